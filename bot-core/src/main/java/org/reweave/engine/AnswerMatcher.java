package org.reweave.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.reweave.message.FoldedText;

/** Finds which of the offered answers a person meant by what they typed. */
final class AnswerMatcher {
    private static final Pattern NUMBERS = Pattern.compile("\\d+( \\d+)+");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4})");
    private static final LevenshteinDistance TYPOS = new LevenshteinDistance(2);

    private final Vocabulary vocabulary;
    private final Gist gist;

    /** The words of labels, which are the same few thousand for everybody. */
    private final Map<String, String> folded = new ConcurrentHashMap<>();

    AnswerMatcher(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.gist = new Gist(vocabulary);
    }

    /** An answer that can be given: its id, its label, and other words for it; {@code 18..120} there is any of these numbers. */
    record Option(String id, String label, List<String> also) {
        Option {
            also = List.copyOf(also);
        }

        private boolean counts(int number) {
            return also.stream()
                    .map(RANGE::matcher)
                    .anyMatch(range -> range.matches()
                            && Integer.parseInt(range.group(1)) <= number
                            && number <= Integer.parseInt(range.group(2)));
        }
    }

    /**
     * What was found.
     *
     * @param ids the answers that may be meant: none, one, or several where it is not clear
     * @param sure whether the words were those of the answer, not only close to them
     */
    record Match(List<String> ids, boolean sure) {
        Match {
            ids = List.copyOf(ids);
        }
    }

    /** Whether the words are exactly an option's label or one of its other words. */
    boolean names(List<Option> options, String words) {
        for (Option option : options) {
            if (says(option, words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether folded words are these authored ones, folded. */
    boolean same(String authored, String words) {
        return folded(authored).equals(words);
    }

    private boolean says(Option option, String words) {
        if (same(option.label(), words) || (hasName(option) && same(option.id(), words))) {
            return true;
        }
        for (String also : option.also()) {
            if (same(also, words)) {
                return true;
            }
        }
        return false;
    }

    /** What the companion itself offers has no id that anybody would write. */
    private static boolean hasName(Option option) {
        return !option.id().startsWith("~");
    }

    /** Matches one answer: by its words, its number, a number it stands for, a part of its words, or with small typing mistakes. */
    Match one(List<Option> options, String text) {
        String words = FoldedText.words(text);
        if (words.isEmpty()) {
            return new Match(List.of(), false);
        }
        List<String> exact = ids(options, option -> says(option, words));
        if (!exact.isEmpty()) {
            return new Match(exact, true);
        }
        Optional<String> generic = yesOrNo(options, words).or(() -> numbered(options, words));
        if (generic.isPresent()) {
            return new Match(List.of(generic.get()), true);
        }
        Optional<Integer> count = vocabulary.count(words);
        List<String> counted =
                ids(options, option -> count.filter(option::counts).isPresent());
        if (!counted.isEmpty()) {
            return new Match(counted, false);
        }
        List<String> within = within(options, words);
        return within.isEmpty()
                ? new Match(ids(options, option -> close(option, words)), false)
                : new Match(within, false);
    }

    /**
     * Matches several answers at once, such as "1, 3 and secrets"; empty where any part of it is not clear. A label that has
     * an "and" of its own is one answer.
     */
    Optional<Match> several(List<Option> options, String text) {
        String whole = FoldedText.words(text);
        List<String> named = ids(options, option -> says(option, whole));
        if (named.size() == 1) {
            return Optional.of(new Match(named, true));
        }
        Set<String> found = new LinkedHashSet<>();
        boolean sure = true;
        for (String part : vocabulary.parts(FoldedText.of(text))) {
            String words = FoldedText.words(part);
            if (words.isEmpty()) {
                continue;
            }
            if (NUMBERS.matcher(words).matches()) {
                Arrays.stream(words.split(" ", -1))
                        .forEach(n -> numbered(options, n).ifPresent(found::add));
                continue;
            }
            Match match = one(options, words);
            if (match.ids().size() != 1) {
                return Optional.empty();
            }
            found.add(match.ids().get(0));
            sure &= match.sure();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Match(List.copyOf(found), sure));
    }

    private static List<String> ids(List<Option> options, Predicate<Option> fits) {
        return options.stream().filter(fits).map(Option::id).toList();
    }

    private List<String> spoken(Option option) {
        List<String> all = new ArrayList<>();
        all.add(folded(option.label()));
        if (hasName(option)) {
            all.add(folded(option.id()));
        }
        for (String also : option.also()) {
            all.add(folded(also));
        }
        all.addAll(vocabulary.alike(all));
        return all;
    }

    private String folded(String authored) {
        String known = folded.get(authored);
        return known == null ? folded.computeIfAbsent(authored, FoldedText::words) : known;
    }

    private Optional<String> yesOrNo(List<Option> options, String words) {
        return options.stream()
                .map(Option::id)
                .filter(id -> id.equals("yes") || id.equals("no"))
                .filter(id -> vocabulary.means(id, words))
                .findFirst();
    }

    private Optional<String> numbered(List<Option> options, String words) {
        return vocabulary
                .number(vocabulary.without("number", words))
                .filter(number -> number >= 1 && number <= options.size())
                .map(number -> options.get(number - 1).id());
    }

    /** The answers whose words stand in what was written, or else those of which it is a part. */
    private List<String> within(List<Option> options, String words) {
        List<String> said = gist.of(
                options.stream()
                        .map(option -> new Gist.Meant(option.id(), option.label(), spoken(option)))
                        .toList(),
                words);
        return said.isEmpty() ? ids(options, option -> begun(option, words)) : said;
    }

    /** Whether the words are a part of the label, or the better part of another word for it; very short ones are of everything. */
    private boolean begun(Option option, String words) {
        return words.length() >= 3
                && (part(folded(option.label()), words)
                        || spoken(option).stream()
                                .anyMatch(also -> also.length() <= 2 * words.length() && part(also, words)));
    }

    private boolean part(String label, String words) {
        int at = (" " + label + " ").indexOf(" " + words + " ");
        return at >= 0 && Arrays.stream(label.substring(0, at).split(" ", -1)).noneMatch(gist::denies);
    }

    private boolean close(Option option, String words) {
        int allowed = words.length() >= 8 ? 2 : 1;
        return words.length() >= 4
                && spoken(option).stream().anyMatch(label -> {
                    int distance = TYPOS.apply(label, words);
                    return distance >= 0 && distance <= allowed && mistyped(label, words);
                });
    }

    /** Whether words differ only in long ones, which can be mistyped; "he" for "I" and "hasn't" for "has" are other words. */
    private static boolean mistyped(String label, String words) {
        String[] meant = label.split(" ", -1);
        String[] typed = words.split(" ", -1);
        if (meant.length != typed.length) {
            return true;
        }
        for (int i = 0; i < meant.length; i++) {
            boolean shorter = Math.min(meant[i].length(), typed[i].length()) < 4;
            if (!meant[i].equals(typed[i]) && shorter) {
                return false;
            }
        }
        return true;
    }
}
