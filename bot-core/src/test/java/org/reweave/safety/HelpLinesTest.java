package org.reweave.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.journey.Step;
import org.reweave.safety.HelpLine.Kind;

class HelpLinesTest {
    private static final HelpLines LINES = HelpLines.onBoard();
    private static final LocalDate VERIFIED = LocalDate.of(2026, 11, 25);

    @Test
    void every_country_that_can_be_chosen_is_in_the_table() {
        Step.Ask asks =
                (Step.Ask) Shipped.journey().step(Shipped.journey().care().country());
        Set<String> chosen = asks.choices().stream()
                .map(Step.Choice::id)
                .filter(id -> !id.equals("other"))
                .collect(Collectors.toSet());

        assertThat(LINES.countries().keySet()).containsAll(chosen).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void in_twenty_five_countries_there_is_more_than_the_emergency_number() {
        assertThat(LINES.countries().values().stream()
                        .filter(country -> !country.lines().isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(25);
    }

    @Test
    void every_emergency_number_is_one_in_the_tables_of_libphonenumber() {
        LINES.countries()
                .forEach((code, country) -> assertThat(ShortNumberInfo.getInstance()
                                .isEmergencyNumber(country.emergency(), code.toUpperCase(Locale.ROOT)))
                        .as(code + " " + country.emergency())
                        .isTrue());
    }

    @Test
    void every_full_number_is_valid_in_its_country_and_every_short_one_is_digits() {
        LINES.countries()
                .forEach((code, country) -> country.lines().forEach(line -> {
                    if (line.call() != null) {
                        assertThat(callable(line.call(), code.toUpperCase(Locale.ROOT)))
                                .as(code + " " + line.name() + " " + line.call())
                                .isTrue();
                    }
                }));
    }

    /** Numbers of up to six digits are short codes, written as in the country; longer ones are known to the library. */
    private static boolean callable(String number, String region) {
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.length() <= 6) {
            return number.matches("[0-9 ]+");
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return numbers.isValidNumberForRegion(numbers.parse(number, region), region);
        } catch (NumberParseException e) {
            return false;
        }
    }

    @Test
    void every_line_names_its_source_and_the_day() {
        LINES.countries()
                .values()
                .forEach(country -> country.lines().forEach(line -> {
                    assertThat(URI.create(line.source()).getHost())
                            .as(line.name())
                            .isNotBlank();
                    assertThat(line.verified()).isAfterOrEqualTo(VERIFIED);
                    assertThat(line.languages()).matches("[a-z]{2}(,[a-z]{2})*");
                }));
    }

    @Test
    void a_line_is_warned_of_after_half_a_year_and_left_out_after_a_year() {
        assertThat(LINES.old(VERIFIED.plusMonths(6).minusDays(1))).isZero();
        assertThat(LINES.old(VERIFIED.plusMonths(6))).isPositive();
        assertThat(LINES.lines("gb", Kind.DESPAIR, VERIFIED.plusYears(1).minusDays(1)))
                .isNotEmpty();
        assertThat(LINES.lines("gb", Kind.DESPAIR, VERIFIED.plusYears(1))).isEmpty();
        assertThat(LINES.expired(VERIFIED.plusYears(1))).isPositive();
        assertThat(LINES.country("gb").orElseThrow().emergency()).isEqualTo("999");
    }

    @Test
    void a_host_replaces_a_country_and_leaves_the_others() throws IOException {
        HelpLines own = read("""
                countries:
                  PT:
                    emergency: "112"
                    lines:
                      - {kind: despair, name: Example line, call: "1234", languages: pt, source: "https://example.org", verified: "2026-11-25"}
                """);
        HelpLines both = LINES.replacedBy(own);

        assertThat(both.lines("pt", Kind.DESPAIR, VERIFIED))
                .extracting(HelpLine::name)
                .containsExactly("Example line");
        assertThat(both.lines("gb", Kind.DESPAIR, VERIFIED)).isEqualTo(LINES.lines("gb", Kind.DESPAIR, VERIFIED));
    }

    @Test
    void a_wrong_table_is_refused_with_a_reason() {
        for (String wrong : new String[] {
            "countries: {pt: {emergency: '112', lines: [{kind: magic, name: x, call: '1', languages: pt, source: s, verified: '2026-01-01'}]}}",
            "countries: {pt: {emergency: '112', lines: [{kind: child, name: x, languages: pt, source: s, verified: '2026-01-01'}]}}",
            "countries: {pt: {emergency: '112', lines: [{kind: child, name: x, call: '1', languages: pt, source: s, verified: soon}]}}",
            "countries: {pt: {emergencies: '112'}}",
            "[]"
        }) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(IOException.class);
        }
    }

    private static HelpLines read(String yaml) throws IOException {
        return HelpLines.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
