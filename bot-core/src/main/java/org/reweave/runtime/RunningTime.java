package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Real time, by a clock that somebody may still set forward or back. */
record RunningTime(Clock clock) implements Timing {
    /** The clock is read again after at most this long, so a clock that was set is noticed. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    @Override
    public Alarm alarm() {
        return new Bell(clock);
    }

    private static final class Bell implements Alarm {
        private final Clock clock;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rings = lock.newCondition();
        private boolean rung;

        Bell(Clock clock) {
            this.clock = clock;
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
        public void await(Instant until) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                for (Instant now = clock.instant(); !rung && now.isBefore(until); now = clock.instant()) {
                    Instant look = now.plus(LOOK_AGAIN);
                    Duration rest = Duration.between(now, until.isBefore(look) ? until : look);
                    rings.awaitNanos(rest.toNanos());
                }
                rung = false;
            } finally {
                lock.unlock();
            }
        }
    }
}
