package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved; whoever waits by it is woken when their time has come. */
public final class MovableClock extends Clock implements Timing {
    private final Object moves = new Object();
    private Instant now;

    /** A clock that shows this moment (UTC). */
    public MovableClock(Instant now) {
        this.now = now;
    }

    /** Moves the clock forward; by less than nothing, back. */
    public void move(Duration by) {
        synchronized (moves) {
            now = now.plus(by);
            moves.notifyAll();
        }
    }

    @Override
    public Instant instant() {
        synchronized (moves) {
            return now;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("this clock knows UTC only");
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Alarm alarm() {
        return new MovedAlarm();
    }

    private final class MovedAlarm implements Alarm {
        private boolean rung;

        @Override
        public void ring() {
            synchronized (moves) {
                rung = true;
                moves.notifyAll();
            }
        }

        @Override
        public void await(Instant since, Instant until) throws InterruptedException {
            synchronized (moves) {
                Instant before = since;
                while (!rung && now.isBefore(until) && !now.isBefore(before)) {
                    before = now;
                    moves.wait();
                }
                rung = false;
            }
        }
    }
}
