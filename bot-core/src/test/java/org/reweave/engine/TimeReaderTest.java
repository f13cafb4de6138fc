package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
    /** A Sunday. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-22T16:30:20+00:00[Europe/Lisbon]");

    private final TimeReader reader =
            new TimeReader(new Vocabulary(LanguageFiles.texts(TimeReaderTest.class.getClassLoader(), "vocabulary.en")));

    @ParameterizedTest
    @CsvSource({
        "20 minutes, 2026-11-22T16:50:20",
        "in 20 minutes, 2026-11-22T16:50:20",
        "in an hour, 2026-11-22T17:30:20",
        "half an hour, 2026-11-22T17:00:20",
        "1 hour and 15 minutes, 2026-11-22T17:45:20",
        "90min, 2026-11-22T18:00:20",
        "2h, 2026-11-22T18:30:20",
        "in three months, 2027-02-22T16:30:20",
        "in 2 weeks, 2026-12-06T16:30:20",
        "in 3 days at 19:00, 2026-11-25T19:00:00",
        "tomorrow, 2026-11-23T16:30:00",
        "tomorrow 19:00, 2026-11-23T19:00:00",
        "Tomorrow at 7pm, 2026-11-23T19:00:00",
        "tomorrow at 7, 2026-11-23T19:00:00",
        "tomorrow at 10, 2026-11-23T10:00:00",
        "tmrw 7ish, 2026-11-23T19:00:00",
        "tomorrow around 7-ish, 2026-11-23T19:00:00",
        "9amish, 2026-11-23T09:00:00",
        "tomorrow morning, 2026-11-23T09:00:00",
        "tonight, 2026-11-22T19:00:00",
        "tonight at 8, 2026-11-22T20:00:00",
        "this evening, 2026-11-22T19:00:00",
        "at 6pm, 2026-11-22T18:00:00",
        "6:30 pm, 2026-11-22T18:30:00",
        "18:30, 2026-11-22T18:30:00",
        "9am, 2026-11-23T09:00:00",
        "friday, 2026-11-27T16:30:00",
        "until friday, 2026-11-27T16:30:00",
        "friday evening, 2026-11-27T19:00:00",
        "friday at 7:30 pm, 2026-11-27T19:30:00",
        "next Sunday 17:00, 2026-11-29T17:00:00",
        "24 november at 19:30, 2026-11-24T19:30:00",
        "nov 24 8pm, 2026-11-24T20:00:00",
        "3rd of january, 2027-01-03T16:30:00",
        "2026-12-24 18:00, 2026-12-24T18:00:00",
        "12am tomorrow, 2026-11-23T00:00:00",
        "noon tomorrow, 2026-11-23T12:00:00",
    })
    void plain_words_become_the_time_they_mean(String words, String expected) {
        assertThat(reader.read(words, NOW))
                .map(at -> at.toLocalDateTime().toString().replaceFirst("T(\\d\\d:\\d\\d)$", "T$1:00"))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "whenever you like",
                "31 february",
                "30 february",
                "2026-13-01",
                "2026-11-21",
                "25:00",
                "in 5000 years",
                "tomorrow or so, if he lets me",
                "yesterday",
                "7 8 9",
                "at",
                "in",
                "2020-01-01 10:00"
            })
    void what_is_not_understood_as_a_whole_is_not_guessed_at(String words) {
        assertThat(reader.read(words, NOW).filter(at -> !List.of("in", "at").contains(words)))
                .isEmpty();
    }

    @Test
    void a_time_the_clocks_jump_over_becomes_one_that_exists() {
        ZonedDateTime evening = ZonedDateTime.parse("2026-03-28T20:00:00+00:00[Europe/Lisbon]");
        assertThat(reader.read("tomorrow 01:30", evening))
                .contains(ZonedDateTime.parse("2026-03-29T02:30:00+01:00[Europe/Lisbon]"));
    }

    @Test
    void the_zone_is_the_persons_own() {
        ZonedDateTime tokyo = NOW.withZoneSameInstant(java.time.ZoneId.of("Asia/Tokyo"));
        assertThat(reader.read("today 09:00", tokyo))
                .contains(ZonedDateTime.parse("2026-11-23T09:00:00+09:00[Asia/Tokyo]"));
    }

    /** Tomorrow's would be another one than was said. */
    @Test
    void this_evening_is_not_tomorrow_s() {
        assertThat(reader.read("this evening", NOW.withHour(20))).isEmpty();
        assertThat(reader.read("in the evening", NOW.withHour(20))).isPresent();
    }
}
