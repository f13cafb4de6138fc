package org.reweave.telegram;

import java.util.List;

/**
 * A message as Telegram shows it.
 *
 * @param pieces its text, in as many messages as it takes; empty where there is nothing to see
 * @param keyboard the rows of buttons below the last of them
 */
record Rendered(List<Piece> pieces, List<List<Button>> keyboard) {
    Rendered {
        pieces = List.copyOf(pieces);
        keyboard = List.copyOf(keyboard);
    }

    Piece last() {
        return pieces.get(pieces.size() - 1);
    }
}
