package org.reweave.runtime;

import java.time.Duration;

/**
 * How long what is kept. What a person told is kept until they are erased, by themselves or for having been away; a
 * message until it is delivered or too late.
 *
 * @param updates how long an update is remembered, so that it is not taken in twice
 * @param failures how long it is kept that an update failed for good, and how many notes came late
 * @param undelivered how long an answer that cannot be delivered is tried; what has no way any more goes a day after that
 * @param withdrawn how long it is kept what somebody agreed to and took back
 * @param undecided after how long away those are erased who never agreed that anything is kept of them, or took it back
 * @param asked after how long away people are asked whether they want to be kept
 * @param erased after how long away those who gave no answer are erased, at least 30 days after being asked
 */
public record Retention(
        Duration updates,
        Duration failures,
        Duration undelivered,
        Duration withdrawn,
        Duration undecided,
        Duration asked,
        Duration erased) {

    /** The least time an update is remembered; no platform delivers one again that is older. */
    public static final Duration DELIVERED_AGAIN = Duration.ofDays(2);

    /** The least time to answer. */
    public static final Duration TO_ANSWER = Duration.ofDays(30);

    /** Throws {@link IllegalArgumentException} where people would have less than 30 days to answer, or be heard twice. */
    public Retention {
        if (updates.compareTo(DELIVERED_AGAIN) < 0) {
            throw new IllegalArgumentException("an update can come again for two days");
        }
        if (erased.minus(asked).compareTo(TO_ANSWER) < 0) {
            throw new IllegalArgumentException("people have 30 days to answer before they are erased");
        }
    }

    /**
     * A month for updates, a week for failures, for what cannot be delivered and for whoever agreed to nothing, three years for
     * what was agreed to and taken back; asked after a year, erased a month later.
     */
    public static Retention usual() {
        return new Retention(
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofDays(7),
                Duration.ofDays(1_095),
                Duration.ofDays(7),
                Duration.ofDays(365),
                Duration.ofDays(395));
    }
}
