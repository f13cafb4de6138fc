package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.rhythm.Rhythm;

/**
 * Reads days and a time that come again from plain words: "weekdays at 8 in the evening", "Sunday morning", "every two
 * weeks on friday at 18:30", "the 15th of every month", "mon-fri at half past seven", "every evening except Sunday".
 *
 * <p>A bare hour from 1 to 6 is meant in the afternoon. What is not understood as a whole is not guessed at. What is
 * understood and cannot be set, such as every third day or two times a day, is told apart from that.
 */
final class RhythmReader {
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
    private static final Pattern RANGE = Pattern.compile("([a-z]+)[-–]([a-z]+)");
    private static final int LONGEST_PHRASE = 6;
    private static final int WEEK = 7;
    /** The kind of days that are understood and cannot be set, such as "every 3 days". */
    private static final String UNSETTABLE = "unsettable";

    private static final String TWICE = "twice-daily";
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Vocabulary vocabulary;

    RhythmReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * What was understood.
     *
     * @param rhythm with noon or every day standing in for what was not said
     * @param days whether days were said
     * @param time whether a time was said
     * @param bare whether nothing told the half of the day the hour is in
     */
    record Heard(Rhythm rhythm, boolean days, boolean time, boolean bare) {}

    /**
     * A wish that is clear and cannot be set.
     *
     * @param days the days, where only the times cannot be set; with noon standing in for them
     * @param times the times that were said
     * @param said whether days were said
     */
    record Unsettable(Optional<Rhythm> days, List<LocalTime> times, boolean said) {
        Unsettable {
            times = List.copyOf(times);
        }
    }

    /** What was asked for clearly and cannot be set; empty for all else. */
    Optional<Unsettable> unsettable(String text, LocalDate today) {
        return reading(text, today).filter(reading -> !reading.settable()).map(Reading::unsettable);
    }

    /** The rhythm that is meant, {@code today} being the person's date; empty where it is not understood. */
    Optional<Heard> read(String text, LocalDate today) {
        return reading(text, today).filter(Reading::settable).flatMap(Reading::heard);
    }

