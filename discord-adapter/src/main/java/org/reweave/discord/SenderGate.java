package org.reweave.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether anything may be sent at all; closed for a while, or for good, when Discord objects to the bot as a whole. */
final class SenderGate {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private final Clock clock;
    private Instant closedUntil = Instant.MIN;

    SenderGate(Clock clock) {
        this.clock = clock;
    }

    /** How long nothing may be sent; empty while all is well. */
    synchronized Optional<Duration> closedFor() {
        Instant now = clock.instant();
        if (!closedUntil.isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(closedUntil.equals(Instant.MAX) ? LOOK_AGAIN : Duration.between(now, closedUntil));
    }

    synchronized void close(Duration time) {
        Instant until = clock.instant().plus(time);
        closedUntil = closedUntil.isAfter(until) ? closedUntil : until;
    }

    synchronized void closeForGood() {
        closedUntil = Instant.MAX;
    }
}
