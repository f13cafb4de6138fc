package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.QuickReply;

/**
 * Which prompt each chat shows. Losing an entry only means that old buttons stay; the engine answers those kindly.
 */
final class PromptLedger {
    private static final int CHATS = 10_000;

    private final Cache<Address, ShownPrompt> prompts =
            Caffeine.newBuilder().maximumSize(CHATS).build();
    /** The newest message of each chat; those of Discord are numbered in the order they came in. */
    private final Cache<Address, Long> newest =
            Caffeine.newBuilder().maximumSize(CHATS).build();

    private final Cache<String, List<String>> answers =
            Caffeine.newBuilder().maximumSize(CHATS).build();

    Optional<ShownPrompt> shown(Address chat) {
        return Optional.ofNullable(prompts.getIfPresent(chat));
    }

    /** A prompt was shown, or the shown one was changed; what was said below it may have been noted first. */
    void show(Address chat, ShownPrompt prompt) {
        prompts.asMap().compute(chat, (key, before) -> {
            Long last = newest.getIfPresent(chat);
            return last != null && last > prompt.message() ? prompt.below() : prompt;
        });
    }

    /** The prompt was closed. */
    void forget(Address chat) {
        prompts.invalidate(chat);
    }

    /** Something was said, which is below the prompt unless it was said before it. */
    void said(Address chat, long message) {
        newest.asMap().merge(chat, message, Math::max);
        prompts.asMap().computeIfPresent(chat, (key, prompt) -> message > prompt.message() ? prompt.below() : prompt);
    }

    /** A button of a message was pressed; after a restart this is also how the prompt becomes known again. */
    void press(Address chat, ShownPrompt message, String label) {
        prompts.asMap().compute(chat, (key, known) -> {
            if (known == null) {
                return message.withPressed(label);
            }
            return known.message() == message.message() ? known.withPressed(label) : known;
        });
    }

    /** Remembers the answers offered last, for completing what is typed in a command. */
    void offer(String user, List<QuickReply> replies) {
        if (!replies.isEmpty()) {
            answers.put(user, replies.stream().map(Layout::label).toList());
        }
    }

    /** The answers offered last that begin with or hold what was typed; 25 at most, which is Discord's limit. */
    List<String> completions(String user, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<String> offered = answers.getIfPresent(user);
        return offered == null
                ? List.of()
                : offered.stream()
                        .filter(label -> label.toLowerCase(Locale.ROOT).contains(wanted))
                        .distinct()
                        .limit(25)
                        .toList();
    }
}
