package org.reweave.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a real process does in its own time. */
final class Patience {
    private static final long LOOK_EACH = 20_000_000L;

    private Patience() {}

    /** Whether it became true within the time; looks fifty times a second. */
    static boolean until(Duration within, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EACH);
        }
        return true;
    }
}
