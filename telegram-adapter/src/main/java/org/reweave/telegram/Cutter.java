package org.reweave.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text into pieces that fit: between paragraphs, else lines, else sentences, else words. */
final class Cutter {
    private static final List<String> PLACES = List.of("\n\n", "\n", ". ", "? ", "! ", "。", " ");

    private Cutter() {}

    /** The pieces in order; pieces in which there is nothing to see are left out. */
    static List<Piece> cut(Piece whole, int limit) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        while (start < whole.text().length()) {
            int end = end(whole.text(), start, limit);
            Piece piece = whole.part(start, end);
            if (PlainText.visible(piece.text())) {
                pieces.add(piece);
            }
            start = end;
        }
        return pieces;
    }

    private static int end(String text, int start, int limit) {
        if (text.length() - start <= limit) {
            return text.length();
        }
        for (String place : PLACES) {
            int found = text.lastIndexOf(place, start + limit - place.length());
            if (found > start) {
                return found + place.length();
            }
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int before = characters.preceding(start + limit + 1);
        return before > start ? before : start + limit;
    }
}
