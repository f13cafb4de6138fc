package org.reweave.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;

/**
 * Brings the many ways one thing is typed into one: short forms are spelled out, common misspellings mended, words with
 * stars or digits in them read, and the ends of sentences kept as marks.
 *
 * <p>The result is small words with single spaces, {@code " . "} for the end of a sentence, {@code " , "} for a comma and
 * {@code " q "} for a quotation mark, with a space at both ends. Matching only; it is never shown or kept.
 */
final class Spelling {
    private static final Pattern SENTENCE = Pattern.compile("[.!?;:\\n\\r\\u2026]+");
    private static final Pattern COMMA = Pattern.compile("[,()\\[\\]\\u2013\\u2014/]+|(?<= )-+(?= )");
    private static final Pattern QUOTE = Pattern.compile("[\"\\u201c\\u201d\\u201e\\u00ab\\u00bb]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u201b\\u02bc\\u2032\\u00b4`]");
    private static final Pattern APART = Pattern.compile("(?<![\\p{L}'])(?:\\p{L}[ .*_-]){2,11}\\p{L}(?![\\p{L}'])");
    private static final Pattern GAPS = Pattern.compile("[ .*_-]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}'*@$|.,\\u0001]+");
    private static final Pattern LETTERS = Pattern.compile("[a-z']+");

    private final Map<String, String> words;
    private final Map<String, String> signs;
    private final Set<String> watched;

    /**
     * A way of spelling.
     *
     * @param words what stands for a word, by the word as it is typed
     * @param signs what an emoji stands for
     * @param watched words that are also read with stars, digits or gaps in them
     */
    Spelling(Map<String, String> words, Map<String, String> signs, Set<String> watched) {
        this.words = Map.copyOf(words);
        this.signs = Map.copyOf(signs);
        this.watched = Set.copyOf(watched);
    }

    /** The text in its one spelling. */
    String of(String text) {
        String marked = text;
        for (Map.Entry<String, String> sign : signs.entrySet()) {
            marked = marked.replace(sign.getKey(), " " + sign.getValue() + " ");
        }
        marked = APOSTROPHES.matcher(marked).replaceAll("'");
        marked = APART.matcher(marked).replaceAll(found -> together(found.group()));
        marked = QUOTE.matcher(marked).replaceAll(" \u0001 ");
        marked = SENTENCE.matcher(marked).replaceAll(" . ");
        marked = COMMA.matcher(marked).replaceAll(" , ");
        List<String> out = new ArrayList<>();
        for (String token : OTHER.matcher(FoldedText.of(marked.replace('\u0001', '|')))
                .replaceAll(" ")
                .split(" ", -1)) {
            if (!token.isEmpty()) {
                out.add(word(token));
            }
        }
        return " " + String.join(" ", out).replaceAll(" +", " ") + " ";
    }

    private String together(String apart) {
        String joined = GAPS.matcher(apart).replaceAll("");
        return watched.contains(FoldedText.of(joined)) ? joined : java.util.regex.Matcher.quoteReplacement(apart);
    }

    private String word(String token) {
        if (token.equals("|")) {
            return "q";
        }
        if (token.equals(".") || token.equals(",")) {
            return token;
        }
        String known = words.get(token);
        if (known != null) {
            return known;
        }
        if (!LETTERS.matcher(token).matches()) {
            return masked(token);
        }
        return apostrophe(token);
    }

    /** A word with stars or digits in it that can only be one of those watched for. */
    private String masked(String token) {
        String plain = token.replace('1', 'i')
                .replace('!', 'i')
                .replace('3', 'e')
                .replace('0', 'o')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's');
        if (watched.contains(plain)) {
            return words.getOrDefault(plain, plain);
        }
        if (plain.indexOf('*') > 0) {
            Pattern mask =
                    Pattern.compile(Pattern.quote(plain.replaceAll("\\*+", "*")).replace("*", "\\E\\p{L}{1,3}\\Q"));
            for (String candidate : watched) {
                if (mask.matcher(candidate).matches()) {
                    return candidate;
                }
            }
        }
        return token.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private String apostrophe(String token) {
        int at = token.indexOf('\'');
        if (at < 0) {
            return token;
        }
        String before = token.substring(0, at);
        String after = token.substring(at + 1);
        if (before.isEmpty()) {
            return words.getOrDefault(after, after);
        }
        String stem = words.getOrDefault(before, before);
        return switch (after) {
            case "m" -> stem + " am";
            case "re" -> stem + " are";
            case "ve" -> stem + " have";
            case "ll" -> stem + " will";
            case "d" -> stem + " would";
            case "t" -> before.endsWith("n") ? before.substring(0, before.length() - 1) + " not" : stem + " not";
            default -> stem;
        };
    }
}
