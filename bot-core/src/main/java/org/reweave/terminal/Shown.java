package org.reweave.terminal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the messages shown, so that the next line is read only after the answers to the last one. */
final class Shown {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long count;

    /** How many were shown so far. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** One more was shown. */
    void another() {
        lock.lock();
        try {
            count++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many were shown, but no longer than the given time; says whether they were. */
    boolean await(long wanted, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (count < wanted && left > 0) {
                left = more.awaitNanos(left);
            }
            return count >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
