package org.reweave.runtime;

import java.time.Duration;

/**
 * How messages are delivered.
 *
 * @param senders how many messages may be on their way to one platform at the same time
 * @param lease how long a message belongs to the relay that claimed it; longer than any attempt to deliver takes
 * @param poll how often to look for messages nobody told of: those of other nodes, and those of nodes that died
 * @param retry the waits between attempts whose outcome is unknown while others on the platform arrive
 * @param attempts how often a message is sent at most without learning what became of it while others arrive
 * @param retryWhileAway the longest wait between attempts on a platform where nothing arrives
 * @param replyAge how old a reply may become before it is given up
 * @param nudgeAge how old a message that nobody asked for may become before it is given up
 * @param alone whether this process is the only one on the store, so that leases from before its start mean nothing
 */
public record RelaySettings(
        int senders,
        Duration lease,
        Duration poll,
        Backoff retry,
        int attempts,
        Duration retryWhileAway,
        Duration replyAge,
        Duration nudgeAge,
        boolean alone) {

    /** Throws {@link IllegalArgumentException} when a number is below 1. */
    public RelaySettings {
        if (senders < 1 || attempts < 1) {
            throw new IllegalArgumentException("senders and attempts are at least 1");
        }
    }

    /** The same settings, with answers that are given up when they are so old. */
    RelaySettings giveUpAfter(Duration age) {
        return new RelaySettings(senders, lease, poll, retry, attempts, retryWhileAway, age, nudgeAge, alone);
    }

    /** The usual settings: eight senders a platform, a lease of two minutes, a look every five seconds. */
    public static RelaySettings usual(boolean alone) {
        return new RelaySettings(
                8,
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                12,
                Duration.ofMinutes(30),
                Duration.ofDays(7),
                Duration.ofHours(12),
                alone);
    }
}
