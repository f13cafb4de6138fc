package org.reweave.runtime;

import java.util.Map;

/**
 * What became of messages since the start.
 *
 * @param delivered the platform took them
 * @param retries attempts the platform put off
 * @param unknown attempts of which nobody knows how they ended, after which the message is sent again
 * @param uncertain unasked messages of which nobody knows whether they arrived, and which are not sent again
 * @param late unasked messages that arrived, more than a quarter of an hour after they were written down
 * @param undelivered messages that will never be delivered, by reason
 */
public record RelayCounts(
        long delivered, long retries, long unknown, long uncertain, long late, Map<String, Long> undelivered) {
    public RelayCounts {
        undelivered = Map.copyOf(undelivered);
    }
}