    /** The words read through; empty where one of them is not understood. */
    private Optional<Reading> reading(String text, LocalDate today) {
        List<String> words = TimeWords.of(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Reading reading = new Reading(words, today);
        return reading.run() ? Optional.of(reading) : Optional.empty();
    }

    /** The parts found so far, while the words are read from left to right. */
    private final class Reading {
        private final List<String> words;
        private final LocalDate today;
        private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        private final Set<DayOfWeek> without = EnumSet.noneOf(DayOfWeek.class);
        private int at;
        private String kind = "";
        private int dayOfMonth;
        private boolean each;
        private boolean except;
        private final DayTimeReading times;

        Reading(List<String> words, LocalDate today) {
            this.words = words;
            this.today = today;
            this.times = new DayTimeReading(vocabulary, words);
        }

        boolean run() {
            while (at < words.size()) {
                String word = words.get(at);
                boolean read = phrase()
                        || everySoMany(word)
                        || range(word)
                        || day(word)
                        || except(word)
                        || time()
                        || ordinal(word)
                        || every(word)
                        || vocabulary.means("filler", word)
                        || vocabulary.means("rhythm-filler", word);
                if (!read) {
                    return false;
                }
                at++;
            }
            return true;
        }

        private boolean phrase() {
            for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
                String phrase = String.join(" ", words.subList(at, at + length));
                Optional<String> found = vocabulary.rhythm(phrase);
                if (found.isPresent() && kind.isEmpty()) {
                    kind = found.get();
                    at += length - 1;
                    return true;
                }
            }
            return false;
        }

        /** "every 3 days", "each third week": a number after "every" is no time of day. */
        private boolean everySoMany(String word) {
            if (!kind.isEmpty() || !vocabulary.means("every", word) || at + 1 >= words.size()) {
                return false;
            }
            int many = vocabulary.number(words.get(at + 1)).orElse(0);
            String then = at + 2 < words.size() ? words.get(at + 2) : "";
            if (many < 2 || vocabulary.means("am", then) || vocabulary.means("pm", then)) {
                return false;
            }
            Optional<ChronoUnit> unit = vocabulary.unit(then);
            boolean days = unit.filter(ChronoUnit.DAYS::equals).isPresent();
            kind = days && many == WEEK ? "weekly" : days && many == 2 * WEEK ? "two-weekly" : UNSETTABLE;
            at += unit.isPresent() ? 2 : 1;
            return true;
        }

        private boolean time() {
            int read = times.read(at);
            at += Math.max(0, read - 1);
            return read > 0;
        }

        private boolean every(String word) {
            boolean every = vocabulary.means("every", word);
            each |= every;
            return every;
        }

        private boolean day(String word) {
            Optional<DayOfWeek> day = weekday(word);
            day.ifPresent((except ? without : days)::add);
            return day.isPresent();
        }

        private Optional<DayOfWeek> weekday(String word) {
            Optional<DayOfWeek> day = vocabulary.weekday(word);
            return day.isEmpty() && word.endsWith("s") ? vocabulary.weekday(word.substring(0, word.length() - 1)) : day;
        }

        /** "mon-fri", "tuesday to saturday"; also across Sunday. */
        private boolean range(String word) {
            Matcher joined = RANGE.matcher(word);
            if (joined.matches()) {
                return range(joined.group(1), joined.group(2));
            }
            boolean spaced = at + 2 < words.size()
                    && vocabulary.means("to", words.get(at + 1))
                    && range(word, words.get(at + 2));
            at += spaced ? 2 : 0;
            return spaced;
        }

        private boolean range(String from, String to) {
            Optional<DayOfWeek> first = weekday(from);
            Optional<DayOfWeek> last = weekday(to);
            if (first.isEmpty() || last.isEmpty()) {
                return false;
            }
            for (DayOfWeek day = first.get(); day != last.get(); day = day.plus(1)) {
                days.add(day);
            }
            days.add(last.get());
            return true;
        }

        private boolean except(String word) {
            boolean found = vocabulary.means("except", word);
            except |= found;
            return found;
        }

        boolean settable() {
            return !kind.equals(UNSETTABLE)
                    && !kind.equals(TWICE)
                    && times.all().size() <= 1;
        }

        Unsettable unsettable() {
            List<LocalTime> all = List.copyOf(times.all());
            boolean known = !kind.equals(UNSETTABLE);
            boolean said = saidDays();
            kind = kind.equals(TWICE) ? "daily" : kind;
            return new Unsettable(known ? rhythm(LocalTime.NOON) : Optional.empty(), all, said);
        }

        private boolean ordinal(String word) {
            Matcher ordinal = ORDINAL.matcher(word);
            int day = ordinal.matches() ? Integer.parseInt(ordinal.group(1)) : named(word);
            if (dayOfMonth != 0 || day < 1 || day > 31) {
                return false;
            }
            dayOfMonth = day;
            return true;
        }

        /** "The first", where a month is spoken of; 0 for anything else. */
        private int named(String word) {
            boolean month = kind.equals("monthly") || words.contains("month");
            return month && vocabulary.means("ordinals", word)
                    ? vocabulary.number(word).orElse(0)
                    : 0;
        }

        Optional<Heard> heard() {
            boolean saidDays = saidDays();
            boolean saidTime = times.said();
            if (!saidDays && !saidTime) {
                return Optional.empty();
            }
            return rhythm(times.last()).map(rhythm -> new Heard(rhythm, saidDays, saidTime, times.bare()));
        }

        private boolean saidDays() {
            return each || times.plural() || !kind.isEmpty() || !days.isEmpty() || dayOfMonth > 0;
        }

        private Optional<Rhythm> rhythm(LocalTime time) {
            if (except && (without.isEmpty() || !(kind.isEmpty() || kind.equals("daily") || kind.equals("weekdays")))) {
                return Optional.empty();
            }
            boolean ofMonth = dayOfMonth > 0 || kind.equals("monthly") || kind.equals("month-end");
            if (ofMonth) {
                int day = kind.equals("month-end") ? 31 : dayOfMonth > 0 ? dayOfMonth : today.getDayOfMonth();
                boolean mixed = !days.isEmpty() || !(kind.isEmpty() || kind.startsWith("month"));
                return mixed ? Optional.empty() : Optional.of(new Rhythm.Monthly(day, time));
            }
            return switch (kind) {
                case "two-weekly" ->
                    days.size() > 1 ? Optional.empty() : Optional.of(new Rhythm.Fortnightly(firstDay(), time));
                case "weekdays" ->
                    days.isEmpty() ? weekly(EnumSet.complementOf(EnumSet.copyOf(WEEKEND)), time) : Optional.empty();
                case "weekends" -> days.isEmpty() ? weekly(WEEKEND, time) : Optional.empty();
                case "weekly" -> weekly(days.isEmpty() ? EnumSet.of(today.getDayOfWeek()) : days, time);
                case "daily" -> days.isEmpty() ? weekly(EnumSet.allOf(DayOfWeek.class), time) : Optional.empty();
                default -> weekly(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, time);
            };
        }

        private Optional<Rhythm> weekly(Set<DayOfWeek> all, LocalTime time) {
            Set<DayOfWeek> on = EnumSet.copyOf(all);
            on.removeAll(without);
            return on.isEmpty() ? Optional.empty() : Optional.of(new Rhythm.Weekly(on, time));
        }

        private LocalDate firstDay() {
            LocalDate day = today;
            while (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
                day = day.plusDays(1);
            }
            return day;
        }
    }
}
