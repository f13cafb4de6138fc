package org.reweave.telegram;

import java.time.Duration;

/** The waits between attempts: each twice the one before, up to a longest, until one succeeds. */
final class Backoff {
    private final Duration first;
    private final Duration last;
    private int failures;

    Backoff(Tempo tempo) {
        this.first = tempo.firstRetry();
        this.last = tempo.lastRetry();
    }

    /** How long to wait after one more failure. */
    synchronized Duration next() {
        Duration wait = first.multipliedBy(1L << Math.min(failures++, 20));
        return wait.compareTo(last) > 0 ? last : wait;
    }

    synchronized void reset() {
        failures = 0;
    }
}
