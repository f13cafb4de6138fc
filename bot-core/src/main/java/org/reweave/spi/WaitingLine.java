package org.reweave.spi;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * Who may go through a gate next: those somebody waits for before those nobody waits for, and each in the order they came.
 *
 * <p>Only the first in line asks the gate, so nothing that was promised to somebody else is in the way of whoever comes first:
 * however much waits that nobody asked for, an answer goes through as soon as the gate opens once more.
 *
 * <p>Times are nanoseconds that only grow, as of {@link Ticks#nanos}. Any thread may use it.
 */
public final class WaitingLine {
    /** How long the others let the first one go ahead once the gate may be open. */
    private static final long LEAD = 1_000_000L;

    /** Something that lets one through at a time. */
    @FunctionalInterface
    public interface Gate {
        /** Lets one through and gives 0; otherwise says how many nanoseconds to wait before asking again. */
        long enter(long now, Haste haste);
    }

    private final Ticks ticks;
    private final Gate gate;
    private final TreeSet<Place> line =
            new TreeSet<>(Comparator.comparing((Place place) -> place.haste).thenComparing(place -> place.number));
    private long numbers;
    private long opens;

    /** A line nobody stands in. */
    public WaitingLine(Ticks ticks, Gate gate) {
        this.ticks = ticks;
        this.gate = gate;
        this.opens = ticks.nanos();
    }

    /** Where one stands in line. */
    public final class Place {
        private final Haste haste;
        private final long number;

        private Place(Haste haste, long number) {
            this.haste = haste;
            this.number = number;
        }

        /** Goes through and gives 0; otherwise says how many nanoseconds to wait before asking again. */
        public long ask() {
            return WaitingLine.this.ask(this);
        }

        /** Leaves the line, let through or not. */
        public void leave() {
            WaitingLine.this.leave(this);
        }
    }

    /** Stands in line. */
    public synchronized Place join(Haste haste) {
        Place place = new Place(haste, numbers++);
        line.add(place);
        return place;
    }

    private synchronized long ask(Place place) {
        long now = ticks.nanos();
        if (line.first() != place) {
            return Math.max(opens - now, 0) + LEAD;
        }
        long wait = gate.enter(now, place.haste);
        opens = now + wait;
        return wait;
    }

    private synchronized void leave(Place place) {
        line.remove(place);
    }

    /**
     * Waits in line, for about {@code atMost} nanoseconds. Gives 0 once let through; otherwise how many nanoseconds to wait
     * before coming again.
     *
     * @throws InterruptedException as soon as the waiting thread is interrupted
     */
    public long pass(Haste haste, long atMost) throws InterruptedException {
        Place place = join(haste);
        try {
            long end = ticks.nanos() + atMost;
            for (long wait = place.ask(); wait > 0; wait = place.ask()) {
                if (ticks.nanos() + wait > end) {
                    return wait;
                }
                ticks.park(wait);
            }
            return 0;
        } finally {
            place.leave();
        }
    }

    /** Goes through if the gate is open and nobody stands in line who is in as much haste. */
    public synchronized boolean passesAtOnce(Haste haste) {
        boolean free = line.isEmpty() || line.first().haste.compareTo(haste) > 0;
        return free && gate.enter(ticks.nanos(), haste) == 0;
    }
}
