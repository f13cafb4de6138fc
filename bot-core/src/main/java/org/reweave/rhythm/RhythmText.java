package org.reweave.rhythm;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A rhythm as one short line of text that will always be readable, for storing it. */
public final class RhythmText {
    private RhythmText() {}

    /** The line, such as {@code weekly 1,3,5 20:00}. */
    public static String write(Rhythm rhythm) {
        if (rhythm instanceof Rhythm.Weekly weekly) {
            String days = weekly.days().stream()
                    .map(day -> Integer.toString(day.getValue()))
                    .collect(Collectors.joining(","));
            return "weekly " + days + " " + weekly.time();
        }
        if (rhythm instanceof Rhythm.Fortnightly fortnightly) {
            return "fortnightly " + fortnightly.first() + " " + fortnightly.time();
        }
        if (rhythm instanceof Rhythm.Monthly monthly) {
            return "monthly " + monthly.day() + " " + monthly.time();
        }
        Rhythm.Yearly yearly = (Rhythm.Yearly) rhythm;
        return "yearly " + yearly.day() + " " + yearly.time();
    }

    /** The rhythm of a line; throws {@link IllegalArgumentException} where it is none. */
    public static Rhythm read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no rhythm");
        }
        try {
            LocalTime time = LocalTime.parse(parts[2]);
            return switch (parts[0]) {
                case "weekly" ->
                    new Rhythm.Weekly(
                            Arrays.stream(parts[1].split(",", -1))
                                    .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                                    .collect(Collectors.toSet()),
                            time);
                case "fortnightly" -> new Rhythm.Fortnightly(LocalDate.parse(parts[1]), time);
                case "monthly" -> new Rhythm.Monthly(Integer.parseInt(parts[1]), time);
                case "yearly" -> new Rhythm.Yearly(MonthDay.parse(parts[1]), time);
                default -> throw new IllegalArgumentException("no rhythm");
            };
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("no rhythm", e);
        }
    }
}
