package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time the runtime goes by: a clock, and alarms that go off by it.
 *
 * <p>Everything in the runtime that waits, waits on an alarm; so whoever moves the clock moves everything.
 */
public interface Timing {

    /** The clock (UTC). */
    Clock clock();

    /** A new alarm, for one thread to wait on. */
    Alarm alarm();

    /** Goes by the given clock, which is taken to run as fast as real time. */
    static Timing of(Clock clock) {
        return new RunningTime(clock, Duration.ofSeconds(30));
    }

    /** Where one thread waits. */
    interface Alarm {

        /** Ends the wait that is under way, or else the next one before it begins. Any thread may call it. */
        void ring();

        /**
         * Waits until it is rung, the clock shows the given time, or it was set back, for then the time may have been worked
         * out by a clock that was wrong; whichever comes first.
         *
         * @param since what the clock showed when the time to wait for was worked out (UTC); where it shows less by now, it
         *     was set back before the wait
         * @param until the time to wait for (UTC)
         * @throws InterruptedException when the waiting thread is interrupted
         */
        void await(Instant since, Instant until) throws InterruptedException;
    }
}
