package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;

/** Whether a platform is there: something arrived of late. Any thread may tell of what was sent. */
final class Wellness {
    private static final Duration LATELY = Duration.ofMinutes(1);

    private Instant arrived = Instant.MIN;
    private boolean away;
    private boolean back;

    /** Something arrived. */
    synchronized void arrived(Instant now) {
        arrived = now;
        back |= away;
        away = false;
    }

    /** Nobody knows whether something arrived; returns whether the platform is away, as nothing else did of late. */
    synchronized boolean unanswered(Instant now) {
        away = arrived.isBefore(now.minus(LATELY));
        return away;
    }

    /** Whether it was away and is there again, until that is {@linkplain #heard heard}. */
    synchronized boolean isBack() {
        return back;
    }

    /** What waited for it to be back waits no longer. */
    synchronized void heard() {
        back = false;
    }
}
