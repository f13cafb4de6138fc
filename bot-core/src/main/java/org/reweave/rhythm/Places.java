package org.reweave.rhythm;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.reweave.message.FoldedText;

/**
 * Finds a time zone by the name of a city or a country, as people of a language write it.
 *
 * <p>Cities and countries come from ICU's data (CLDR), which is kept up to date with the time zones; other well-known
 * cities from a file of names by zone.
 */
public final class Places {
    private static final int YEARS_COMPARED = 3;
    private static final int COUNTRY = 2;
    /** A name this long is known again with a letter wrong, and one as long as the next with two. */
    private static final int SHORTEST_MISTYPED = 5;

    private static final int LONG_NAME = 8;

    private final Locale locale;
    private final Set<String> wellKnown;
    private final Map<String, Set<ZoneId>> cities = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();

    /**
     * Reads the names of a language. {@code more} has further names by the id of their zone, or by the two letters of their
     * country (ISO 3166), and of zones that are alike those in it come first; unknown ids are errors.
     */
    public Places(Locale locale, Map<String, List<String>> more) {
        this.locale = locale;
        this.wellKnown = Set.copyOf(more.keySet());
        TimeZoneNames names = TimeZoneNames.getInstance(ULocale.forLocale(locale));
        for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
            zone(id).ifPresent(zone -> {
                add(names.getExemplarLocationName(id), zone);
                add(zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' '), zone);
            });
        }
        more.forEach((id, words) -> {
            if (id.length() != COUNTRY) {
                words.forEach(word -> add(word, ZoneId.of(id)));
            }
        });
        for (String country : Locale.getISOCountries()) {
            for (Locale in : List.of(locale, Locale.ENGLISH)) {
                countries.put(FoldedText.words(new Locale("", country).getDisplayCountry(in)), country);
            }
            countries.putIfAbsent(FoldedText.words(inItsLanguage(country)), country);
        }
        more.forEach((id, words) -> {
            if (id.length() == COUNTRY) {
                words.forEach(word -> countries.put(FoldedText.words(word), id));
            }
        });
    }

    /** What a country is called by most of those who live there, such as "Deutschland". */
    private static String inItsLanguage(String country) {
        ULocale there = ULocale.addLikelySubtags(new ULocale("und_" + country));
        return there.getDisplayCountry(there);
    }

    private void add(@org.jspecify.annotations.Nullable String name, ZoneId zone) {
        if (name != null) {
            cities.computeIfAbsent(FoldedText.words(name), any -> new LinkedHashSet<>())
                    .add(zone);
        }
    }

    /** ICU keeps the oldest name of a zone; the one that is used today is wanted. */
    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(TimeZone.getIanaID(id)));
        } catch (DateTimeException unknownToThisJava) {
            return Optional.empty();
        }
    }

    /**
     * The zones meant by a city, a country, a city and where it lies ("Dublin, Ireland"), or a zone's own id; of those that
     * are alike from {@code now} on only the first. Empty where nothing is known by that name.
     */
    public List<ZoneId> find(String name, Instant now) {
        String folded = FoldedText.words(name);
        List<ZoneId> whole = whole(folded, now);
        return whole.isEmpty() ? inTwo(folded, now) : whole;
    }

    /** The zones of the cities and countries whose names are written most nearly like this one; none where no name is near. */
    public List<ZoneId> alike(String name, Instant now) {
        String folded = FoldedText.words(name);
        LevenshteinDistance distance = new LevenshteinDistance(folded.length() >= LONG_NAME ? 2 : 1);
        SortedMap<Integer, Set<String>> near = new TreeMap<>();
        if (folded.length() >= SHORTEST_MISTYPED) {
            Stream.concat(cities.keySet().stream(), countries.keySet().stream()).forEach(known -> {
                int apart = distance.apply(known, folded);
                if (apart >= 0) {
                    near.computeIfAbsent(apart, any -> new TreeSet<>()).add(known);
                }
            });
        }
        Set<ZoneId> zones = new LinkedHashSet<>();
        near.values().stream().limit(1).flatMap(Set::stream).forEach(known -> zones.addAll(whole(known, now)));
        return unlike(zones, now);
    }

    private List<ZoneId> inTwo(String folded, Instant now) {
        for (int space = folded.indexOf(' '); space > 0; space = folded.indexOf(' ', space + 1)) {
            String where = folded.substring(space + 1);
            Set<ZoneId> city = new LinkedHashSet<>(cities.getOrDefault(folded.substring(0, space), Set.of()));
            city.retainAll(there(where));
            if (!city.isEmpty()) {
                return unlike(city, now);
            }
        }
        return List.of();
    }

    /** The zones of a country or a region, all of them. */
    private Set<ZoneId> there(String name) {
        Set<ZoneId> zones = new LinkedHashSet<>(cities.getOrDefault(name, Set.of()));
        String country = countries.get(name);
        if (country != null) {
            for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null)) {
                zone(id).ifPresent(zones::add);
            }
        }
        return zones;
    }

    private List<ZoneId> whole(String folded, Instant now) {
        Set<ZoneId> known = new LinkedHashSet<>(cities.getOrDefault(folded, Set.of()));
        String country = countries.get(folded);
        if (country != null) {
            known.addAll(inCountry(country, now));
        }
        if (!known.isEmpty()) {
            return unlike(known, now);
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0 && FoldedText.words(id).equals(folded))
                .map(ZoneId::of)
                .toList();
    }

    /** The zones of a country (ISO 3166, two letters), of those that are alike from {@code now} on only the first. */
    public List<ZoneId> inCountry(String country, Instant now) {
        TimeZoneNames names = TimeZoneNames.getInstance(ULocale.forLocale(locale));
        Set<ZoneId> best = new LinkedHashSet<>();
        Set<ZoneId> zones = new LinkedHashSet<>();
        for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null)) {
            String shared = names.getMetaZoneID(id, now.toEpochMilli());
            boolean reference = shared != null && id.equals(names.getReferenceZoneID(shared, country));
            zone(id).ifPresent(zone -> {
                boolean first = reference || wellKnown.contains(zone.getId());
                (first ? best : zones).add(zone);
            });
        }
        best.addAll(zones);
        return unlike(best, now);
    }

    private static List<ZoneId> unlike(Set<ZoneId> zones, Instant now) {
        List<ZoneId> kept = new ArrayList<>();
        for (ZoneId zone : zones) {
            if (kept.stream().noneMatch(other -> alike(zone, other, now))) {
                kept.add(zone);
            }
        }
        return kept;
    }

    private static boolean alike(ZoneId one, ZoneId other, Instant now) {
        Instant end = now.plusSeconds(YEARS_COMPARED * 365L * 24 * 60 * 60);
        Instant at = now;
        while (at != null && at.isBefore(end)) {
            if (!one.getRules().getOffset(at).equals(other.getRules().getOffset(at))) {
                return false;
            }
            ZoneOffsetTransition next = one.getRules().nextTransition(at);
            ZoneOffsetTransition others = other.getRules().nextTransition(at);
            if ((next == null) != (others == null) || (next != null && !next.equals(others))) {
                return false;
            }
            at = next == null ? null : next.getInstant();
        }
        return true;
    }

    /** The offsets from UTC by which clocks go somewhere at a moment. */
    public static Set<ZoneOffset> offsets(Instant at) {
        Set<ZoneOffset> offsets = new TreeSet<>();
        for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
            zone(id).ifPresent(zone -> offsets.add(zone.getRules().getOffset(at)));
        }
        return offsets;
    }

    /** What people call a zone: its best known city, or how far from UTC it is where it is nowhere. */
    public String name(ZoneId zone) {
        String name = TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(zone.getId());
        if (name != null) {
            return name;
        }
        return zone.getId().startsWith("Etc/") || zone instanceof ZoneOffset ? fromUtc(zone) : zone.getId();
    }

    /** The ids of zones that are nowhere count backwards: what is five hours behind is called {@code Etc/GMT+5}. */
    private static String fromUtc(ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(Instant.EPOCH);
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }
}
