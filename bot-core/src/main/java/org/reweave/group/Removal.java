package org.reweave.group;

import java.time.Duration;
import java.time.Instant;

/**
 * The companion is not in a group any more.
 *
 * <p>What is left of the group is erased for good after a while, so only time counts in which somebody looked, as every hour
 * does: a clock that jumps ahead looks like a time in which nobody did, and neither brings the end nearer.
 *
 * @param since when the time that counts began (UTC)
 * @param seen when it was looked at last (UTC)
 */
public record Removal(Instant since, Instant seen) {
    /** How often it is looked at. */
    static final Duration LOOKS = Duration.ofHours(1);

    /** A look that comes no later than this is one that nobody missed. */
    private static final Duration MISSED = LOOKS.multipliedBy(2);

    /** The same, looked at now. */
    Removal seen(Instant now) {
        if (now.isBefore(seen)) {
            return new Removal(since.isAfter(now) ? now : since, now);
        }
        Duration gap = Duration.between(seen, now);
        return new Removal(gap.compareTo(MISSED) > 0 ? since.plus(gap) : since, now);
    }

    /** Whether so much time has counted. */
    boolean over(Duration grace) {
        return !since.plus(grace).isAfter(seen);
    }

    /** When it has to be looked at next. */
    Instant next(Duration grace) {
        Instant end = since.plus(grace);
        Instant look = seen.plus(LOOKS);
        return end.isBefore(look) ? end : look;
    }
}
