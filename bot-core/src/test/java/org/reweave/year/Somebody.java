package org.reweave.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.message.Address;

/** Somebody on a platform: what they write and when, and what they were shown. */
final class Somebody {
    private static final Map<String, ZoneId> CITIES = Map.of(
            "Berlin", ZoneId.of("Europe/Berlin"),
            "Lisbon", ZoneId.of("Europe/Lisbon"),
            "New York", ZoneId.of("America/New_York"),
            "Tokyo", ZoneId.of("Asia/Tokyo"),
            "Sydney", ZoneId.of("Australia/Sydney"),
            "Kathmandu", ZoneId.of("Asia/Kathmandu"),
            "Casablanca", ZoneId.of("Africa/Casablanca"),
            "Santiago", ZoneId.of("America/Santiago"),
            "Auckland", ZoneId.of("Pacific/Auckland"),
            "London", ZoneId.of("Europe/London"));
    private static final List<String> NAMES = CITIES.keySet().stream().sorted().toList();
    /** Steady people have a check-in at this time of every day. */
    static final LocalTime STEADY_AT = LocalTime.of(20, 0);

    private static final List<String> RHYTHMS = List.of(
            "every day at 20:00",
            "weekdays at 8 in the evening",
            "sunday morning",
            "every two weeks on friday at 18:30",
            "monthly on the 31st at noon",
            "every day at 12:30");
    private static final List<String> ANSWERS = List.of("i am here", "not this time", "later", "skip");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofHours(30);

    private final String platform;
    private final int number;
    private final boolean steady;
    private final Random random;
    private final Deque<Instant> shown = new ArrayDeque<>();
    private final Deque<String> script = new ArrayDeque<>();
    private Optional<Instant> lastAgain = Optional.empty();
    private Optional<Instant> stopped = Optional.empty();
    private boolean toldOfStop;
    private Optional<Instant> moved = Optional.empty();
    private ZoneId zoneBefore = Shipped.ZONE;
    private ZoneId zone = Shipped.ZONE;
    private Optional<Instant> agreed = Optional.empty();
    private boolean closed;

    /**
     * Somebody new.
     *
     * @param steady whether they only answer their notes, so that every single one can be foretold
     */
    Somebody(String platform, int number, boolean steady, long seed) {
        this.platform = platform;
        this.number = number;
        this.steady = steady;
        this.random = new Random(seed * 31 + number);
        script.addAll(List.of("hello", "yes, let's begin", "18 or over"));
        if (steady) {
            script.add(iAmIn(NAMES.get(number / 2 % NAMES.size())));
            script.add("every day at 20:00");
        } else {
            script.add(RHYTHMS.get(random.nextInt(RHYTHMS.size())));
        }
        script.add("yes");
    }

    private static String iAmIn(String city) {
        return "i'm in " + city + " now";
    }

    Address address() {
        return new Address(platform, "u" + number, "c" + number);
    }

    boolean steady() {
        return steady;
    }

    @Override
    public String toString() {
        return platform + " " + number;
    }

    // --- what they do ---

    /** What they write next. */
    synchronized String writes() {
        if (!script.isEmpty()) {
            return script.remove();
        }
        if (steady) {
            return "not this time";
        }
        closed = false;
        if (stopped.isPresent() && random.nextInt(3) == 0) {
            return "start";
        }
        return switch (random.nextInt(14)) {
            case 0 -> iAmIn(NAMES.get(random.nextInt(NAMES.size())));
            case 1, 2 -> "stop";
            case 3 -> "not this week";
            case 4 -> "pause";
            case 5 -> {
                script.add("yes");
                yield RHYTHMS.get(random.nextInt(RHYTHMS.size()));
            }
            case 6 -> "help now";
            case 7 -> "my notes";
            case 8, 9, 10, 11 -> ANSWERS.get(random.nextInt(ANSWERS.size()));
            default -> "start";
        };
    }

    /** When they write again (UTC), at a whole or half hour; those who are steady when they were shown a note. */
    synchronized Optional<Instant> writesAgain(Instant now) {
        if (!script.isEmpty()) {
            return Optional.of(now.plus(HALF_AN_HOUR));
        }
        return steady ? Optional.empty() : Optional.of(now.plus(HALF_AN_HOUR.multipliedBy(1 + random.nextInt(800))));
    }

    /** Now and then somebody blocks the companion, until they write again. */
    synchronized boolean blocks() {
        if (!steady && random.nextInt(60) == 0) {
            closed = true;
        }
        return closed;
    }

    // --- what was taken in ---

    /** Somebody writes START: from now on they may be written to. */
    synchronized void starts() {
        stopped = Optional.empty();
        toldOfStop = false;
    }

    /** Their STOP is on disk. */
    synchronized void stops(Instant now) {
        stopped = Optional.of(now);
    }

    /** That they are elsewhere now, in these words, is on disk. */
    synchronized void moves(Instant now, String words) {
        moved = Optional.of(now);
        zoneBefore = zone;
        zone = NAMES.stream()
                .filter(city -> words.equals(iAmIn(city)))
                .map(CITIES::get)
                .findFirst()
                .orElseThrow();
    }

    /** Where they last said they are. */
    synchronized ZoneId zone() {
        return zone;
    }

    /** What they wished for is on disk: from now on every note can be foretold. */
    synchronized void agrees(Instant now) {
        agreed = Optional.of(now);
    }

    synchronized Optional<Instant> agreed() {
        return agreed;
    }

    // --- what they see ---

    synchronized void shownReply() {
        toldOfStop = stopped.isPresent();
    }

    /** Whether nothing unasked may be shown any more: STOP was taken in before now, or its answer has been seen. */
    synchronized boolean silenced(Instant now) {
        return toldOfStop || stopped.filter(at -> at.isBefore(now)).isPresent();
    }

    /** Whether they told of another clock at this very moment, so that the two may have crossed. */
    synchronized boolean movedAt(Instant now) {
        return moved.filter(now::equals).isPresent();
    }

    synchronized ZoneId zoneBefore() {
        return zoneBefore;
    }

    synchronized void shown(Instant now) {
        shown.removeIf(at -> at.isBefore(now.minus(DAY)));
        shown.add(now);
    }

    synchronized void again(Instant now) {
        lastAgain = Optional.of(now);
    }

    synchronized Optional<Instant> lastAgain() {
        return lastAgain;
    }

    /** How many notes they were shown on the calendar day it is now. */
    synchronized long shownOn(Instant now, ZoneId at) {
        return shown.stream()
                .filter(time ->
                        time.atZone(at).toLocalDate().equals(now.atZone(at).toLocalDate()))
                .count();
    }
}
