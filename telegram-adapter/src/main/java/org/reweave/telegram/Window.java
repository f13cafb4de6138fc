package org.reweave.telegram;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets so many messages arrive within any second, however long each was on its way.
 *
 * <p>When a message arrives is not known, only that it was before its answer. So each counts from when it is sent until a
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

    /** Counts a message that is about to leave; otherwise says how many nanoseconds to wait first. */
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

    /** The answer to a message is known, or never will be. */
    synchronized void leave(long now) {
        onTheirWay--;
        answered.add(now);
    }
}
