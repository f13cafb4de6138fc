package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reweave.message.FoldedText;
import org.reweave.rhythm.Places;

/**
 * Reads where a person's clock is: a city, a country, an offset such as "UTC+2", or what time it is there now.
 *
 * <p>An offset or a time alone says nothing of clock changes. Then a zone of the person's country that has that offset now
 * is taken where there is one, and else the plain offset.
 */
final class ZoneReader {
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?\\s*([+-])\\s*(\\d{1,2})(?::?([0-5]\\d))?");
    private static final Pattern WORLD = Pattern.compile("utc|gmt|z|utc[+-]?0|gmt[+-]?0");
    /** An offset that can be nothing else. */
    private static final Pattern FROM_UTC = Pattern.compile("(?:utc|gmt)\\s*[+-]\\s*\\d{1,2}(?::?[0-5]\\d)?");
    /** A clock of 24 hours. */
    private static final Pattern TWO_DIGITS = Pattern.compile("(?:^|\\s)0\\d");

    private static final List<String> HALVES = List.of(" am", " pm");
    private static final int LONGEST = 100;
    /** A clock may be wrong by this, and the hour rounded. */
    private static final int WRONG_BY_MINUTES = 7;

    private static final int DAY = 24 * 60;

    private final Language language;

    ZoneReader(Language language) {
        this.language = language;
    }

