package org.reweave.runtime;

import java.time.Duration;

/**
 * How the companion works.
 *
 * @param turns how turns are run
 * @param relay how messages are delivered
 * @param nudgePoll how often to look for nudges nobody told of
 * @param nudgesTogether how many nudges to fire at the same time
 * @param updatesKept how long an update is remembered, so that it is not taken in twice
 * @param parkedKept how long it is kept that an update failed for good
 * @param flood how much is taken in from one sender
 */
public record CompanionSettings(
        TurnSettings turns,
        RelaySettings relay,
        Duration nudgePoll,
        int nudgesTogether,
        Duration updatesKept,
        Duration parkedKept,
        FloodLimits flood) {

    /** The usual settings for the one process that owns an embedded database. */
    public static CompanionSettings embedded() {
        return usual(TurnSettings.LANES, true);
    }

    /** The usual settings for one of several processes on a database server, with so many lanes for turns. */
    public static CompanionSettings lanes(int lanes) {
        return usual(lanes, false);
    }

    private static CompanionSettings usual(int lanes, boolean alone) {
        return new CompanionSettings(
                TurnSettings.lanes(lanes),
                RelaySettings.usual(alone),
                Duration.ofSeconds(30),
                256,
                Duration.ofDays(30),
                Duration.ofDays(7),
                FloodLimits.usual());
    }

    /** The same settings with other limits for each sender. */
    public CompanionSettings with(FloodLimits limits) {
        return new CompanionSettings(turns, relay, nudgePoll, nudgesTogether, updatesKept, parkedKept, limits);
    }
}
