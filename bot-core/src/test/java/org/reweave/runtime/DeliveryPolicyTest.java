package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.runtime.Verdict.Because;
import org.reweave.spi.Delivery;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Priority;

final class DeliveryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final RelaySettings SETTINGS = RelaySettings.usual(false);
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(SETTINGS);

    private static Claimed message(Priority priority, int attempts, boolean uncertain, Duration age) {
        return message(priority, attempts, uncertain, age, Optional.empty());
    }

    private static Claimed message(
            Priority priority, int attempts, boolean uncertain, Duration age, Optional<Instant> notAfter) {
        Address to = new Address("fake", "ana", "chat");
        OutboundMessage words = OutboundMessage.saying(RichText.plain("hello"));
        return new Claimed(
                "m1",
                to,
                priority,
                priority == Priority.REPLY,
                words,
                attempts,
                uncertain,
                NOW.minus(age),
                "ada",
                notAfter);
    }

    private static Claimed fresh(Priority priority) {
        return message(priority, 0, false, Duration.ZERO);
    }

    private static Verdict after(Claimed message, Delivery delivery, boolean tellsRepeats) {
        return POLICY.after(message, delivery, tellsRepeats, false, NOW, new Random(1));
    }

    @Test
    void what_would_reach_a_person_in_their_quiet_hours_is_given_up() {
        Claimed inTime = message(Priority.NUDGE, 0, false, Duration.ZERO, Optional.of(NOW));
        Claimed late = message(Priority.NUDGE, 0, false, Duration.ZERO, Optional.of(NOW.minusMillis(1)));

        assertThat(POLICY.beforehand(inTime, true, NOW)).isEmpty();
        assertThat(POLICY.beforehand(late, true, NOW)).contains(new Verdict.Dropped("given up: past its time"));
    }

    @Test
    void what_the_platform_took_is_done_with() {
        assertThat(after(fresh(Priority.REPLY), new Delivery.Delivered(Optional.empty()), false))
                .isEqualTo(new Verdict.Arrived());
    }

    @Test
    void what_the_platform_put_off_is_sent_when_the_platform_says() {
        assertThat(after(fresh(Priority.NUDGE), new Delivery.Retry(Duration.ofSeconds(7)), false))
                .isEqualTo(new Verdict.Again(NOW.plusSeconds(7), Because.ASKED));
    }

    @Test
    void a_platform_that_says_at_once_is_given_a_moment_all_the_same() {
        assertThat(after(fresh(Priority.REPLY), new Delivery.Retry(Duration.ZERO), false))
                .isEqualTo(new Verdict.Again(NOW.plusMillis(100), Because.ASKED));
    }

    @Test
    void what_will_never_arrive_is_dropped_with_its_reason() {
        assertThat(after(fresh(Priority.REPLY), new Delivery.Unreachable("blocked"), false))
                .isEqualTo(new Verdict.Lost("blocked"));
        assertThat(after(fresh(Priority.REPLY), new Delivery.Rejected("too long"), false))
                .isEqualTo(new Verdict.Dropped("rejected: too long"));
    }

    @Test
    void a_reply_with_an_unknown_outcome_is_sent_again_after_a_wait() {
        assertThat(after(fresh(Priority.REPLY), new Delivery.Unknown(), false))
                .isInstanceOfSatisfying(Verdict.Again.class, again -> {
                    assertThat(again.unknown()).isTrue();
                    assertThat(again.notBefore()).isBetween(NOW.plusMillis(500), NOW.plusMillis(1000));
                });
    }

    @Test
    void a_nudge_with_an_unknown_outcome_is_sent_again_only_where_repeats_are_told() {
        assertThat(after(fresh(Priority.NUDGE), new Delivery.Unknown(), false)).isEqualTo(new Verdict.Uncertain());
        assertThat(after(fresh(Priority.NUDGE), new Delivery.Unknown(), true)).isInstanceOf(Verdict.Again.class);
    }

    @Test
    void a_message_sent_too_often_without_an_answer_while_others_arrive_is_given_up() {
        Claimed last = message(Priority.REPLY, SETTINGS.attempts() - 1, false, Duration.ofMinutes(10));

        assertThat(after(last, new Delivery.Unknown(), true))
                .isEqualTo(new Verdict.Dropped("given up: too many attempts"));
    }

    @Test
    void a_platform_that_is_away_is_waited_for_however_often_and_about_as_long_as_it_was_away_already() {
        assertThat(whileAway(message(Priority.REPLY, 500, false, Duration.ZERO)))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(whileAway(message(Priority.REPLY, 500, false, Duration.ofMinutes(8))))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(whileAway(message(Priority.REPLY, 500, false, Duration.ofDays(6))))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
    }

    private static Duration whileAway(Claimed message) {
        Verdict.Again again =
                (Verdict.Again) POLICY.after(message, new Delivery.Unknown(), false, true, NOW, new Random(1));
        assertThat(again.because()).isEqualTo(Because.AWAY);
        return Duration.between(NOW, again.notBefore());
    }

    @Test
    void being_put_off_never_uses_up_the_attempts() {
        Claimed often = message(Priority.REPLY, 500, false, Duration.ofMinutes(10));

        assertThat(after(often, new Delivery.Retry(Duration.ofSeconds(1)), false))
                .isInstanceOf(Verdict.Again.class);
    }

    @Test
    void a_nudge_that_may_have_arrived_before_a_crash_is_not_even_tried() {
        Claimed left = message(Priority.NUDGE, 1, true, Duration.ofMinutes(3));

        assertThat(POLICY.beforehand(left, false, NOW)).contains(new Verdict.Uncertain());
        assertThat(POLICY.beforehand(left, true, NOW)).isEmpty();
        assertThat(POLICY.beforehand(message(Priority.REPLY, 1, true, Duration.ofMinutes(3)), false, NOW))
                .isEmpty();
    }

    @Test
    void what_grew_too_old_is_given_up_a_nudge_sooner_than_a_reply() {
        Duration day = Duration.ofDays(1);

        assertThat(POLICY.beforehand(message(Priority.NUDGE, 1, false, day), false, NOW))
                .contains(new Verdict.Dropped("given up: too old"));
        assertThat(POLICY.beforehand(message(Priority.REPLY, 1, false, day), false, NOW))
                .isEmpty();
        assertThat(POLICY.beforehand(message(Priority.REPLY, 1, false, Duration.ofDays(8)), false, NOW))
                .contains(new Verdict.Dropped("given up: too old"));
    }
}
