package org.reweave.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;

/**
 * What everybody at the table can tap, and what of it the words mean that somebody types: a label or a number of what was said
 * to them last, or of any post of the group; and in square brackets a button further up, as it can be tapped elsewhere. All
 * other words are typed, and whose they are is decided where it is for every platform.
 */
final class Offers {
    private static final Pattern TAPPED = Pattern.compile("\\[(.+)]");
    /** Everybody in the group, who tap what was posted there. */
    private static final String GROUP = "";

    private final Map<String, List<QuickReply>> newest = new HashMap<>();
    private final Set<String> askedByGroup = new HashSet<>();
    /** The buttons of all that was said, which stay there, the newest first. */
    private final Map<String, List<QuickReply>> all = new HashMap<>();

    /** Somebody was shown something; {@code who} is empty for everybody in the group. */
    void shown(String who, OutboundMessage message) {
        boolean ofGroup = message.visit() == 0;
        if (!message.replies().isEmpty() || (ofGroup && askedByGroup.contains(who))) {
            newest.put(who, message.replies());
            all.computeIfAbsent(who, any -> new ArrayList<>()).addAll(0, message.replies());
            if (!ofGroup || message.replies().isEmpty()) {
                askedByGroup.remove(who);
            } else {
                askedByGroup.add(who);
            }
        }
    }

    /** Whether what somebody was asked last was asked by a group. */
    boolean askedByGroup(String who) {
        return askedByGroup.contains(who);
    }

    /** The token of what is meant; none for words of their own. */
    Optional<String> meant(String who, String words) {
        List<QuickReply> before = all.getOrDefault(who, List.of());
        Matcher tapped = TAPPED.matcher(words);
        if (tapped.matches()) {
            return labelled(before, tapped.group(1));
        }
        List<QuickReply> last = newest.getOrDefault(who, List.of());
        Optional<String> read = labelled(last, words);
        if (read.isPresent()) {
            return read;
        }
        if (words.matches("\\d{1,3}")) {
            return numbered(last, Integer.parseInt(words));
        }
        return who.equals(GROUP) ? labelled(before, words) : Optional.empty();
    }

    /** The answer of this number in the list; none where the answers are numbers themselves, or for a way out, which has none. */
    private static Optional<String> numbered(List<QuickReply> replies, int number) {
        List<QuickReply> answers = replies.stream()
                .filter(reply -> reply.role() != QuickReply.Role.EXIT)
                .toList();
        boolean numbers = answers.stream().anyMatch(reply -> reply.label().matches("\\d+"));
        return !numbers && number >= 1 && number <= answers.size()
                ? Optional.of(answers.get(number - 1).token())
                : Optional.empty();
    }

    private static Optional<String> labelled(List<QuickReply> replies, String label) {
        return replies.stream()
                .filter(reply -> reply.label().equalsIgnoreCase(label))
                .map(QuickReply::token)
                .findFirst();
    }
}
