package org.reweave.spi;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A time that passes only while somebody waits, and in which things happen meanwhile; for one thread. */
public final class MovedTicks implements Ticks {
    private record Event(long at, Runnable what) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private long now = 1;

    /** Lets something happen as soon as it is {@code time}, in nanoseconds of {@link #nanos}. */
    public void at(long time, Runnable what) {
        events.add(new Event(time, what));
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void park(long nanos) {
        long end = now + nanos;
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.poll();
            now = Math.max(now, next.at());
            next.what().run();
        }
        now = end;
    }
}