    /** The zones that may be meant, {@code country} being ISO 3166 or empty; none where it is not understood. */
    List<ZoneId> read(String text, String country, ZonedDateTime now) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        String folded = FoldedText.of(text).replaceAll("[!?.,]+$", "").strip();
        Matcher offset = OFFSET.matcher(folded);
        if (WORLD.matcher(folded).matches()) {
            return List.of(ZoneId.of("Etc/UTC"));
        }
        if (offset.matches()) {
            return offset(offset).map(found -> at(found, country, now)).orElse(List.of());
        }
        List<ZoneId> place = places(place(folded), now.toInstant());
        return place.isEmpty() ? byClock(clock(folded), country, now) : place;
    }

    /** The zones of a place that is named as a whole, or before until when somebody is there. */
    private List<ZoneId> places(String text, Instant now) {
        String name = FoldedText.words(text);
        List<ZoneId> whole = named(name, now);
        return whole.isEmpty()
                ? language.vocabulary()
                        .until("zone-until", name)
                        .map(there -> named(there, now))
                        .orElse(List.of())
                : whole;
    }

    private List<ZoneId> named(String name, Instant now) {
        List<ZoneId> whole = language.places().find(name, now);
        String bare = Stream.of(name.split(" ", -1))
                .filter(word -> !language.vocabulary().means("place-filler", word))
                .collect(Collectors.joining(" "));
        return whole.isEmpty() ? language.places().find(bare, now) : whole;
    }

    /** The zones of places that are written nearly like this, whatever stands around. */
    List<ZoneId> alike(String text, ZonedDateTime now) {
        return text.length() > LONGEST
                ? List.of()
                : language.places().alike(place(FoldedText.words(text)), now.toInstant());
    }

    /** Whether a sentence about a place also says until when somebody is there. */
    boolean forAWhile(String text) {
        return language.vocabulary().until("zone-until", FoldedText.words(text)).isPresent();
    }

    /** Whether a sentence tells of a place somebody will be at, and not yet is, such as "I'm in Lisbon next week". */
    boolean later(String text, String country, ZonedDateTime now) {
        return language.vocabulary()
                .before("zone-then", FoldedText.words(text))
                .filter(there -> !sentence(there, country, now).isEmpty())
                .isPresent();
    }

    /** The zones meant by a sentence such as "I'm in Lisbon now"; none where it is no such sentence. */
    List<ZoneId> sentence(String text, String country, ZonedDateTime now) {
        String words = FoldedText.words(text);
        if (text.length() > LONGEST) {
            return List.of();
        }
        String folded = FoldedText.of(text);
        Optional<String> clock = language.vocabulary().after("clock-lead", folded);
        if (clock.isPresent()
                && !language.vocabulary().after("zone-lead", folded).isPresent()) {
            return byClock(clock(folded.replaceAll("[!?.,]+$", "").strip()), country, now);
        }
        boolean named = !place(words).equals(words) || FROM_UTC.matcher(folded).matches();
        return named ? read(restOf(folded), country, now) : List.of();
    }

    /** The text after the words that lead to a place, with its signs and colons. */
    private String restOf(String folded) {
        return language.vocabulary().after("zone-lead", folded).orElse(folded);
    }

    /** The words for a time without those that lead to it. */
    private String clock(String folded) {
        String time = language.vocabulary()
                .after("clock-lead", folded)
                .or(() -> language.vocabulary().after("zone-lead", folded))
                .orElse(folded);
        return language.vocabulary().before("zone-tail", time).orElse(time);
    }

    private String place(String words) {
        String name = language.vocabulary()
                .after("zone-lead", words)
                .or(() -> language.vocabulary().after("clock-lead", words))
                .orElse(words);
        return language.vocabulary().before("zone-tail", name).orElse(name);
    }

    private static Optional<ZoneOffset> offset(Matcher found) {
        int hours = Integer.parseInt(found.group(2));
        int minutes = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        if (hours > 14) {
            return Optional.empty();
        }
        int sign = found.group(1).equals("-") ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    private List<ZoneId> byClock(String text, String country, ZonedDateTime now) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        for (LocalTime time : times(text, now)) {
            offset(time, now).ifPresent(offset -> zones.addAll(at(offset, country, now)));
        }
        List<ZoneId> there = language.places().inCountry(country, now.toInstant());
        List<ZoneId> ofCountry = zones.stream().filter(there::contains).toList();
        return ofCountry.isEmpty() ? List.copyOf(zones) : ofCountry;
    }

    /** The time of day that is meant: two where nothing tells morning from evening; none where it is no time. */
    private List<LocalTime> times(String text, ZonedDateTime now) {
        Optional<LocalTime> clock = time(text, now);
        Optional<LocalTime> am = time(text + HALVES.get(0), now);
        Optional<LocalTime> pm = time(text + HALVES.get(1), now);
        boolean either = clock.isPresent()
                && am.isPresent()
                && pm.isPresent()
                && !am.equals(pm)
                && !TWO_DIGITS.matcher(text).find();
        return either ? List.of(am.get(), pm.get()) : clock.stream().toList();
    }

    private Optional<LocalTime> time(String text, ZonedDateTime now) {
        return language.rhythms()
                .read(text, now.toLocalDate())
                .filter(heard -> heard.time() && !heard.days())
                .map(heard -> heard.rhythm().time());
    }

    /** How far from UTC a clock is that shows about this time of day; empty where no clock anywhere does. */
    private static Optional<ZoneOffset> offset(LocalTime time, ZonedDateTime now) {
        return Places.offsets(now.toInstant()).stream()
                .filter(offset -> apart(time, now.withZoneSameInstant(offset)) <= WRONG_BY_MINUTES)
                .min(Comparator.comparingLong(offset -> apart(time, now.withZoneSameInstant(offset))));
    }

    private static long apart(LocalTime time, ZonedDateTime clock) {
        long minutes = Math.abs(Duration.between(time, clock.toLocalTime()).toMinutes());
        return Math.min(minutes, DAY - minutes);
    }

    private List<ZoneId> at(ZoneOffset offset, String country, ZonedDateTime now) {
        Instant instant = now.toInstant();
        if (now.getZone().getRules().getOffset(instant).equals(offset)) {
            return List.of(now.getZone());
        }
        List<ZoneId> ofCountry = language.places().inCountry(country, instant).stream()
                .filter(zone -> zone.getRules().getOffset(instant).equals(offset))
                .toList();
        return ofCountry.isEmpty() ? List.of(offset) : ofCountry;
    }
}
