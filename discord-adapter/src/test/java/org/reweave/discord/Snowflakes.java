package org.reweave.discord;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids as Discord does: each holds its time, and each is greater than the one before. */
final class Snowflakes {
    private static final long EPOCH = 1_420_070_400_000L;

    private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());
    private final AtomicLong count = new AtomicLong();
    private volatile Clock clock;

    /** From now on things happen when this clock says. */
    void goBy(Clock other) {
        millis.set(other.millis());
        clock = other;
    }

    long now() {
        Clock given = clock;
        return given == null ? System.currentTimeMillis() : given.millis();
    }

    /** The next id, a moment after the one before. */
    long next() {
        return id(millis.updateAndGet(last -> Math.max(last + 3, now())));
    }

    /** The next id of something a person does: nobody does two things within a second. */
    long nextByPerson() {
        int apart = clock == null ? 1_500 : 3;
        return id(millis.updateAndGet(last -> Math.max(last + apart, now())));
    }

    private long id(long at) {
        return ((at - EPOCH) << 22) | (count.incrementAndGet() & 0xFFF);
    }

    static long millis(long id) {
        return (id >>> 22) + EPOCH;
    }
}
