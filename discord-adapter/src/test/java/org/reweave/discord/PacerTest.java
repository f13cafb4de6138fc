package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.discord.FakeRest.Asked;
import org.reweave.spi.Ticks;

/** Pacing against the fake's own limiter, in a time that the test moves. */
class PacerTest {
    private static final int MANY = 10_000;
    private static final double ALLOWED_PER_SECOND = 50;

    private record Event(long at, Runnable what) {}

    /** A time in which answers arrive while somebody waits. */
    private static final class Moved implements Ticks {
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
        private long now = 1;

        void at(long time, Runnable what) {
            events.add(new Event(time, what));
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void park(long nanos) {
            long end = now + nanos;
            while (!events.isEmpty() && events.peek().at() <= end) {
                Event next = events.poll();
                now = Math.max(now, next.at());
                next.what().run();
            }
            now = end;
        }
    }

    private final Moved time = new Moved();
    private final Pacer pacer = new Pacer(Tempo.usual(), time);
    private final FakeLimits limits = new FakeLimits(() -> time.nanos() / 1_000_000);
    private final Random random = new Random(7);
    private int refused;

    private void sends(String path, int slowestMillis) {
        long arrives = time.nanos()
                + Duration.ofMillis(1 + random.nextInt(slowestMillis)).toNanos();
        time.at(arrives, () -> {
            FakeLimits.Taken taken = limits.take(new Asked("POST", path, Map.of(), MissingNode.getInstance()), true);
            refused += taken.refused() ? 1 : 0;
        });
        time.at(arrives + Duration.ofMillis(1 + random.nextInt(slowestMillis)).toNanos(), pacer::answered);
    }

    private void takes(String chat) {
        for (Optional<Duration> wait = pacer.take(chat); wait.isPresent(); wait = pacer.take(chat)) {
            time.park(wait.get().toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0.75", "40, 0.7", "400, 0.5"})
    void ten_thousand_messages_at_once_are_never_refused_and_use_most_of_what_is_allowed(int slowest, double least) {
        long start = time.nanos();
        for (int i = 0; i < MANY; i++) {
            takes("person-" + i);
            sends("/channels/" + (1_000 + i) + "/messages", slowest);
        }
        double share = MANY / ((time.nanos() - start) / 1e9) / ALLOWED_PER_SECOND;
        System.out.printf("10,000 messages, each up to %d ms on its way: %.2f of the allowed rate%n", slowest, share);
        assertThat(refused).isZero();
        assertThat(share).isGreaterThan(least).isLessThanOrEqualTo(1.0);
    }

    @Test
    void ten_thousand_people_whose_conversation_has_to_be_opened_first_are_never_too_many() {
        for (int i = 0; i < MANY; i++) {
            pacer.counted();
            sends("/users/@me/channels", 40);
            takes("person-" + i);
            sends("/channels/" + (1_000 + i) + "/messages", 40);
        }
        assertThat(refused).isZero();
    }

    @Test
    void the_limiter_refuses_those_who_do_not_pace() {
        for (int i = 0; i < 100; i++) {
            sends("/channels/" + (1_000 + i) + "/messages", 2);
        }
        time.park(Duration.ofSeconds(1).toNanos());
        assertThat(refused).isEqualTo(50);
    }

    @Test
    void one_chat_gets_five_in_a_row_and_then_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            assertThat(pacer.take("person")).isEmpty();
        }
        assertThat(pacer.take("person"))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100)));
        assertThat(pacer.take("another")).isEmpty();
    }

    @Test
    void ten_conversations_an_hour_are_opened_with_people_never_written_to() {
        for (int i = 0; i < Pacer.NEW_CHATS_AN_HOUR; i++) {
            assertThat(pacer.takeNewChat()).isEmpty();
        }
        assertThat(pacer.takeNewChat())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7)));
        time.park(Duration.ofMinutes(6).toNanos());
        assertThat(pacer.takeNewChat()).isEmpty();
    }
}
