package org.reweave.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after every failure, up to a limit.
 *
 * @param first the longest wait after the first failure
 * @param cap the longest wait of all
 */
public record Backoff(Duration first, Duration cap) {
    /** Throws {@link IllegalArgumentException} when the first wait is not positive or the cap is below it. */
    public Backoff {
        if (first.isZero() || first.isNegative() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs a positive first wait and a cap not below it");
        }
    }

    /**
     * The wait after so many failures running.
     *
     * @param failures 1 after the first failure
     * @param jitter spreads the waits of many between half and the whole, so that they do not all come back at once
     */
    public Duration after(int failures, RandomGenerator jitter) {
        long whole = first.toMillis();
        for (int doubled = 1; doubled < failures && whole < cap.toMillis(); doubled++) {
            whole *= 2;
        }
        whole = Math.min(whole, cap.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(whole * (0.5 + jitter.nextDouble() / 2))));
    }
}
