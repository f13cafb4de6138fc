package org.reweave.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a text is to read, as the school grade in which most can read it; five more is the age in years.
 *
 * <p>The Flesch-Kincaid grade: {@code 0.39 * words / sentences + 11.8 * syllables / words - 15.59} (Kincaid, J. P.,
 * Fishburne, R. P., Rogers, R. L., and Chissom, B. S. (1975). Derivation of new readability formulas for Navy enlisted
 * personnel. Research Branch Report 8-75). Made for English, and rough for a text of a few words; syllables are guessed.
 *
 * @param grade the school grade, which can be below 0 for the plainest texts
 * @param words how many words were counted
 * @param longWords its words of three syllables or more, in the order they come
 */
public record ReadingAge(double grade, int words, List<String> longWords) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['\u2019]\\p{L}+)*|\\d+");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!:;]+(?=\\s|[\"'\u201d\u2019)]|$)|\\n+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SILENT_END = Pattern.compile("(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouycsxzgh]es)$");
    private static final Pattern SILENT_INSIDE = Pattern.compile(
            "[^aeiou]e(?:ness|ful|ly|ment|less|where)|some(?=[^aeiouy]|one)|every|evening|(?:home|time|life|like|fore)(?=[^aeiouyrsd])");
    private static final Pattern TWO_VOWELS =
            Pattern.compile("i[ao](?!u)|eo(?!u)|ua(?!r)|uou|[aeiou]ing|ier$|iet|(?:id|ar)ea");
    private static final Pattern ONE_AFTER_ALL = Pattern.compile("[ct]i(?:on|a|ou)|sion|people");

    public ReadingAge {
        longWords = List.copyOf(longWords);
    }

    /** A prompt and how hard it is to read. */
    public record Hard(Step step, ReadingAge age) {}

    /** Measures a text; words that are filled in later count as "your friend". */
    public static ReadingAge of(String text) {
        String plain = PLACEHOLDER.matcher(text).replaceAll("your friend").replace("*", "");
        List<String> longWords = new ArrayList<>();
        int words = 0;
        int syllables = 0;
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            int count = syllables(matcher.group());
            words++;
            syllables += count;
            if (count >= 3) {
                longWords.add(matcher.group());
            }
        }
        double grade = words == 0 ? 0 : grade(words, sentences(plain), syllables);
        return new ReadingAge(grade, words, longWords);
    }

    /** The prompts of a journey that are hardest to read, the hardest first. */
    public static List<Hard> hardest(Journey journey, int count) {
        return journey.steps().values().stream()
                .filter(Step.Prompt.class::isInstance)
                .map(step -> new Hard(step, of(step.info().text().asWritten())))
                .sorted(Comparator.comparingDouble((Hard hard) -> hard.age().grade())
                        .reversed())
                .limit(count)
                .toList();
    }

    static double grade(int words, int sentences, int syllables) {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    /** Sentences that hold a word. */
    static int sentences(String text) {
        int sentences = 0;
        for (String part : SENTENCE_END.split(text, -1)) {
            sentences += WORD.matcher(part).find() ? 1 : 0;
        }
        return Math.max(1, sentences);
    }

    /** Guesses the syllables of an English word: its groups of vowels, without a silent end. */
    static int syllables(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("['\u2019].*", "");
        int count = (int) VOWELS.matcher(plain).results().count();
        count += (int) TWO_VOWELS.matcher(plain).results().count();
        count -= (int) ONE_AFTER_ALL.matcher(plain).results().count();
        count -= (int) SILENT_INSIDE.matcher(plain).results().count();
        if (SILENT_END.matcher(plain).find()) {
            count--;
        }
        return Math.max(1, count);
    }
}
