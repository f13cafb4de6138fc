package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Groups that have another id now, because they grew. Forgetting one is harmless: Telegram says the new id again with the
 * next message to the old one.
 */
final class Moves {
    private final Cache<String, String> moved =
            Caffeine.newBuilder().maximumSize(10_000).build();

    void note(Target from, Target to) {
        moved.put(from.chat(), to.chat());
    }

    /** Where a chat is now, which may be where it always was. */
    Target now(Target chat) {
        return Optional.ofNullable(moved.getIfPresent(chat.chat()))
                .map(id -> chat.movedTo(Long.parseLong(id)))
                .orElse(chat);
    }
}
