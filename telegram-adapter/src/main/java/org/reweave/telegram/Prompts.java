package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** Remembers the last prompt of each chat for a while. Losing it only means that old buttons stay. */
final class Prompts {
    private final Cache<String, Prompt> last = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofHours(6))
            .build();

    Optional<Prompt> last(Target chat) {
        return Optional.ofNullable(last.getIfPresent(chat.written()));
    }

    void shown(Target chat, Prompt prompt) {
        last.put(chat.written(), prompt);
    }

    void forget(Target chat) {
        last.invalidate(chat.written());
    }

    /** Something was written below the prompt. */
    void writtenBelow(Target chat) {
        last.asMap().computeIfPresent(chat.written(), (key, prompt) -> prompt.notLowest());
    }

    /**
     * A button was pressed.
     *
     * @param seen the message it belongs to, as Telegram brought it along
     * @return whether it belongs to the last prompt; a button of an earlier one is left over
     */
    boolean pressed(Target chat, Prompt seen, String token) {
        Prompt now = last.asMap().compute(chat.written(), (key, known) -> {
            if (known == null || known.messageId() < seen.messageId()) {
                return seen.pressed(token);
            }
            return known.messageId() == seen.messageId() ? known.pressed(token) : known;
        });
        return now.messageId() == seen.messageId();
    }
}
