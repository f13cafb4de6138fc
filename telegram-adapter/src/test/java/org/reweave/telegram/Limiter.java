package org.reweave.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts messages like Telegram does: so many in any second, few in a row to a chat, twenty a minute to a group. */
final class Limiter {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int ALL_PER_SECOND = 30;
    private static final int CHAT_BURST = 6;
    private static final int GROUP_PER_MINUTE = 20;

    private volatile int refusals;
    private final Deque<Long> all = new ArrayDeque<>();
    private final Map<String, Deque<Long>> chats = new HashMap<>();

    /** Counts a message; how many seconds to wait where it is one too many, else 0. */
    synchronized int count(String chat, long now) {
        Deque<Long> mine = chats.computeIfAbsent(chat, key -> new ArrayDeque<>());
        boolean group = chat.startsWith("-");
        long window = group ? 60 * SECOND : CHAT_BURST * SECOND;
        forget(all, now - SECOND);
        forget(mine, now - window);
        if (all.size() >= ALL_PER_SECOND) {
            refusals++;
            return 1;
        }
        if (mine.size() >= (group ? GROUP_PER_MINUTE : 2 * CHAT_BURST)) {
            refusals++;
            return group ? 30 : 2;
        }
        all.add(now);
        mine.add(now);
        return 0;
    }

    /** How many messages were too many so far. */
    int refusals() {
        return refusals;
    }

    private static void forget(Deque<Long> times, long before) {
        while (!times.isEmpty() && times.peek() - before < 0) {
            times.poll();
        }
    }
}
