package org.reweave.telegram;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one message as Telegram takes it: words, and where they are emphasised, counted in UTF-16 units.
 *
 * @param text the words, which Telegram does not read for markup
 * @param strong the emphasised parts, in order
 */
record Piece(String text, List<Emphasis> strong) {
    /** Telegram's limit for a message, in UTF-16 units (Bot API 10.1). */
    static final int LIMIT = 4096;
    /** Telegram's limit for what stands below a picture, in UTF-16 units (Bot API 10.1). */
    static final int CAPTION_LIMIT = 1024;

    /** An emphasised part. */
    record Emphasis(int offset, int length) {}

    Piece {
        strong = List.copyOf(strong);
    }

    /** This text with a line below it that shows an answer; the same where it would be too long. */
    Piece answered(String label) {
        String line = "\n\n> " + PlainText.of(label).strip();
        return text.length() + line.length() > LIMIT ? this : new Piece(text + line, strong);
    }

    /** The part from {@code start} to {@code end} without the space around it. */
    Piece part(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        List<Emphasis> inside = new ArrayList<>();
        for (Emphasis one : strong) {
            int first = Math.max(from, one.offset());
            int last = Math.min(to, one.offset() + one.length());
            if (first < last) {
                inside.add(new Emphasis(first - from, last - first));
            }
        }
        return new Piece(text.substring(from, to), inside);
    }
}
