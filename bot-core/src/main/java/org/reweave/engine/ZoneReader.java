package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;

/**
 * Reads where a person's clock is: a city, a country, an offset such as "UTC+2", or what time it is there now.
 *
 * <p>An offset or a time alone says nothing of clock changes. Then a zone of the person's country that has that offset now
 * is taken where there is one, and else the plain offset.
 */
final class ZoneReader {
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?\\s*([+-])\\s*(\\d{1,2})(?::?([0-5]\\d))?");
    private static final Pattern WORLD = Pattern.compile("utc|gmt|z|utc[+-]?0|gmt[+-]?0");
    private static final int MINUTES_IN_STEP = 15;
    private static final int DAY = 24 * 60;

    private final Language language;

    ZoneReader(Language language) {
        this.language = language;
    }

    /** The zones that may be meant, {@code country} being ISO 3166 or empty; none where it is not understood. */
    List<ZoneId> read(String text, String country, ZonedDateTime now) {
        String folded = FoldedText.of(text).replaceAll("[!?.,]+$", "").strip();
        Matcher offset = OFFSET.matcher(folded);
        if (WORLD.matcher(folded).matches()) {
            return List.of(ZoneId.of("Etc/UTC"));
        }
        if (offset.matches()) {
            return offset(offset).map(found -> at(found, country, now)).orElse(List.of());
        }
        List<ZoneId> place = language.places().find(place(folded), now.toInstant());
        return place.isEmpty() ? byClock(place(folded), country, now) : place;
    }

    /** The zones meant by a sentence such as "I'm in Lisbon now"; none where it is no such sentence. */
    List<ZoneId> sentence(String text, String country, ZonedDateTime now) {
        String words = FoldedText.words(text);
        String name = place(words);
        return name.equals(words) ? List.of() : read(restOf(text), country, now);
    }

    /** The text after the words that lead to a place, with its signs and colons. */
    private String restOf(String text) {
        return language.vocabulary().after("zone-lead", FoldedText.of(text)).orElse(FoldedText.of(text));
    }

    private String place(String words) {
        String name = language.vocabulary().after("zone-lead", words).orElse(words);
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
        ZonedDateTime utc = now.withZoneSameInstant(ZoneOffset.UTC);
        LocalDateTime day = utc.toLocalDate().atStartOfDay();
        Optional<LocalTime> clock = language.rhythms()
                .read(text, utc.toLocalDate())
                .filter(heard -> heard.time() && !heard.days())
                .map(heard -> heard.rhythm().time());
        if (clock.isEmpty()) {
            return List.of();
        }
        long ahead =
                Duration.between(utc.toLocalDateTime(), day.with(clock.get())).toMinutes();
        long steps = Math.round(ahead / (double) MINUTES_IN_STEP) * MINUTES_IN_STEP;
        int wrapped = Math.floorMod(steps + DAY / 2 - MINUTES_IN_STEP, DAY) - DAY / 2 + MINUTES_IN_STEP;
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(wrapped * 60);
        return at(offset, country, now);
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
