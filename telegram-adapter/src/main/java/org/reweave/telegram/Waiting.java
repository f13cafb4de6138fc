package org.reweave.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a thread wait until it is woken for good, and knows when it last showed a sign of life. */
final class Waiting {
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(1);

    private final CountDownLatch woken = new CountDownLatch(1);
    private volatile long beat = System.nanoTime();

    /** A sign of life. */
    void beat() {
        beat = System.nanoTime();
    }

    /** How long ago the last sign of life was. */
    Duration silent() {
        return Duration.ofNanos(System.nanoTime() - beat);
    }

    /** Waits, with signs of life, unless it is or was woken. */
    void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                beat();
                if (woken.await(Math.min(left, BETWEEN_BEATS.toNanos()), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake() {
        woken.countDown();
    }
}
