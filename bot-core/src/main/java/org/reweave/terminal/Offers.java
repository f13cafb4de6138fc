package org.reweave.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;

/**
 * What everybody at the table can tap, and what of it the words mean that somebody types: its number, its label, and where a
 * group asked, what leaves no doubt which label is meant. Other words a person's own conversation understands better.
 *
 * <p>What a group asked somebody can be answered for as long as it asked nothing else, whatever was said in between; a button
 * of an earlier message of its own by its whole label.
 */
final class Offers {
    /** A long word, such as a day's name, and one more: "Wednesday evening". */
    private static final Pattern FIRST_OF_TWO = Pattern.compile("(\\p{L}{6,}) +\\p{L}+");

    private static final Pattern HALF_DAY = Pattern.compile("(\\d{1,2})h?(am|pm)");
    /** Fewer letters are no beginning of a label. */
    private static final int SHORTEST = 3;

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
        String plain = plain(words);
        return first(last, label -> label.equalsIgnoreCase(words))
                .or(() -> first(asked, label -> plain(label).equals(plain)))
                .or(() -> first(before, label -> label.equalsIgnoreCase(words)))
                .or(() -> only(open, label -> plain.length() >= SHORTEST && label.startsWith(plain)))
                .or(() -> only(open, plain(FIRST_OF_TWO.matcher(words).replaceFirst("$1"))::equals));
    }

    private static Optional<String> first(List<QuickReply> replies, Predicate<String> label) {
        return replies.stream()
                .filter(reply -> label.test(reply.label()))
                .map(QuickReply::token)
                .findFirst();
    }

    /** The one whose plain label is such; none where several are. */
    private static Optional<String> only(List<QuickReply> replies, Predicate<String> label) {
        List<String> tokens = replies.stream()
                .filter(reply -> label.test(plain(reply.label())))
                .map(QuickReply::token)
                .toList();
        return tokens.size() == 1 ? Optional.of(tokens.get(0)) : Optional.empty();
    }

    /** Without what people leave out: capital letters, marks, spaces, the minutes of a full hour; and by a clock of 24 hours. */
    private static String plain(String words) {
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d):00(?!\\d)", "h")
                .replaceAll("[^\\p{L}\\p{N}]", "");
        Matcher half = HALF_DAY.matcher(plain);
        return half.matches()
                ? Integer.parseInt(half.group(1)) % 12 + (half.group(2).equals("pm") ? 12 : 0) + "h"
                : plain;
    }
}
