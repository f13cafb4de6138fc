package org.reweave.discord;

import java.util.Optional;
import org.reweave.message.QuickReply;

/**
 * What a button or menu carries besides its own token: which prompt it shows and which delivery brought it, so that a
 * press says enough after a restart and a message that arrived can be recognised in the history.
 *
 * @param visit the prompt's number, or 0
 * @param delivery the delivery's id, at most 25 characters
 * @param token what the engine wrote, or one of the adapter's own, which begin with {@code !}
 */
record CustomId(int visit, String delivery, String token) {
    /** Discord's limit (message components, custom_id). */
    static final int LONGEST = 100;

    /** Opens the window to write in. */
    static final String WRITE = "!write";
    /** Opens the conversation, for whoever presses it. */
    static final String OPEN = "!open";

    private static final char BETWEEN = '|';

    /** Throws {@link IllegalArgumentException} where it cannot be written within Discord's limit. */
    CustomId {
        if (token.length() > QuickReply.MAX_TOKEN_BYTES || delivery.length() > 25 || delivery.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("too long for a custom id");
        }
    }

    /** Reads one; empty for what this adapter did not write. */
    static Optional<CustomId> read(String written) {
        int first = written.indexOf(BETWEEN);
        int second = written.indexOf(BETWEEN, first + 1);
        if (first < 1 || second < 0) {
            return Optional.empty();
        }
        try {
            int visit = Integer.parseInt(written, 0, first, Character.MAX_RADIX);
            return Optional.of(
                    new CustomId(visit, written.substring(first + 1, second), written.substring(second + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String written() {
        return Integer.toString(visit, Character.MAX_RADIX) + BETWEEN + delivery + BETWEEN + token;
    }
}
