package org.reweave.spi;

import java.util.concurrent.locks.LockSupport;

/**
 * The time that passes between two moments, and waiting for it: what an adapter paces itself by, real or moved by a test. Any
 * thread may use it.
 */
public interface Ticks {

    /** A number of nanoseconds that only grows; means nothing by itself. */
    long nanos();

    /**
     * Waits about so many nanoseconds; not at all where that is 0 or less.
     *
     * @throws InterruptedException as soon as the waiting thread is interrupted
     */
    void park(long nanos) throws InterruptedException;

    /** Real time. */
    static Ticks real() {
        return new Ticks() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void park(long nanos) throws InterruptedException {
                long end = System.nanoTime() + nanos;
                for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    LockSupport.parkNanos(left);
                }
            }
        };
    }
}
