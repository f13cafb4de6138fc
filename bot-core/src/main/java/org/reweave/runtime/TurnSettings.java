package org.reweave.runtime;

import java.time.Duration;

/**
 * How turns are run.
 *
 * @param lanes how many threads run turns side by side, each its own people
 * @param together how many turns may share one commit
 * @param waiting how many turns may wait; more are refused
 * @param tries how often a turn that fails is run before it is put aside
 * @param retry the waits between those tries
 * @param storeRetry the waits between tries while the store is away
 * @param patience how long turns wait for a store that is away before they are given back
 */
public record TurnSettings(
        int lanes, int together, int waiting, int tries, Backoff retry, Backoff storeRetry, Duration patience) {

    /** One lane can work while another waits for the database; {@code docs/rationale.md} has the figures. */
    public static final int LANES = 2;

    /** Throws {@link IllegalArgumentException} when a number is below 1. */
    public TurnSettings {
        if (lanes < 1 || together < 1 || waiting < 1 || tries < 1) {
            throw new IllegalArgumentException("lanes, turns together, turns waiting and tries are at least 1");
        }
    }

    /** The usual settings with so many lanes. */
    public static TurnSettings lanes(int lanes) {
        return new TurnSettings(
                lanes,
                128,
                10_000,
                3,
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5)),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5)),
                Duration.ofSeconds(30));
    }
}
