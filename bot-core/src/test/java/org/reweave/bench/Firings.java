package org.reweave.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes each firing when it is on disk, and how long after the beginning, when all were due, that was; any thread may note. */
final class Firings {
    private final long[] lags;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(1);
    private final long begin = System.nanoTime();

    /**
     * What was measured.
     *
     * @param all whether everything that was due fired; otherwise the time was over before
     * @param p50 how late the middle one was, of those that fired
     * @param p99 how late 99 of 100 were at most, of those that fired
     */
    record Result(int count, boolean all, double seconds, Duration p50, Duration p99) {
        double rate() {
            return count / seconds;
        }

        String line() {
            String lag = all
                    ? String.format("lag p50 %.1f s, p99 %.1f s", p50.toMillis() / 1e3, p99.toMillis() / 1e3)
                    : "stopped with the rest still due";
            return String.format("%8.0f fired/s   %,d in %.1f s; %s", rate(), count, seconds, lag);
        }
    }

    /** Begins to measure, with room for so many. */
    Firings(int room) {
        lags = new long[room];
    }

    void add() {
        long lag = System.nanoTime() - begin;
        int place = count.getAndIncrement();
        if (place < lags.length) {
            lags[place] = lag;
        }
        if (place + 1 >= lags.length) {
            all.countDown();
        }
    }

    /** Waits until as many fired as there is room for, or the time is over. */
    Result await(Duration atMost) {
        try {
            all.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int fired = count.get();
        long[] noted = Arrays.copyOf(lags, Math.min(fired, lags.length));
        Arrays.sort(noted);
        return new Result(fired, fired >= lags.length, seconds, at(noted, 0.50), at(noted, 0.99));
    }

    private static Duration at(long[] sorted, double share) {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[(int) (share * (sorted.length - 1))]);
    }
}
