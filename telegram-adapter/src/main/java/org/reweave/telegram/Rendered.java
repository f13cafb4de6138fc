package org.reweave.telegram;

import java.util.List;
import java.util.Optional;
import org.reweave.message.Document;
import org.reweave.message.Picture;

/**
 * A message as Telegram shows it.
 *
 * @param picture what goes out first, by itself, with its description below it, if anything
 * @param document what goes out first in the same way, where it is a file
 * @param pieces its text, in as many messages as it takes; empty where there is nothing to see
 * @param keyboard the rows of buttons below the last of them
 * @param guarded whether its words and picture can be neither forwarded nor saved
 * @param silent whether it arrives without a sound
 */
record Rendered(
        Optional<Picture> picture,
        Optional<Document> document,
        List<Piece> pieces,
        List<List<Button>> keyboard,
        boolean guarded,
        boolean silent) {
    Rendered {
        pieces = List.copyOf(pieces);
        keyboard = List.copyOf(keyboard);
    }

    Piece last() {
        return pieces.get(pieces.size() - 1);
    }

    boolean nothing() {
        return first() == 0 && pieces.isEmpty();
    }

    /** How many messages it takes. */
    int parts() {
        return first() + pieces.size();
    }

    /** How many go out before its text. */
    int first() {
        return picture.isPresent() || document.isPresent() ? 1 : 0;
    }
}
