package org.reweave.runtime;

import java.time.Duration;

/**
 * How much is taken in from one sender: a person, or a group as a whole.
 *
 * @param atOnce how many things at once
 * @param each after how long there is room for one more
 * @param inNeedAtOnce how many things at once beyond that, where they say that somebody is in need
 * @param inNeedEach after how long there is room for one more of those
 */
public record FloodLimits(int atOnce, Duration each, int inNeedAtOnce, Duration inNeedEach) {
    /** Nobody is held back, for where there is only one person, at their own keyboard. */
    public static final FloodLimits NONE = aMinute(Integer.MAX_VALUE, 60_000);

    /** Throws {@link IllegalArgumentException} for a number below 1. */
    public FloodLimits {
        if (atOnce < 1 || inNeedAtOnce < 1 || each.isNegative() || each.isZero()) {
            throw new IllegalArgumentException("at least one thing is taken in, and one more after some time");
        }
    }

    /** So many at once, so many a minute after that, and half a minute's worth of words in need in any case. */
    public static FloodLimits aMinute(int atOnce, int aMinute) {
        return new FloodLimits(atOnce, Duration.ofMinutes(1).dividedBy(aMinute), 30, Duration.ofSeconds(1));
    }

    /** What nobody who types or taps comes near. */
    public static FloodLimits usual() {
        return aMinute(60, 60);
    }
}
