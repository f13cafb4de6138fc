package org.reweave.message;

/**
 * What is read of a text, whatever was sent: never longer than any platform's message by much, and nothing in it that
 * steers how other words are shown.
 *
 * <p>Of a longer text the beginning and the end are kept, because people in need say it in either. Control characters
 * other than line ends and tabs are left out, and so are the marks that turn the direction of writing around; what
 * scripts written from the right need, and the joiners within emoji, stay.
 */
public final class ReadableText {
    /** The most characters that are read. */
    public static final int LONGEST = 10_000;

    private static final int HALF = LONGEST / 2 - 2;
    private static final String CUT = "\n\n";

    private ReadableText() {}

    /** What is read of a text; the text itself where that is all of it. */
    public static String of(String text) {
        String whole = text.length() <= LONGEST
                ? text
                : text.substring(0, whole(text, HALF)) + CUT + text.substring(whole(text, text.length() - HALF));
        return whole.chars().anyMatch(ReadableText::steers) ? without(whole) : whole;
    }

    /** The place itself, or the one before it where it lies within a character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))
                ? at - 1
                : at;
    }

    private static boolean steers(int c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
        boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || turns || c == 0xfeff;
    }

    private static String without(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !steers(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
