package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was said last in each chat, for as long as Telegram lets it be deleted. Kept in memory alone: what was said before the
 * last start, or longer ago than that, stays in the chat.
 */
final class Said {
    /** As many as can be deleted with one call. */
    static final int AT_MOST = 100;

    private final Cache<String, Deque<Integer>> messages = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(2))
            .build();

    void add(Target chat, int message) {
        messages.asMap().compute(chat.written(), (key, known) -> {
            Deque<Integer> all = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
            all.addLast(message);
            while (all.size() > AT_MOST) {
                all.removeFirst();
            }
            return all;
        });
    }

    List<Integer> in(Target chat) {
        Deque<Integer> known = messages.getIfPresent(chat.written());
        return known == null ? List.of() : List.copyOf(known);
    }

    void forget(Target chat) {
        messages.invalidate(chat.written());
    }
}
