package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
    @ValueSource(strings = {"I'm in trouble", "I'm in two minds now", "nowhere", "utc+20", "it is hard", "Lisbon"})
    void a_sentence_about_something_else_is_no_place(String words) {
        assertThat(reader.sentence(words, "", NOW)).isEmpty();
    }
}
