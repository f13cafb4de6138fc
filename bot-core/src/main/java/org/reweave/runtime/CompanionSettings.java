package org.reweave.runtime;

import java.time.Duration;

/**
 * How the companion works.
 *
 * @param turns how turns are run
 * @param relay how messages are delivered
 * @param nudgePoll how often to look for nudges nobody told of
 * @param nudgesTogether how many nudges to fire at the same time
 * @param retention how long what is kept
 * @param flood how much is taken in from one sender
 * @param pseudonyms what people are called in the log
 */
public record CompanionSettings(
        TurnSettings turns,
        RelaySettings relay,
        Duration nudgePoll,
        int nudgesTogether,
        Retention retention,
        FloodLimits flood,
        Pseudonyms pseudonyms) {

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
                512,
                Retention.usual(),
                FloodLimits.usual(),
                Pseudonyms.untilTheEnd());
    }

    /** The same settings with other names for people in the log. */
    public CompanionSettings with(Pseudonyms names) {
        return new CompanionSettings(turns, relay, nudgePoll, nudgesTogether, retention, flood, names);
    }

    /** The same settings with other times for what is kept. */
    public CompanionSettings with(Retention times) {
        RelaySettings tries = relay.giveUpAfter(times.undelivered());
        return new CompanionSettings(turns, tries, nudgePoll, nudgesTogether, times, flood, pseudonyms);
    }

    /** The same settings with other limits for each sender. */
    public CompanionSettings with(FloodLimits limits) {
        return new CompanionSettings(turns, relay, nudgePoll, nudgesTogether, retention, limits, pseudonyms);
    }
}
