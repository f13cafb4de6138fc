package org.reweave.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing a person did on a platform, translated into words every platform shares.
 *
 * @param updateId the platform's own name for it, unique on that platform; a second delivery carries the same one
 * @param from who did it, and where an answer goes
 * @param origin whether others can read along
 * @param sentAt when the platform says it was done (UTC), where the platform stamps messages
 * @param content what was done
 */
public record Inbound(String updateId, Address from, Origin origin, Optional<Instant> sentAt, Content content) {

    /** What was done. */
    public sealed interface Content {}

    /** Words were written. */
    public record Text(String text) implements Content {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /**
     * A button was pressed.
     *
     * @param token what the button carries
     * @param message the platform's name of the message it is in, where the platform tells it
     */
    public record Press(String token, Optional<String> message) implements Content {

        /** A button was pressed, nobody knows in which message. */
        public Press(String token) {
            this(token, Optional.empty());
        }
    }

    /** Several entries of a menu were chosen in one go. */
    public record Selection(String token, List<String> options) implements Content {
        public Selection {
            options = List.copyOf(options);
        }
    }

    /** An earlier message was changed; the new words are given. */
    public record Edit(String text) implements Content {
        @Override
        public String toString() {
            return "Edit[" + text.length() + " characters]";
        }
    }

    /** The chat was opened, or opened again, perhaps through a link that carried something. */
    public record Opened(Optional<String> payload) implements Content {}

    /** Something came that is not words: a picture, a voice message, a sticker. */
    public record Unreadable(String kind) implements Content {}
}
