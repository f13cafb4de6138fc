package org.reweave.safety;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One help line of a country, as it is reached there.
 *
 * @param kind whom it is for
 * @param name what it calls itself
 * @param call the number to dial, as written there; null where it cannot be called
 * @param text where a text message goes, with the word to send; null where it takes none
 * @param chat where one can write with it in a browser; null where it has no chat
 * @param hours when it answers; null where it always does
 * @param languages the languages spoken (ISO 639-1), parted by commas
 * @param source where this is known from
 * @param verified when that source was last looked at
 */
public record HelpLine(
        Kind kind,
        String name,
        @Nullable String call,
        @Nullable String text,
        @Nullable String chat,
        @Nullable String hours,
        String languages,
        String source,
        LocalDate verified) {

    /** Whom a line is for. */
    public enum Kind {
        /** Thoughts of ending one's life, and any despair. */
        DESPAIR,
        /** Being hurt, frightened or controlled by somebody. */
        VIOLENCE,
        /** Children, and worry about a child. */
        CHILD,
        /** Worry about one's own behaviour. */
        OWN_BEHAVIOUR
    }

    public HelpLine {
        if (call == null && text == null && chat == null) {
            throw new IllegalArgumentException(name + " has neither call nor text nor chat");
        }
    }
}
