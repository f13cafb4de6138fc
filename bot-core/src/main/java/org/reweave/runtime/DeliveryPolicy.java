package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reweave.spi.Delivery;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Priority;

/**
 * Decides what becomes of a message: a reply is sent until it arrives, something unasked is rather lost than said twice.
 *
 * <p>Nothing is sent for ever: what grew too old, or was sent too often without an answer, is given up with a reason.
 */
record DeliveryPolicy(RelaySettings settings) {
    private static final Duration SHORTEST_RETRY = Duration.ofMillis(100);

    /** What is decided before a message is sent at all, if anything. */
    Optional<Verdict> beforehand(Claimed message, boolean tellsRepeats, Instant now) {
        if (message.uncertain() && !mayRepeat(message, tellsRepeats)) {
            return Optional.of(new Verdict.Uncertain());
        }
        if (message.notAfter().filter(now::isAfter).isPresent()) {
            return Optional.of(new Verdict.Dropped("given up: past its time"));
        }
        return message.createdAt().plus(maxAge(message)).isBefore(now)
                ? Optional.of(new Verdict.Dropped("given up: too old"))
                : Optional.empty();
    }

    /** What follows from how an attempt ended. */
    Verdict after(Claimed message, Delivery delivery, boolean tellsRepeats, Instant now, RandomGenerator jitter) {
        if (delivery instanceof Delivery.Delivered) {
            return new Verdict.Arrived();
        }
        if (delivery instanceof Delivery.Unreachable unreachable) {
            return new Verdict.Lost(unreachable.reason());
        }
        if (delivery instanceof Delivery.Rejected rejected) {
            return Verdict.Dropped.rejected(rejected.reason());
        }
        if (delivery instanceof Delivery.Retry retry) {
            Duration after = retry.after().compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : retry.after();
            return new Verdict.Again(now.plus(after), false);
        }
        return afterUnknown(message, tellsRepeats, now, jitter);
    }

    private Verdict afterUnknown(Claimed message, boolean tellsRepeats, Instant now, RandomGenerator jitter) {
        if (!mayRepeat(message, tellsRepeats)) {
            return new Verdict.Uncertain();
        }
        int attempts = message.attempts() + 1;
        return attempts < settings.attempts()
                ? new Verdict.Again(now.plus(settings.retry().after(attempts, jitter)), true)
                : new Verdict.Dropped("given up: too many attempts");
    }

    private static boolean mayRepeat(Claimed message, boolean tellsRepeats) {
        return tellsRepeats || message.priority() == Priority.REPLY;
    }

    private Duration maxAge(Claimed message) {
        return message.priority() == Priority.REPLY ? settings.replyAge() : settings.nudgeAge();
    }
}
