package org.reweave.runtime;

import java.time.Duration;

/** A stretch of real time that several things share one after another. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** So long before this one, but not before now. */
    Deadline before(Duration time) {
        return new Deadline(Math.max(System.nanoTime(), nanoTime - time.toNanos()));
    }

    /** What is left of it, never less than nothing. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
