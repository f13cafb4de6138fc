package org.reweave.rhythm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which nothing is said unasked, by the clock on the wall; they may cross midnight.
 *
 * @param from the first quiet minute
 * @param to the first minute that is not quiet any more; the same as {@code from} for no quiet hours at all
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** From nine in the evening until eight in the morning. */
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    /** None. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Whether a time of day is quiet. */
    public boolean covers(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(to);
        if (from.equals(to)) {
            return false;
        }
        return from.isBefore(to) ? begun && notOver : begun || notOver;
    }

    /** Whether it is quiet at an instant in a zone. */
    public boolean covers(Instant at, ZoneId zone) {
        return covers(at.atZone(zone).toLocalTime());
    }

    /** The instant itself where it is not quiet, or else the first one after it that is not. */
    public Instant end(Instant at, ZoneId zone) {
        Instant end = at;
        while (covers(end, zone)) {
            LocalTime now = end.atZone(zone).toLocalTime();
            LocalDate today = end.atZone(zone).toLocalDate();
            LocalDate day = now.isBefore(to) ? today : today.plusDays(1);
            Instant next = new WallTime(day.atTime(to), zone).instant();
            // Where clocks go back the end can have been already; then it is the next change of the clock that brings
            // it.
            end = next.isAfter(end) ? next : end.plusSeconds(60);
        }
        return end;
    }

    /** When the quiet hours after an instant begin; the instant itself where it is quiet, a day later for none at all. */
    public Instant begin(Instant at, ZoneId zone) {
        if (from.equals(to)) {
            return at.plusSeconds(24 * 60 * 60);
        }
        if (covers(at, zone)) {
            return at;
        }
        LocalDate today = at.atZone(zone).toLocalDate();
        Instant begin = new WallTime(today.atTime(from), zone).instant();
        return begin.isAfter(at) ? begin : new WallTime(today.plusDays(1).atTime(from), zone).instant();
    }
}
