package org.reweave.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.WallTime;

/**
 * What a person wished to be reminded of, how, and what has become of it.
 *
 * @param checkIn when a check-in comes again
 * @param anniversary the day of the year they asked a note for
 * @param quiet when nothing is said unasked
 * @param perDay how many notes a day at most
 * @param paused whether all that comes again rests until the person says otherwise
 * @param holiday the first day on which it comes again
 * @param line which first line a note has; 0 for the usual ones, which take turns
 * @param silent whether notes come without a sound, where the platform can do that
 * @param unanswered how many check-ins running were met with silence
 * @param resting whether check-ins rest because of that, and the person is to be asked
 * @param missed how many notes did not come and the person has not been told of yet
 * @param sent when notes were sent lately (UTC), the oldest first
 * @param hushed nothing that comes again is sent before this (UTC)
 * @param plannedIn the zone the plan was made in
 * @param arranged what is arranged now, one of a kind
 */
public record Reminders(
        Optional<Rhythm> checkIn,
        Optional<Rhythm> anniversary,
        QuietHours quiet,
        int perDay,
        boolean paused,
        Optional<LocalDate> holiday,
        int line,
        boolean silent,
        int unanswered,
        boolean resting,
        int missed,
        List<Instant> sent,
        Optional<Instant> hushed,
        Optional<ZoneId> plannedIn,
        Map<NudgeKind, Arranged> arranged) {

    /** Nobody has wished for anything yet. */
    public static final Reminders NONE = new Reminders(
            Optional.empty(),
            Optional.empty(),
            QuietHours.USUAL,
            2,
            false,
            Optional.empty(),
            0,
            false,
            0,
            false,
            0,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    /**
     * A note that is arranged.
     *
     * @param due when, by the rules known when it was arranged (UTC)
     * @param wall what the clock is to show, where the time was meant so
     * @param visit the prompt it was arranged at
     */
    public record Arranged(Instant due, Optional<WallTime> wall, int visit) {

        /** When, by the rules known now (UTC). */
        public Instant at() {
            return wall.map(WallTime::instant).orElse(due);
        }
    }

    public Reminders {
        sent = List.copyOf(sent);
        arranged = arranged.isEmpty() ? Map.of() : inOrder(arranged);
    }

    private static Map<NudgeKind, Arranged> inOrder(Map<NudgeKind, Arranged> arranged) {
        return Collections.unmodifiableMap(new EnumMap<>(arranged));
    }
}
