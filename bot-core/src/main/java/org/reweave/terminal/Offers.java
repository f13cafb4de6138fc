package org.reweave.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.TypedLabel;

/**
 * What everybody at the table can tap, and what of it the words mean that somebody types: its label, its number, and where a
 * group asked, what leaves no doubt which label is meant. Other words a person's own conversation understands better.
 *
 * <p>What a group asked somebody can be answered for as long as it asked nothing else, whatever was said in between; a button
 * of an earlier message of its own by its whole label.
 */
final class Offers {
    private final Map<String, List<QuickReply>> newest = new HashMap<>();
    private final Map<String, List<QuickReply>> ofGroup = new HashMap<>();
    /** The buttons of all that groups said, which stay there, the newest first. */
    private final Map<String, List<QuickReply>> earlier = new HashMap<>();

    /** Somebody was shown something; {@code who} is empty for everybody in the group. */
    void shown(String who, OutboundMessage message) {
        if (message.replies().isEmpty()) {
            return;
        }
        newest.put(who, message.replies());
        if (message.visit() == 0) {
            ofGroup.put(who, message.replies());
            earlier.computeIfAbsent(who, any -> new ArrayList<>()).addAll(0, message.replies());
        }
    }

    /** Whether what somebody was asked last was asked by a group. */
    boolean askedByGroup(String who) {
        return newest.containsKey(who) && newest.get(who).equals(ofGroup.get(who));
    }

    /** The token of what is meant; none for words of their own. */
    Optional<String> meant(String who, String words) {
        List<QuickReply> last = newest.getOrDefault(who, List.of());
        Optional<String> read = first(last, words::equals);
        if (read.isPresent()) {
            return read;
        }
        if (words.matches("\\d{1,3}")) {
            int number = Integer.parseInt(words);
            return number >= 1 && number <= last.size()
                    ? Optional.of(last.get(number - 1).token())
                    : Optional.empty();
        }
        List<QuickReply> asked = ofGroup.getOrDefault(who, List.of());
        boolean now = askedByGroup(who);
        List<QuickReply> before = now ? earlier.getOrDefault(who, List.of()) : List.of();
        List<QuickReply> open = now ? asked : List.of();
        String plain = TypedLabel.plain(words);
        return first(last, label -> label.equalsIgnoreCase(words))
                .or(() -> first(asked, label -> TypedLabel.plain(label).equals(plain)))
                .or(() -> first(before, label -> label.equalsIgnoreCase(words)))
                .or(() -> TypedLabel.begun(open, words).map(QuickReply::token));
    }

    private static Optional<String> first(List<QuickReply> replies, Predicate<String> label) {
        return replies.stream()
                .filter(reply -> label.test(reply.label()))
                .map(QuickReply::token)
                .findFirst();
    }
}
