package org.reweave.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** How long people waited: from what they did until the first thing that was said to them. */
public final class Latencies {
    private final Map<String, Long> since = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> waited = new ConcurrentLinkedQueue<>();

    /** Somebody did something; false where they still wait for an answer, and then it does not count. */
    public boolean begins(String chat) {
        return since.putIfAbsent(chat, System.nanoTime()) == null;
    }

    /** Something was said to somebody. */
    public void ends(String chat) {
        Long begun = since.remove(chat);
        if (begun != null) {
            waited.add(System.nanoTime() - begun);
        }
    }

    /** How many still wait. */
    public int open() {
        return since.size();
    }

    /** How many waited and do no more. */
    public int count() {
        return waited.size();
    }

    /** Begins anew. */
    public void forget() {
        waited.clear();
    }

    /** Milliseconds that so many of a hundred waited at most. */
    public double percentile(double percent) {
        long[] sorted = waited.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.min(sorted.length - 1, Math.ceil(sorted.length * percent / 100) - 1);
        return sorted[Math.max(0, place)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
