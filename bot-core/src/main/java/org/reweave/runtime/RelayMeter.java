package org.reweave.runtime;

import java.util.HashMap;
import java.util.Map;

/** Counts what becomes of messages; any thread may count and read. */
final class RelayMeter {
    private long delivered;
    private long retries;
    private long unknown;
    private long uncertain;
    private final Map<String, Long> undelivered = new HashMap<>();

    synchronized void count(Verdict verdict) {
        if (verdict instanceof Verdict.Arrived) {
            delivered++;
        } else if (verdict instanceof Verdict.Uncertain) {
            uncertain++;
        } else if (verdict instanceof Verdict.Dropped dropped) {
            undelivered.merge(dropped.reason(), 1L, Long::sum);
        } else if (verdict instanceof Verdict.Lost lost) {
            undelivered.merge("unreachable: " + lost.reason(), 1L, Long::sum);
        } else if (verdict instanceof Verdict.Again again && again.unknown()) {
            unknown++;
        } else {
            retries++;
        }
    }

    synchronized RelayCounts counts(long late) {
        return new RelayCounts(delivered, retries, unknown, uncertain, late, undelivered);
    }
}
