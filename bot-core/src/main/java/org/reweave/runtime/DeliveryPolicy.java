package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reweave.runtime.Verdict.Because;
import org.reweave.spi.Delivery;
import org.reweave.store.Outbox.Claimed;

/**
 * Decides what becomes of a message: a reply is sent until it arrives, something unasked is rather lost than said twice.
 *
 * <p>Nothing is sent for ever: what grew too old is given up with a reason, and so is what alone never gets an answer
 * while others do. A platform where nothing arrives is away, and says nothing about the message: that waits for it.
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

    /**
     * What follows from how an attempt ended.
     *
     * @param away whether nothing arrives on the platform, whatever the message
     */
    Verdict after(
            Claimed message,
            Delivery delivery,
            boolean tellsRepeats,
            boolean away,
            Instant now,
            RandomGenerator jitter) {
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
            return new Verdict.Again(now.plus(after), Because.ASKED);
        }
        if (!mayRepeat(message, tellsRepeats)) {
            return new Verdict.Uncertain();
        }
        return away ? whileAway(message, now, jitter) : afterUnknown(message, now, jitter);
    }

    /** About as long as it waited already: each attempt may be seen, so there are few, and soon only two an hour. */
    private Verdict whileAway(Claimed message, Instant now, RandomGenerator jitter) {
        long longest = settings.retryWhileAway().toMillis();
        long waited = Duration.between(message.createdAt(), now).toMillis();
        long whole = Math.min(longest, Math.max(settings.retry().first().toMillis(), waited));
        long wait = Math.round(whole * (0.5 + jitter.nextDouble() / 2));
        return new Verdict.Again(now.plusMillis(wait), Because.AWAY);
    }

    private Verdict afterUnknown(Claimed message, Instant now, RandomGenerator jitter) {
        int attempts = message.attempts() + 1;
        return attempts < settings.attempts()
                ? new Verdict.Again(now.plus(settings.retry().after(attempts, jitter)), Because.UNKNOWN)
                : new Verdict.Dropped("given up: too many attempts");
    }

    private static boolean mayRepeat(Claimed message, boolean tellsRepeats) {
        return tellsRepeats || message.priority().answers();
    }

    private Duration maxAge(Claimed message) {
        return message.priority().answers() ? settings.replyAge() : settings.nudgeAge();
    }
}
