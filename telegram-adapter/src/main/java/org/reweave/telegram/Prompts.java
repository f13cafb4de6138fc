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

    /** The newest message of each chat; Telegram numbers those of one in the order they came in. */
    private final Cache<String, Integer> written = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    /** What could not be taken off, such as while Telegram was away: the next message takes it along. */
    private final Cache<String, Prompt> left = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    /** The buttons of a prompt that is over are still there. */
    void leftOver(Target chat, Prompt prompt) {
        left.put(chat.written(), prompt);
    }

    /** A prompt of that chat that is over and still has its buttons, told once. */
    Optional<Prompt> takeLeftOver(Target chat) {
        return Optional.ofNullable(left.asMap().remove(chat.written()));
    }

    Optional<Prompt> last(Target chat) {
        return Optional.ofNullable(last.getIfPresent(chat.written()));
    }

    /** A prompt was shown, or the shown one was changed; what was written below it may have been noted first. */
    void shown(Target chat, Prompt prompt) {
        last.asMap().compute(chat.written(), (key, before) -> {
            Integer newest = written.getIfPresent(key);
            return newest != null && newest > prompt.messageId() ? prompt.notLowest() : prompt;
        });
    }

    void forget(Target chat) {
        last.invalidate(chat.written());
    }

    /** Something was written, which is below the prompt unless it was written before it. */
    void written(Target chat, int messageId) {
        written.asMap().merge(chat.written(), messageId, Math::max);
        last.asMap()
                .computeIfPresent(
                        chat.written(), (key, prompt) -> messageId > prompt.messageId() ? prompt.notLowest() : prompt);
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
