package org.reweave.message;

/**
 * An answer that takes one tap.
 *
 * @param token what comes back when it is pressed, at most {@link #MAX_TOKEN_BYTES} bytes of ASCII
 * @param label what the person reads, at most {@link #MAX_LABEL} characters
 * @param role what it is for, so that a platform can lay it out
 */
public record QuickReply(String token, String label, Role role) {
    /** Telegram's limit for {@code callback_data}, the smallest of both platforms (Bot API 10.1). */
    public static final int MAX_TOKEN_BYTES = 64;
    /** Discord's limit for a button's label (Discord API, message components). */
    public static final int MAX_LABEL = 80;

    /** What a reply is for. */
    public enum Role {
        /** One of the answers to the question. */
        CHOICE,
        /** One of several that can be on together, now off. */
        UNTICKED,
        /** One of several that can be on together, now on. */
        TICKED,
        /** Ends the choosing of several. */
        DONE,
        /** A way out of the question that is always there: skip, back, pause, more, help now. */
        EXIT,
        /**
         * Under a post in a group: opens the private place of whoever taps it, as {@link Inbound.Opened} with this reply's
         * token, which is of letters, digits, {@code -} and {@code _} alone. Whatever follows, only they read.
         */
        DOOR
    }
}
