package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.discord.FakeRest.Asked;
import org.reweave.spi.Haste;
import org.reweave.spi.MovedTicks;

/** Pacing against the fake's own limiter, in a time that the test moves. */
class PacerTest {
    private static final int MANY = 10_000;
    private static final double ALLOWED_PER_SECOND = 50;

    private final MovedTicks time = new MovedTicks();
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
        waits(() -> pacer.take(chat, Haste.UNASKED));
    }

    private void waits(Supplier<Optional<Duration>> room) {
        for (Optional<Duration> wait = room.get(); wait.isPresent(); wait = room.get()) {
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
            waits(() -> pacer.takeOpening(false, Haste.AWAITED));
            sends("/users/@me/channels", 40);
            takes("person-" + i);
            sends("/channels/" + (1_000 + i) + "/messages", 40);
        }
        assertThat(refused).isZero();
    }

    @Test
    void the_limiter_refuses_those_who_do_not_pace() {
        for (int i = 0; i < 100; i++) {
            pacer.counted();
            sends("/channels/" + (1_000 + i) + "/messages", 2);
        }
        time.park(Duration.ofSeconds(1).toNanos());
        assertThat(refused).isEqualTo(50);
    }

    /** So many notes wait, each since a little later than the one before, when something happens. */
    private void waiting(int notes, Runnable then) {
        if (notes == 0) {
            then.run();
            return;
        }
        time.at(time.nanos() + 1_000, () -> waiting(notes - 1, then));
        pacer.take("note-" + notes, Haste.UNASKED);
    }

    @Test
    void an_answer_goes_before_all_notes_that_wait_already() {
        Duration evenly = Duration.ofSeconds(1).dividedBy(Tempo.usual().perSecond());
        for (int i = 0; i < 2 * Tempo.usual().perSecond(); i++) {
            takes("person-" + i);
            sends("/channels/" + (1_000 + i) + "/messages", 2);
        }
        AtomicReference<Duration> waited = new AtomicReference<>();
        waiting(6, () -> {
            long since = time.nanos();
            assertThat(pacer.take("person", Haste.AWAITED)).isEmpty();
            waited.set(Duration.ofNanos(time.nanos() - since));
        });
        assertThat(waited.get()).isLessThanOrEqualTo(evenly.plusMillis(4));
    }

    @Test
    void one_chat_gets_five_in_a_row_and_then_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            assertThat(pacer.take("person", Haste.AWAITED)).isEmpty();
        }
        assertThat(pacer.take("person", Haste.AWAITED))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100)));
        assertThat(pacer.take("another", Haste.AWAITED)).isEmpty();
    }

    @Test
    void ten_conversations_an_hour_are_opened_with_people_never_written_to() {
        for (int i = 0; i < Pacer.NEW_CHATS_AN_HOUR; i++) {
            assertThat(pacer.takeOpening(true, Haste.AWAITED)).isEmpty();
        }
        assertThat(pacer.takeOpening(true, Haste.AWAITED))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7)));
        assertThat(pacer.takeOpening(false, Haste.AWAITED)).isEmpty();
        time.park(Duration.ofMinutes(6).toNanos());
        assertThat(pacer.takeOpening(true, Haste.AWAITED)).isEmpty();
    }

    @Test
    void an_opening_that_finds_no_room_takes_nothing_from_the_budget() {
        for (int i = 0; i < Tempo.usual().perSecond(); i++) {
            pacer.counted();
        }
        for (int i = 0; i < 2 * Pacer.NEW_CHATS_AN_HOUR; i++) {
            assertThat(pacer.takeOpening(true, Haste.AWAITED))
                    .hasValueSatisfying(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(1)));
        }
    }
}
