package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.spi.Haste;
import org.reweave.spi.MovedTicks;

/** Pacing against the fake's own limiter, in a time that the test moves. */
class PacerTest {
    private static final int MANY = 10_000;
    private static final double ALLOWED_PER_SECOND = 30;

    private record Waiting(Target to, long notBefore) {}

    private final MovedTicks time = new MovedTicks();
    private final Tempo tempo = Tempo.usual();
    private final Pacer pacer = new Pacer(tempo.perSecond(), tempo.perChat(), time);
    private final Limiter limiter = new Limiter();
    private final Random random = new Random(7);
    private int refused;

    /** Sends everything as the relay does: what has to wait comes again, everything else goes at once. */
    private double share(Deque<Waiting> queue, int slowestMillis) {
        long start = time.nanos();
        int all = queue.size();
        while (!queue.isEmpty()) {
            Waiting next = queue.poll();
            if (next.notBefore() > time.nanos()) {
                queue.add(next);
                time.park(Duration.ofMillis(1).toNanos());
                continue;
            }
            Optional<Duration> wait = pacer.take(next.to(), Haste.UNASKED);
            if (wait.isPresent()) {
                queue.add(new Waiting(next.to(), time.nanos() + wait.get().toNanos()));
            } else {
                sends(next.to(), slowestMillis);
            }
        }
        return all / ((time.nanos() - start) / 1e9) / ALLOWED_PER_SECOND;
    }

    private void sends(Target to, int slowestMillis) {
        long arrives = time.nanos()
                + Duration.ofMillis(1 + random.nextInt(slowestMillis)).toNanos();
        time.at(arrives, () -> refused += limiter.count(to.chat(), arrives) > 0 ? 1 : 0);
        long answered =
                arrives + Duration.ofMillis(1 + random.nextInt(slowestMillis)).toNanos();
        time.at(answered, pacer::answered);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 400})
    void ten_thousand_messages_at_once_are_never_refused_and_use_what_is_allowed(int slowestMillis) {
        Deque<Waiting> queue = new ArrayDeque<>();
        for (int i = 0; i < MANY; i++) {
            queue.add(new Waiting(Target.of(i + 1, null), 0));
        }
        double share = share(queue, slowestMillis);
        assertThat(refused).isZero();
        assertThat(share).isGreaterThan(slowestMillis > 100 ? 0.7 : 0.9).isLessThanOrEqualTo(1.0);
    }

    @Test
    void neither_a_group_nor_a_person_who_gets_many_is_ever_too_much() {
        Deque<Waiting> queue = new ArrayDeque<>();
        for (int i = 0; i < 600; i++) {
            queue.add(new Waiting(Target.of(i % 2 == 0 ? -1 - i % 10 : 1 + i % 10, null), 0));
        }
        share(queue, 40);
        assertThat(refused).isZero();
    }

    @Test
    void the_limiter_refuses_those_who_do_not_pace() {
        int refusals = 0;
        for (int i = 0; i < 100; i++) {
            refusals += limiter.count("" + i, i * 1_000_000L) > 0 ? 1 : 0;
        }
        assertThat(refusals).isEqualTo(70);
    }

    /** So many notes wait, each since a little later than the one before, when something happens. */
    private void waiting(int notes, Runnable then) {
        if (notes == 0) {
            then.run();
            return;
        }
        time.at(time.nanos() + 1_000, () -> waiting(notes - 1, then));
        pacer.take(Target.of(notes, null), Haste.UNASKED);
    }

    @Test
    void an_answer_goes_before_all_notes_that_wait_already() {
        AtomicReference<Duration> waited = new AtomicReference<>();
        pacer.take(Target.of(97, null), Haste.UNASKED);
        pacer.take(Target.of(98, null), Haste.UNASKED);
        waiting(6, () -> {
            long since = time.nanos();
            assertThat(pacer.take(Target.of(99, null), Haste.AWAITED)).isEmpty();
            waited.set(Duration.ofNanos(time.nanos() - since));
        });
        assertThat(waited.get()).isLessThanOrEqualTo(Duration.ofSeconds(1).dividedBy(tempo.perSecond()));
    }

    /** Given back, it would come behind all that waits by then. */
    @Test
    void whoever_has_to_wait_for_answers_of_telegram_keeps_their_place() {
        for (int i = 0; i < ALLOWED_PER_SECOND; i++) {
            assertThat(pacer.take(Target.of(i + 1, null), Haste.AWAITED)).isEmpty();
            time.at(time.nanos() + Duration.ofSeconds(2).toNanos(), pacer::answered);
        }
        long since = time.nanos();
        assertThat(pacer.take(Target.of(99, null), Haste.AWAITED)).isEmpty();
        assertThat(Duration.ofNanos(time.nanos() - since)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void what_telegram_said_is_waited_for_to_the_end() {
        Target to = Target.of(1, null);
        pacer.refused(to, Duration.ofSeconds(17));
        assertThat(pacer.take(to, Haste.AWAITED)).contains(Duration.ofSeconds(17));
        time.park(Duration.ofSeconds(16).toNanos());
        assertThat(pacer.take(to, Haste.AWAITED)).contains(Duration.ofSeconds(1));
        time.park(Duration.ofSeconds(1).toNanos());
        assertThat(pacer.take(to, Haste.AWAITED)).isEmpty();
    }
}
