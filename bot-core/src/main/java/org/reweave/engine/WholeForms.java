package org.reweave.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.reweave.message.FoldedText;

/**
 * Ways to say one thing, such as to stop all messages, of which a whole message is one or none. Polite words may stand around them, a
 * word may be said more than once, and one that is alone or comes first may have a letter doubled or two changed about.
 *
 * <p>Only a whole message is one of them, so that words which tell of somebody else ("stop lying to me is what I told him") are none.
 *
 * @param <T> what is meant
 */
final class WholeForms<T> {
    /** No message with more polite words around it is one of these. */
    private static final int MOST_AROUND = 6;

    private static final int LONGEST = 100;
    private static final int SHORTEST_MISTYPED = 4;
    /** In a word as long as this, one letter may be another. */
    private static final int LONG = 8;

    private static final LevenshteinDistance ONE_LETTER = new LevenshteinDistance(1);

    private final Map<String, T> forms = new HashMap<>();
    /** Those that are one word, which is known again where it is mistyped. */
    private final Map<String, T> alone = new TreeMap<>();

    private List<String> before = List.of();
    private List<String> after = List.of();

    /** Takes forms of one thing; each {@code <name>} in one stands for any of the words of that name. */
    void add(T meaning, List<String> written, Map<String, List<String>> slots) {
        written.forEach(form -> spelledOut(form, slots).stream()
                .map(WholeForms::bare)
                .forEach(words -> {
                    forms.putIfAbsent(words, meaning);
                    if (words.indexOf(' ') < 0 && words.length() >= SHORTEST_MISTYPED) {
                        alone.putIfAbsent(words, meaning);
                    }
                }));
    }

    /** Takes what may stand before and after. */
    void around(Collection<String> leading, Collection<String> trailing) {
        before = longestFirst(leading);
        after = longestFirst(trailing);
    }

    private static List<String> longestFirst(Collection<String> words) {
        return words.stream()
                .map(WholeForms::bare)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** A form with every {@code <name>} in it replaced by each of the words of that name, folded. */
    static List<String> spelledOut(String form, Map<String, List<String>> slots) {
        int open = form.indexOf('<');
        if (open < 0) {
            return List.of(FoldedText.words(form));
        }
        int close = form.indexOf('>', open);
        List<String> words = slots.get(form.substring(open + 1, Math.max(open + 1, close)));
        if (words == null) {
            throw new IllegalArgumentException("the vocabulary has no words to put into " + form);
        }
        return words.stream()
                .flatMap(word -> spelledOut(form.substring(0, open) + word + form.substring(close + 1), slots).stream())
                .toList();
    }

    private static String bare(String words) {
        return words.replace("'", "");
    }

    /** What these folded words mean as a whole, with what stands around it. */
    Optional<T> of(String words) {
        if (words.isEmpty() || words.length() > LONGEST) {
            return Optional.empty();
        }
        String rest = once(bare(words));
        for (int i = 0; i <= MOST_AROUND; i++) {
            Optional<T> found =
                    Optional.ofNullable(forms.get(rest)).or(mistyped(rest)).or(mistypedFirst(rest));
            String less = found.isPresent() ? rest : less(rest);
            if (less.equals(rest)) {
                return found;
            }
            rest = less;
        }
        return Optional.empty();
    }

    /** The words without those that only repeat the one before. */
    private static String once(String words) {
        String[] all = words.split(" ", -1);
        return IntStream.range(0, all.length)
                .filter(i -> i == 0 || !all[i].equals(all[i - 1]))
                .mapToObj(i -> all[i])
                .collect(Collectors.joining(" "));
    }

    /** The words without the first thing found that may stand before or after; the same words where there is none. */
    private String less(String words) {
        for (String lead : before) {
            if (words.startsWith(lead + " ")) {
                return words.substring(lead.length() + 1);
            }
        }
        for (String tail : after) {
            if (words.endsWith(" " + tail)) {
                return words.substring(0, words.length() - tail.length() - 1);
            }
        }
        return words;
    }

    private Supplier<Optional<T>> mistyped(String word) {
        return () -> word.length() < SHORTEST_MISTYPED || word.indexOf(' ') >= 0
                ? Optional.empty()
                : alone.entrySet().stream()
                        .filter(form -> close(form.getKey(), word))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** The same for the first of several words, such as "stopp it". */
    private Supplier<Optional<T>> mistypedFirst(String words) {
        int end = words.indexOf(' ');
        return () -> end < SHORTEST_MISTYPED
                ? Optional.empty()
                : alone.keySet().stream()
                        .filter(form -> close(form, words.substring(0, end)))
                        .map(form -> forms.get(form + words.substring(end)))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    private static boolean close(String meant, String typed) {
        return doubled(meant, typed)
                || changedAbout(meant, typed)
                || (meant.length() >= LONG && ONE_LETTER.apply(meant, typed) >= 0);
    }

    /** Whether one letter was typed twice. */
    private static boolean doubled(String meant, String typed) {
        int at = first(meant, typed);
        return typed.length() == meant.length() + 1
                && at > 0
                && typed.charAt(at) == typed.charAt(at - 1)
                && typed.substring(at + 1).equals(meant.substring(at));
    }

    private static boolean changedAbout(String meant, String typed) {
        int at = first(meant, typed);
        return typed.length() == meant.length()
                && at + 1 < meant.length()
                && typed.charAt(at) == meant.charAt(at + 1)
                && typed.charAt(at + 1) == meant.charAt(at)
                && typed.substring(at + 2).equals(meant.substring(at + 2));
    }

    /** Where two words begin to differ. */
    private static int first(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? one.length() : mismatch;
    }
}
