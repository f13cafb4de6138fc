package org.reweave.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed in the place of tapping a button: its label, its number, or so much of it that nothing else is meant. */
public final class TypedLabel {
    /** A long word, such as a day's name, and one more: "Wednesday evening". */
    private static final Pattern FIRST_OF_TWO = Pattern.compile("(\\p{L}{6,}) +\\p{L}+");

    private static final Pattern HALF_DAY = Pattern.compile("(\\d{1,2})h?(am|pm)");
    /** Fewer letters are no beginning of a label. */
    private static final int SHORTEST = 3;

    private TypedLabel() {}

    /** The button that is meant of those that were offered; none where it is not clear. */
    public static Optional<QuickReply> meant(List<QuickReply> offered, String words) {
        Optional<QuickReply> exactly = exactly(offered, words);
        if (exactly.isEmpty() && words.strip().matches("\\d{1,3}")) {
            int number = Integer.parseInt(words.strip());
            return number >= 1 && number <= offered.size() ? Optional.of(offered.get(number - 1)) : Optional.empty();
        }
        return exactly.or(() -> begun(offered, words)).or(() -> within(offered, words));
    }

    /** The button whose label was written whole. */
    public static Optional<QuickReply> exactly(List<QuickReply> offered, String words) {
        return only(offered, plain(words)::equals);
    }

    /** The only button in whose label these words stand, such as "join" in "I join". */
    private static Optional<QuickReply> within(List<QuickReply> offered, String words) {
        String whole = " " + FoldedText.words(words) + " ";
        List<QuickReply> found = offered.stream()
                .filter(reply ->
                        whole.length() > SHORTEST + 1 && (" " + FoldedText.words(reply.label()) + " ").contains(whole))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The only button whose label begins so; or whose label is the first of two words. */
    public static Optional<QuickReply> begun(List<QuickReply> offered, String words) {
        String plain = plain(words);
        return only(offered, label -> plain.length() >= SHORTEST && label.startsWith(plain))
                .or(() -> only(offered, plain(FIRST_OF_TWO.matcher(words).replaceFirst("$1"))::equals));
    }

    /** The one whose plain label is such; none where several are. */
    private static Optional<QuickReply> only(List<QuickReply> offered, Predicate<String> label) {
        List<QuickReply> found = offered.stream()
                .filter(reply -> label.test(plain(reply.label())))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Without what people leave out: capital letters, marks, spaces, the minutes of a full hour; and by a clock of 24 hours. */
    public static String plain(String words) {
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d):00(?!\\d)", "h")
                .replaceAll("[^\\p{L}\\p{N}]", "");
        Matcher half = HALF_DAY.matcher(plain);
        return half.matches()
                ? Integer.parseInt(half.group(1)) % 12 + (half.group(2).equals("pm") ? 12 : 0) + "h"
                : plain;
    }
}
