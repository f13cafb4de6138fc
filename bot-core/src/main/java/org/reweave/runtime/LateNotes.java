package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what nobody asked for at that moment and came later than is stated, and tells the log of it in figures: when it is
 * over, and meanwhile every quarter of an hour. The store has the same figures for the host, by {@link #among}.
 */
final class LateNotes {
    /** Up to here a note counts as on time; the engine says so of itself from here on. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(LateNotes.class);

    private final String what;
    private long all;
    private long untold;
    private Duration most = Duration.ZERO;
    private Instant toldAt = Instant.MIN;

    /** Counts; {@code what} says in the log what happened to them. */
    LateNotes(String what) {
        this.what = what;
    }

    /** What of these delays is to be counted; empty where all are within the tolerance. */
    static Optional<Late> among(Stage stage, Stream<Duration> delays) {
        List<Duration> beyond =
                delays.filter(delay -> delay.compareTo(TOLERANCE) > 0).toList();
        return beyond.stream().max(Duration::compareTo).map(longest -> new Late(stage, beyond.size(), longest));
    }

    /** Something planned for a time came at another (both UTC). */
    synchronized void came(Instant planned, Instant now) {
        Duration late = Duration.between(planned, now);
        if (late.compareTo(TOLERANCE) > 0) {
            all++;
            untold++;
            most = late.compareTo(most) > 0 ? late : most;
        }
    }

    /** How many there were since the start. */
    synchronized long count() {
        return all;
    }

    /** Tells what is not told yet, when no more are to come or it was last told long before now (UTC). */
    synchronized void tell(boolean over, Instant now) {
        if (untold > 0 && (over || toldAt.isBefore(now.minus(TOLERANCE)))) {
            LOG.info(
                    "{} notes {} more than {} minutes after their time, the last of them {} minutes",
                    untold,
                    what,
                    TOLERANCE.toMinutes(),
                    most.toMinutes());
            untold = 0;
            most = Duration.ZERO;
            toldAt = now;
        }
    }
}
