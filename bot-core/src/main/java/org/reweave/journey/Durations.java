package org.reweave.journey;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time such as {@code 20 minutes}, and how far away an offered time such as {@code tonight 20:00} is. */
final class Durations {
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,3}) (minute|hour|day|week|month)s?");
    private static final Pattern CLOCK = Pattern.compile(
            "(tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day) ([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final Map<String, Duration> UNITS = Map.of(
            "minute",
            Duration.ofMinutes(1),
            "hour",
            Duration.ofHours(1),
            "day",
            Duration.ofDays(1),
            "week",
            Duration.ofDays(7),
            "month",
            Duration.ofDays(30));

    private Durations() {}

    /** How far away a time can be from now, at the soonest and at the latest. */
    record Reach(Duration soonest, Duration latest) {}

    /** The length, or empty where it is not written like one. */
    static Optional<Duration> length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        return matcher.matches()
                ? Optional.ofNullable(UNITS.get(matcher.group(2)))
                        .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** How far away the offered time can be, or empty where it is not written like one. */
    static Optional<Reach> offer(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return length(text).map(length -> new Reach(length, length));
        }
        Duration sinceMidnight =
                Duration.ofSeconds(LocalTime.of(Integer.parseInt(clock.group(2)), Integer.parseInt(clock.group(3)))
                        .toSecondOfDay());
        return Optional.of(
                switch (clock.group(1)) {
                    case "tonight" -> new Reach(Duration.ZERO, sinceMidnight);
                    case "tomorrow" -> new Reach(sinceMidnight, sinceMidnight.plusDays(1));
                    default -> new Reach(Duration.ZERO, Duration.ofDays(7));
                });
    }
}
