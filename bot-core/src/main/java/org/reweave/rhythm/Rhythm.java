package org.reweave.rhythm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days something comes again, and at which time of the clock on the wall.
 *
 * <p>It knows no zone: the same rhythm goes on wherever the person is.
 */
public sealed interface Rhythm {

    /** The time of day, to the minute. */
    LocalTime time();

    /** The first day of the rhythm that is not before the given one. */
    LocalDate onOrAfter(LocalDate date);

    /** On the given days of every week; all seven for every day. Throws {@link IllegalArgumentException} for none. */
    record Weekly(Set<DayOfWeek> days, LocalTime time) implements Rhythm {
        public Weekly {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a weekly rhythm needs a day");
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        @Override
        public LocalDate onOrAfter(LocalDate date) {
            LocalDate day = date;
            while (!days.contains(day.getDayOfWeek())) {
                day = day.plusDays(1);
            }
            return day;
        }
    }

    /** Every other week, counted from a day that is one of them. */
    record Fortnightly(LocalDate first, LocalTime time) implements Rhythm {
        private static final int DAYS = 14;

        @Override
        public LocalDate onOrAfter(LocalDate date) {
            return date.plusDays(Math.floorMod(ChronoUnit.DAYS.between(date, first), DAYS));
        }
    }

    /** On a day of every month, from 1 to 31; a month that is too short has it on its last day. */
    record Monthly(int day, LocalTime time) implements Rhythm {
        public Monthly {
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("a day of a month is from 1 to 31, not " + day);
            }
        }

        @Override
        public LocalDate onOrAfter(LocalDate date) {
            LocalDate here = in(YearMonth.from(date));
            return here.isBefore(date) ? in(YearMonth.from(date).plusMonths(1)) : here;
        }

        private LocalDate in(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }
    }

    /** On a day of every year; 29 February is kept on the 28th where there is none. */
    record Yearly(MonthDay day, LocalTime time) implements Rhythm {
        @Override
        public LocalDate onOrAfter(LocalDate date) {
            LocalDate here = day.atYear(date.getYear());
            return here.isBefore(date) ? day.atYear(date.getYear() + 1) : here;
        }
    }

    /**
     * The first time after the given instant, in a zone. A day the zone leaves out as a whole has none; a time that
     * falls into quiet hours because clocks went forward waits for their end.
     */
    default WallTime next(Instant after, ZoneId zone, QuietHours quiet) {
        LocalDate from = after.atZone(zone).toLocalDate().minusDays(1);
        while (true) {
            LocalDate day = onOrAfter(from);
            WallTime wish = new WallTime(day.atTime(time()), zone);
            if (!wish.onMissingDay()) {
                WallTime time = quiet.covers(wish.shown().toLocalTime())
                        ? WallTime.of(quiet.end(wish.instant(), zone), zone)
                        : wish;
                if (time.instant().isAfter(after)) {
                    return time;
                }
            }
            from = day.plusDays(1);
        }
    }
}
