package org.reweave.spi;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets so many requests arrive within any second, however long each was on its way.
 *
 * <p>When a request arrives is not known, only that it was before its answer. So each counts from when it is sent until a
 * second after its answer: all that can arrive within the same second were counted when the last of them left.
 *
 * <p>Times are nanoseconds that only grow, as of {@link Ticks#nanos}. Any thread may use it.
 */
public final class ArrivalWindow {
    private static final long SECOND = 1_000_000_000L;
    /** How long to wait where everything is on its way and nobody knows for how long. */
    private static final long A_LITTLE = 20_000_000L;

    private final int most;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int onTheirWay;

    /** Lets {@code most} requests arrive within any second; throws {@link IllegalArgumentException} where that is below 1. */
    public ArrivalWindow(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one request a second, not " + most);
        }
        this.most = most;
    }

    /** Counts a request that is about to leave and gives 0; otherwise says how many nanoseconds to wait before asking again. */
    public synchronized long enter(long now) {
        while (!answered.isEmpty() && now - answered.peek() > SECOND) {
            answered.poll();
        }
        if (onTheirWay + answered.size() < most) {
            onTheirWay++;
            return 0;
        }
        return answered.isEmpty() ? A_LITTLE : Math.max(1, answered.peek() + SECOND + 1 - now);
    }

    /** Counts a request that leaves in any case. */
    public synchronized void count() {
        onTheirWay++;
    }

    /**
     * The answer to a request that was counted is known, or never will be. Throws {@link IllegalStateException} where none
     * is on its way: who does not count what leaves lets more arrive than may.
     */
    public synchronized void leave(long now) {
        if (onTheirWay == 0) {
            throw new IllegalStateException("an answer to a request that was not counted");
        }
        onTheirWay--;
        answered.add(now);
    }
}
