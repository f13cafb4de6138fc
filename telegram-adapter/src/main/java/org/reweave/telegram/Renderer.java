package org.reweave.telegram;

import java.util.ArrayList;
import java.util.List;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.telegram.Piece.Emphasis;

/**
 * Turns a message into what Telegram is sent. Pure.
 *
 * <p>Emphasis travels as places beside the text, never as signs within it, so nothing in it can become markup.
 */
final class Renderer {
    private static final String NO_WORDS = "…";

    private Renderer() {}

    static Rendered render(OutboundMessage message) {
        Piece whole = withRest(text(message.text()), Keyboard.withoutButton(message.replies()));
        List<Piece> pieces = Cutter.cut(whole, Piece.LIMIT);
        if (pieces.isEmpty() && !message.replies().isEmpty()) {
            pieces = List.of(new Piece(NO_WORDS, List.of()));
        }
        return new Rendered(
                message.picture(),
                message.document(),
                pieces,
                Keyboard.rows(message.replies(), message.input()),
                message.guarded(),
                message.silent());
    }

    /** What stands below a picture or a file: its description, as much of it as fits. */
    static String caption(String description) {
        List<Piece> pieces = Cutter.cut(new Piece(PlainText.of(description), List.of()), Piece.CAPTION_LIMIT);
        return pieces.isEmpty() ? NO_WORDS : pieces.get(0).text();
    }

    private static Piece text(RichText text) {
        StringBuilder words = new StringBuilder();
        List<Emphasis> strong = new ArrayList<>();
        for (RichText.Span span : text.spans()) {
            String plain = PlainText.of(span.text());
            if (span.strong() && !plain.isBlank()) {
                strong.add(new Emphasis(words.length(), plain.length()));
            }
            words.append(plain);
        }
        return new Piece(words.toString(), strong);
    }

    private static Piece withRest(Piece piece, List<String> labels) {
        StringBuilder words = new StringBuilder(piece.text());
        labels.forEach(label -> words.append("\n• ").append(PlainText.of(label)));
        return new Piece(words.toString(), piece.strong());
    }
}
