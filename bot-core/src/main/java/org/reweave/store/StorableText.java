package org.reweave.store;

/** Text as a database can keep it: what no encoding can carry becomes U+FFFD, the sign for "something was here". */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The same text, with halves of a character that have lost their other half replaced. */
    public static String wellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return mended(text, at, false);
            }
        }
        return text;
    }

    /** The same text for a column of characters: well formed, and without the character 0, which PostgreSQL refuses. */
    public static String forColumn(String text) {
        return text.indexOf('\0') >= 0 ? mended(text, 0, true) : wellFormed(text);
    }

    private static String mended(String text, int from, boolean replaceZero) {
        StringBuilder mended = new StringBuilder(text.length()).append(text, 0, from);
        int point;
        for (int at = from; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            boolean lost = Character.getType(point) == Character.SURROGATE || (replaceZero && point == 0);
            mended.appendCodePoint(lost ? REPLACEMENT : point);
        }
        return mended.toString();
    }
}
