package org.reweave.message;

import java.util.List;

/**
 * One message of the companion to one address, ready to be shown; how it looks is the platform's business.
 *
 * @param text what is said
 * @param replies the answers that take one tap, in the order to offer them; empty where nothing is asked
 * @param input the kind of answer that is awaited
 * @param visit the number of the prompt this message shows, or 0 where it shows none; a later message with the same
 *     number shows the same prompt again and may replace the earlier one
 */
public record OutboundMessage(RichText text, List<QuickReply> replies, Input input, int visit) {

    /** The kind of answer a message waits for. */
    public enum Input {
        /** None: it only says something. */
        NONE,
        /** One of the replies. */
        CHOICE,
        /** One of many replies, better shown as a list than as buttons. */
        MENU,
        /** Any number of the replies, then done. */
        SEVERAL,
        /** A number from 0 to 10. */
        SCALE,
        /** Words of the person's own, if they like. */
        NOTE,
        /** A day and a time. */
        WHEN
    }

    public OutboundMessage {
        replies = List.copyOf(replies);
    }

    /** A message that asks nothing. */
    public static OutboundMessage saying(RichText text) {
        return new OutboundMessage(text, List.of(), Input.NONE, 0);
    }
}
