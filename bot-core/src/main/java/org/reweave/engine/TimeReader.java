package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a day and a time from plain words: "in 20 minutes", "tomorrow at 7", "friday evening", "24 nov 19:30", "2026-11-24".
 *
 * <p>A bare hour from 1 to 7 is meant in the afternoon or evening. A time without a day is the next such time; a day
 * without a time is at the same time of day as now. What is not understood as a whole is not guessed at.
 */
final class TimeReader {
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])[:.h]([0-5]\\d)");
    private static final Pattern CLOCK_WITH_HALF = Pattern.compile("(1[0-2]|0?[1-9])(?:[:.]([0-5]\\d))?([ap]m?)");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern GLUED = Pattern.compile("(\\d+)([a-z]+)");

    private final Vocabulary vocabulary;

    TimeReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The time that is meant, in the zone of {@code now}; empty where it is not understood. Never in the past. */
    Optional<ZonedDateTime> read(String text, ZonedDateTime now) {
        List<String> words = TimeWords.of(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Reading reading = new Reading(words.toArray(String[]::new), now);
        return reading.run() ? reading.result().filter(at -> !at.isBefore(now)) : Optional.empty();
    }

    /** The parts found so far, while the words are read from left to right. */
    private final class Reading {
        private final String[] words;
        private final ZonedDateTime now;
        private int at;
        private ZonedDateTime moved;
        private boolean shifted;
        private @Nullable LocalDate day;
        private @Nullable LocalTime time;
        private boolean late;
        private boolean bareHour;
        private boolean explicit;

        Reading(String[] words, ZonedDateTime now) {
            this.words = words;
            this.now = now;
            this.moved = now;
        }

        boolean run() {
            at = words.length > 1 && vocabulary.means("until", words[0]) ? 1 : 0;
            while (at < words.length) {
                String word = words[at];
                boolean read = clock(word)
                        || iso(word)
                        || shift(word)
                        || named(word)
                        || date(word)
                        || hour(word)
                        || vocabulary.means("filler", word);
                if (!read) {
                    return false;
                }
                at++;
            }
            return true;
        }

        private boolean clock(String word) {
            Matcher plain = CLOCK.matcher(word);
            if (explicit) {
                return false;
            }
            if (plain.matches()) {
                explicit = true;
                int hour = Integer.parseInt(plain.group(1));
                boolean pm = hour < 12 && follows("pm");
                boolean am = !pm && follows("am");
                at += pm || am ? 1 : 0;
                time = LocalTime.of(pm ? hour + 12 : hour, Integer.parseInt(plain.group(2)));
                return true;
            }
            Matcher half = CLOCK_WITH_HALF.matcher(word);
            if (half.matches()) {
                explicit = true;
                int minute = half.group(2) == null ? 0 : Integer.parseInt(half.group(2));
                time = LocalTime.of(
                        Integer.parseInt(half.group(1)) % 12 + (half.group(3).startsWith("p") ? 12 : 0), minute);
                return true;
            }
            return false;
        }

        private boolean follows(String set) {
            return at + 1 < words.length && vocabulary.means(set, words[at + 1]);
        }

        private boolean iso(String word) {
            Matcher iso = ISO_DATE.matcher(word);
            if (!iso.matches()) {
                return false;
            }
            return setDay(
                    Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
        }

        private boolean shift(String word) {
            Matcher glued = GLUED.matcher(word);
            if (glued.matches() && vocabulary.unit(glued.group(2)).isPresent()) {
                return move(
                        Integer.parseInt(glued.group(1)),
                        vocabulary.unit(glued.group(2)).get());
            }
            Optional<Integer> amount = vocabulary.number(word);
            int unitAt = at + 1;
            while (unitAt < words.length && unitAt < at + 3 && vocabulary.means("filler", words[unitAt])) {
                unitAt++;
            }
            if (amount.isEmpty()
                    || unitAt >= words.length
                    || vocabulary.unit(words[unitAt]).isEmpty()) {
                return false;
            }
            boolean halfAnHour = vocabulary.means("half", word)
                    && vocabulary.unit(words[unitAt]).get() == ChronoUnit.HOURS;
            ChronoUnit unit = halfAnHour
                    ? ChronoUnit.MINUTES
                    : vocabulary.unit(words[unitAt]).get();
            at = unitAt;
            return move(amount.get(), unit);
        }

        private boolean move(int amount, ChronoUnit unit) {
            if (amount > 1000) {
                return false;
            }
            moved = moved.plus(amount, unit);
            shifted = true;
            return true;
        }

        private boolean named(String word) {
            Optional<LocalTime> daypart = vocabulary.daypart(word);
            Optional<Integer> ahead = vocabulary.days(word);
            Optional<DayOfWeek> weekday = vocabulary.weekday(word);
            daypart.ifPresent(part -> {
                late = part.getHour() >= 12;
                time = time == null ? part : time;
            });
            if (daypart.isPresent() && at > 0 && vocabulary.means("this", words[at - 1])) {
                day = now.toLocalDate();
            }
            ahead.ifPresent(days -> day = now.toLocalDate().plusDays(days));
            weekday.ifPresent(name -> day = now.toLocalDate().with(TemporalAdjusters.next(name)));
            return daypart.isPresent() || ahead.isPresent() || weekday.isPresent();
        }

        private boolean date(String word) {
            Optional<Integer> number = vocabulary.dayNumber(word);
            int monthAt = at + 1 < words.length && vocabulary.means("filler", words[at + 1]) ? at + 2 : at + 1;
            if (number.isPresent()
                    && monthAt < words.length
                    && vocabulary.month(words[monthAt]).isPresent()) {
                at = monthAt;
                return setDay(vocabulary.month(words[at]).get(), number.get());
            }
            if (vocabulary.month(word).isPresent()
                    && at + 1 < words.length
                    && vocabulary.dayNumber(words[at + 1]).isPresent()) {
                at++;
                return setDay(
                        vocabulary.month(word).get(),
                        vocabulary.dayNumber(words[at]).get());
            }
            return false;
        }

        private boolean hour(String word) {
            Optional<Integer> number = vocabulary.number(word).filter(hour -> hour <= 23);
            if (explicit || number.isEmpty() || word.isEmpty() || !Character.isDigit(word.charAt(0))) {
                return false;
            }
            int hour = number.get();
            boolean pm = follows("pm");
            boolean am = !pm && follows("am");
            at += pm || am ? 1 : 0;
            explicit = true;
            bareHour = !pm && !am && hour >= 1 && hour <= 11;
            time = LocalTime.of(pm && hour < 12 ? hour + 12 : am && hour == 12 ? 0 : hour, 0);
            return true;
        }

        private boolean setDay(Month month, int dayOfMonth) {
            boolean passed = month.getValue() < now.getMonthValue()
                    || (month == now.getMonth() && dayOfMonth < now.getDayOfMonth());
            return setDay(passed ? now.getYear() + 1 : now.getYear(), month.getValue(), dayOfMonth);
        }

        private boolean setDay(int year, int month, int dayOfMonth) {
            if (month < 1
                    || month > 12
                    || dayOfMonth < 1
                    || dayOfMonth > Month.of(month).maxLength()) {
                return false;
            }
            LocalDate first = LocalDate.of(year, month, 1);
            if (dayOfMonth > first.lengthOfMonth()) {
                return false;
            }
            day = first.withDayOfMonth(dayOfMonth);
            return true;
        }

        Optional<ZonedDateTime> result() {
            LocalTime clock = bareHour && time != null && (late || time.getHour() <= 7) ? time.plusHours(12) : time;
            if (day == null && clock == null) {
                return shifted ? Optional.of(moved) : Optional.empty();
            }
            if (shifted) {
                return clock == null || day != null ? Optional.empty() : Optional.of(moved.with(clock));
            }
            LocalDate date = day == null ? now.toLocalDate() : day;
            LocalTime hour = clock == null ? now.toLocalTime().truncatedTo(ChronoUnit.MINUTES) : clock;
            ZonedDateTime found = ZonedDateTime.of(date, hour, now.getZone());
            boolean gone = day == null && !found.isAfter(now);
            return Optional.of(gone ? ZonedDateTime.of(date.plusDays(1), hour, now.getZone()) : found);
        }
    }
}
