package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Real time, by a clock that somebody may still set forward or back.
 *
 * @param lookAgain the clock is read again after at most this long, so that a clock that was set is noticed
 */
record RunningTime(Clock clock, Duration lookAgain) implements Timing {

    @Override
    public Alarm alarm() {
        return new Bell(clock, lookAgain);
    }

    private static final class Bell implements Alarm {
        private final Clock clock;
        private final Duration lookAgain;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rings = lock.newCondition();
        private boolean rung;

        Bell(Clock clock, Duration lookAgain) {
            this.clock = clock;
            this.lookAgain = lookAgain;
        }

        @Override
        public void ring() {
            lock.lock();
            try {
                rung = true;
                rings.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void await(Instant since, Instant until) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                Instant before = since;
                for (Instant now = clock.instant();
                        !rung && now.isBefore(until) && !now.isBefore(before);
                        now = clock.instant()) {
                    Instant look = now.plus(lookAgain);
                    Duration rest = Duration.between(now, until.isBefore(look) ? until : look);
                    rings.awaitNanos(rest.toNanos());
                    before = now;
                }
                rung = false;
            } finally {
                lock.unlock();
            }
        }
    }
}
