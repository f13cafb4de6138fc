package org.reweave.telegram;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Why a call to the Bot API did not do what it was for.
 *
 * @param kind what it means for the caller
 * @param reason a short constant, never personal
 * @param after how long to wait, where Telegram said so; otherwise zero
 * @param movedTo the id the group has now, where it moved
 */
record Failure(Kind kind, String reason, Duration after, OptionalLong movedTo) {

    /** What a failure means. */
    enum Kind {
        /** Too many calls; wait as long as said. */
        TOO_FAST,
        /** The request never left, so nothing happened. */
        NOT_SENT,
        /** Telegram is not well and says so; nothing happened. */
        BROKEN,
        /** The answer was lost; nobody knows whether it happened. */
        UNKNOWN,
        /** This chat cannot be written to. */
        UNREACHABLE,
        /** The group has another id now. */
        MOVED,
        /** The message is already as it was to become. */
        NOT_MODIFIED,
        /** The message to be changed cannot be changed any more. */
        GONE,
        /** The button was pressed too long ago to be answered. */
        TOO_LATE,
        /** The emphasis was not understood; the words alone would be. */
        BAD_MARKUP,
        /** The topic is closed or gone. */
        NO_TOPIC,
        /** The token is not, or no longer, one. */
        UNAUTHORIZED,
        /** Somebody else fetches the updates of this bot. */
        CONFLICT,
        /** Updates go to a webhook, so they cannot be fetched. */
        WEBHOOK_ACTIVE,
        /** Telegram will never take this. */
        REJECTED
    }

    Failure(Kind kind, String reason) {
        this(kind, reason, Duration.ZERO, OptionalLong.empty());
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
