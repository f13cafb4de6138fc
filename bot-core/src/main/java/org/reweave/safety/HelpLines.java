package org.reweave.safety;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Emergency numbers and help lines by country (ISO 3166-1, small letters).
 *
 * <p>A line grows old: after {@link #WARN} the host is warned, after {@link #EXPIRE} it is no longer shown, and the
 * emergency number and the international directory stand alone.
 */
public final class HelpLines {
    /** How old a line may be before the host is asked to look at it again. */
    public static final Period WARN = Period.ofMonths(6);
    /** How old a line may be before it is no longer shown. */
    public static final Period EXPIRE = Period.ofMonths(12);

    private final Map<String, Country> countries;

    /**
     * One country.
     *
     * @param emergency the emergency number, as dialled there
     * @param text how an emergency call is made by text message, where that is known
     * @param lines the lines known, best first; empty where none could be verified
     */
    public record Country(String emergency, Optional<String> text, List<HelpLine> lines) {
        public Country {
            lines = List.copyOf(lines);
        }
    }

    private HelpLines(Map<String, Country> countries) {
        this.countries = Map.copyOf(countries);
    }

    private record WrittenLine(
            String kind,
            String name,
            @Nullable String call,
            @Nullable String text,
            @Nullable String chat,
            @Nullable String hours,
            String languages,
            String source,
            String verified) {
        HelpLine line() {
            return new HelpLine(
                    HelpLine.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                    name,
                    call,
                    text,
                    chat,
                    hours,
                    languages,
                    source,
                    LocalDate.parse(verified));
        }
    }

    private record WrittenCountry(
            String emergency,
            @Nullable String text,
            @Nullable String unverified,
            @Nullable List<WrittenLine> lines) {
        Country country() {
            List<HelpLine> all = new ArrayList<>();
            if (lines != null) {
                lines.forEach(line -> all.add(line.line()));
            }
            return new Country(emergency, Optional.ofNullable(text), all);
        }
    }

    private record Written(@Nullable String about, Map<String, WrittenCountry> countries) {}

    /** The lines that come along; throws {@link UncheckedIOException} where they cannot be read. */
    public static HelpLines onBoard() {
        try (InputStream in = HelpLines.class.getResourceAsStream("/safety/help-lines.yaml")) {
            if (in == null) {
                throw new IOException("there is no /safety/help-lines.yaml");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table of lines; the stream is not closed.
     *
     * @throws IOException where it is no such table; names what is wrong, with line and key where known
     */
    public static HelpLines read(InputStream file) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        yaml.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
        Map<String, Country> countries = new LinkedHashMap<>();
        try {
            Written written = yaml.readValue(file, Written.class);
            written.countries()
                    .forEach((code, country) -> countries.put(code.toLowerCase(Locale.ROOT), country.country()));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw new IOException("a help line is not written as docs/safety.md tells: " + e.getMessage(), e);
        }
        return new HelpLines(countries);
    }

    /** These lines, with whole countries replaced by the other's. */
    public HelpLines replacedBy(HelpLines other) {
        Map<String, Country> all = new LinkedHashMap<>(countries);
        all.putAll(other.countries);
        return new HelpLines(all);
    }

    /** The country of that code, or empty where it is not in the table. */
    public Optional<Country> country(String code) {
        return Optional.ofNullable(countries.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Every country by its code. */
    public Map<String, Country> countries() {
        return countries;
    }

    /** The lines of a country for one kind of need that are not expired on that day, best first. */
    public List<HelpLine> lines(String code, HelpLine.Kind kind, LocalDate today) {
        return country(code).map(Country::lines).orElse(List.of()).stream()
                .filter(line ->
                        line.kind() == kind && today.isBefore(line.verified().plus(EXPIRE)))
                .toList();
    }

    /** How many lines have to be looked at again on that day. */
    public long old(LocalDate today) {
        return all().filter(line -> !today.isBefore(line.verified().plus(WARN))).count();
    }

    /** How many lines are no longer shown on that day. */
    public long expired(LocalDate today) {
        return all().filter(line -> !today.isBefore(line.verified().plus(EXPIRE)))
                .count();
    }

    private java.util.stream.Stream<HelpLine> all() {
        return countries.values().stream().flatMap(country -> country.lines().stream());
    }
}
