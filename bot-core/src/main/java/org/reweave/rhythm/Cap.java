package org.reweave.rhythm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How much may be said unasked, over all kinds together.
 *
 * @param perDay how many a day, by the calendar on the person's wall
 * @param apart how long they lie apart at least
 */
public record Cap(int perDay, Duration apart) {
    /** Two a day, four hours apart. */
    public static final Cap USUAL = new Cap(2, Duration.ofHours(4));

    public Cap {
        if (perDay < 1 || apart.isNegative()) {
            throw new IllegalArgumentException("at least one a day, and not less than no time apart");
        }
    }

    /**
     * The first time from {@code wish} on that keeps the cap and the quiet hours.
     *
     * @param sent when something was said before (UTC), in any order
     */
    public Instant earliest(Instant wish, List<Instant> sent, ZoneId zone, QuietHours quiet) {
        Instant time = wish;
        while (true) {
            Instant later = later(quiet.end(time, zone), sent, zone);
            if (later.equals(time)) {
                return time;
            }
            time = later;
        }
    }

    private Instant later(Instant time, List<Instant> sent, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        long today = sent.stream()
                .filter(at -> at.atZone(zone).toLocalDate().equals(day))
                .count();
        if (today >= perDay) {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
        return sent.stream()
                .filter(at -> Duration.between(at, time).abs().compareTo(apart) < 0)
                .map(at -> at.plus(apart))
                .filter(free -> free.isAfter(time))
                .max(Instant::compareTo)
                .orElse(time);
    }
}
