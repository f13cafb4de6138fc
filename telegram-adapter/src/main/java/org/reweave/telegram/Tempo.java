package org.reweave.telegram;

import java.time.Duration;

/**
 * How long things may take and how fast they go.
 *
 * @param poll how long Telegram keeps a question for updates open
 * @param call how long any other call may take
 * @param firstRetry the first wait after a failure; it doubles with each
 * @param lastRetry the longest wait after a failure
 * @param stale how long the poller may show no sign of life beyond {@code poll} before it is started anew
 * @param quiet after how much time without an update the ids may have begun anew
 * @param typing how long an answer may take before the person is shown that it is being written
 * @param perSecond how many messages may go out each second
 * @param perChat how many messages may go to one person each second, after a few in a row
 */
record Tempo(
        Duration poll,
        Duration call,
        Duration firstRetry,
        Duration lastRetry,
        Duration stale,
        Duration quiet,
        Duration typing,
        int perSecond,
        int perChat) {

    /** What Telegram's documentation and its limits ask for. */
    static Tempo usual() {
        return new Tempo(
                Duration.ofSeconds(50),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofDays(6),
                Duration.ofMillis(800),
                28,
                1);
    }

    /** The same, with other limits for messages: each second in all, and to one person. */
    Tempo paced(int all, int chat) {
        return new Tempo(poll, call, firstRetry, lastRetry, stale, quiet, typing, all, chat);
    }
}
