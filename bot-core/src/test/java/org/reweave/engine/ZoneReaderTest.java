package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneReaderTest {
    /** 18:00 in Greenwich, 19:00 in Berlin. */
    private static final ZonedDateTime NOW =
            Instant.parse("2026-03-02T18:00:00Z").atZone(ZoneId.of("Europe/Berlin"));

    private final ZoneReader reader = Known.english().zones();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lisbon || Europe/Lisbon",
                "I'm in Lisbon now || Europe/Lisbon",
                "i am in new york || America/New_York",
                "Japan || Asia/Tokyo",
                "Munich || Europe/Berlin",
                "UTC || Etc/UTC",
                "UTC+5:30 | in | Asia/Kolkata",
                "gmt +2 || +02:00",
                "UK || Europe/London",
                "EST || America/New_York",
                "CET || Europe/Berlin",
                "new york city || America/New_York",
                "Dublin, Ireland || Europe/Dublin",
                "berlin germany || Europe/Berlin",
                "Portland, Oregon || America/Los_Angeles",
                "Manchester in the UK || Europe/London",
                "Deutschland || Europe/Berlin",
                "Österreich || Europe/Vienna",
                "my phone says 19:02 || Europe/Berlin",
                "my time zone is PST || America/Los_Angeles",
                "I'm in the UK now || Europe/London",
                "I'm in Paris until Sunday || Europe/Paris",
                "it is 1 pm | us | America/New_York",
                "1:00 | us | America/New_York",
                "06:00 || +12:00",
                "utc-3 || -03:00",
                "it's 19:05 here || Europe/Berlin",
                "it is 13:00 | us | America/New_York",
                "my clock shows 3 am | jp | Asia/Tokyo",
                "23:45 | np | Asia/Kathmandu",
            })
    void a_city_a_country_an_offset_or_the_time_there_is_a_clock(String words, String country, String zone) {
        assertThat(reader.read(words, country == null ? "" : country, NOW))
                .extracting(ZoneId::getId)
                .containsExactly(zone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6:02 || +12:00 Etc/UTC",
                "2 || +08:00 -04:00",
                "Georgia || America/New_York Asia/Tbilisi",
                "IST || Asia/Jerusalem Asia/Kolkata Europe/Dublin",
            })
    void what_may_be_several_clocks_is_asked_about(String words, String country, String zones) {
        ZonedDateTime utc = NOW.withZoneSameInstant(ZoneId.of("Etc/UTC"));
        assertThat(reader.read(words, country == null ? "" : country, utc))
                .extracting(ZoneId::getId)
                .containsExactlyInAnyOrder(zones.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USA", "US", "U.S.", "America", "I'm in the US now", "the States"})
    void a_country_with_several_clocks_leaves_a_choice(String words) {
        assertThat(reader.read(words, "", NOW))
                .extracting(ZoneId::getId)
                .contains("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
                .hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void nonsense_is_no_place() {
        assertThat(reader.read("a", "", NOW)).isEmpty();
        assertThat(reader.read("A".repeat(4000), "", NOW)).isEmpty();
        assertThat(reader.read("Paris, Texas", "", NOW)).isEmpty();
        assertThat(reader.read("half", "", NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm in trouble",
                "I'm in two minds now",
                "nowhere",
                "utc+20",
                "it is hard",
                "It's nice",
                "it's us",
                "Lisbon"
            })
    void a_sentence_about_something_else_is_no_place(String words) {
        assertThat(reader.sentence(words, "", NOW)).isEmpty();
    }
}
