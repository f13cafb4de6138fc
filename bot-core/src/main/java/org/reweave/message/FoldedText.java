package org.reweave.message;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is compared: the ways one and the same thing is typed come out the same.
 *
 * <p>Small letters, NFKC, one kind of apostrophe, no accents, no invisible characters, three or more of a letter become
 * one, single spaces. Meant for matching only; what is kept of a person is always what they wrote.
 */
public final class FoldedText {
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u201b\\u02bc\\u2032\\u00b4`]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]|[\\uFE00-\\uFE0F]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    private FoldedText() {}

    /** Folds a text, leaving punctuation as it is. */
    public static String of(String text) {
        if (settled(text)) {
            return text;
        }
        String folded = plain(text) ? text.toLowerCase(Locale.ROOT) : simplified(text);
        folded = STRETCHED.matcher(folded).replaceAll("$1");
        return SPACE.matcher(folded).replaceAll(" ").strip();
    }

    /** Whether a text is folded already: small letters and digits without repeats, with single spaces between. */
    private static boolean settled(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == before || !(wordly(c) || c == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** Whether a text is nothing but one word or number in letters without accents. */
    public static boolean oneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!wordly(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean wordly(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Whether a text has nothing in it that comes in several guises: printable ASCII without the backtick. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '`') {
                return false;
            }
        }
        return true;
    }

    private static String simplified(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        folded = APOSTROPHES.matcher(folded).replaceAll("'");
        folded = INVISIBLE.matcher(folded).replaceAll("");
        return MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Folds a text down to its words: letters, digits and apostrophes, with single spaces between. */
    public static String words(String text) {
        return settled(text) ? text : NO_WORD.matcher(of(text)).replaceAll(" ").strip();
    }
}
