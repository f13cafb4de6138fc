package org.reweave.discord;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets so many requests arrive within any second, however long each was on its way.
 *
 * <p>When a request arrives is not known, only that it was before its answer. So each counts from when it is sent until a
 * second after its answer: all that can arrive within the same second were counted when the last of them left.
 */
final class Window {
    private static final long SECOND = 1_000_000_000L;
    /** How long to wait where everything is on its way and nobody knows for how long. */
    private static final long A_LITTLE = 20_000_000L;

    private final int most;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int onTheirWay;

    Window(int most) {
        this.most = most;
    }

    /** Counts a request that is about to leave; otherwise says how many nanoseconds to wait first. */
    synchronized long enter(long now) {
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
    synchronized void count() {
        onTheirWay++;
    }

    /** The answer to a request is known, or never will be. */
    synchronized void leave(long now) {
        onTheirWay--;
        answered.add(now);
    }
}
