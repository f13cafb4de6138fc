package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.rhythm.RhythmText;

class RhythmReaderTest {
    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final RhythmReader reader = new RhythmReader(Known.english().vocabulary());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekdays at 8 in the evening | weekly 1,2,3,4,5 20:00",
                "Sunday morning | weekly 7 09:00",
                "every day at 20:30 | weekly 1,2,3,4,5,6,7 20:30",
                "daily, 7pm | weekly 1,2,3,4,5,6,7 19:00",
                "every evening | weekly 1,2,3,4,5,6,7 19:00",
                "evenings at 8 | weekly 1,2,3,4,5,6,7 20:00",
                "Mondays and Thursdays at 7:15 pm | weekly 1,4 19:15",
                "every friday at noon | weekly 5 12:00",
                "once a week on sunday at 10 | weekly 7 10:00",
                "weekends at 11am | weekly 6,7 11:00",
                "monday to friday at 18:00 | weekly 1,2,3,4,5 18:00",
                "every two weeks on friday at 18:30 | fortnightly 2026-03-06 18:30",
                "every other Saturday morning | fortnightly 2026-03-07 09:00",
                "fortnightly at 5 | fortnightly 2026-03-02 17:00",
                "the 15th of every month at noon | monthly 15 12:00",
                "monthly on the 31st at 8pm | monthly 31 20:00",
                "on the last day of every month at 6 pm | monthly 31 18:00",
                "once a month in the afternoon | monthly 2 15:00",
                "8 in the morning every day | weekly 1,2,3,4,5,6,7 08:00",
                "at seven in the evening on tue and wed | weekly 2,3 19:00",
                "every day at 12 am | weekly 1,2,3,4,5,6,7 00:00",
                "every day at 7:30 in the evening | weekly 1,2,3,4,5,6,7 19:30",
                "every day at 12 midnight | weekly 1,2,3,4,5,6,7 00:00",
                "once a day at 9 | weekly 1,2,3,4,5,6,7 09:00",
                "every 7 days at 18:00 | weekly 1 18:00",
                "every 14 days at 18:00 | fortnightly 2026-03-02 18:00",
                "every day at 12 noon | weekly 1,2,3,4,5,6,7 12:00",
                "every day at midnight | weekly 1,2,3,4,5,6,7 00:00",
                "at 20h every day | weekly 1,2,3,4,5,6,7 20:00",
                "mon-fri 18:00 | weekly 1,2,3,4,5 18:00",
                "tuesday to saturday at 9 am | weekly 2,3,4,5,6 09:00",
                "friday through monday, noon | weekly 1,5,6,7 12:00",
                "on tue, thu and sat at half past seven in the evening | weekly 2,4,6 19:30",
                "quarter past 8 each evening | weekly 1,2,3,4,5,6,7 20:15",
                "daily at quarter to 1 | weekly 1,2,3,4,5,6,7 12:45",
                "every morning except Sunday | weekly 1,2,3,4,5,6 09:00",
                "weekdays but not friday at 8 pm | weekly 1,2,3,4 20:00",
            })
    void days_and_a_time_are_understood(String words, String rhythm) {
        assertThat(reader.read(words, TODAY)).hasValueSatisfying(heard -> {
            assertThat(RhythmText.write(heard.rhythm())).isEqualTo(rhythm);
            assertThat(heard.days()).isTrue();
            assertThat(heard.time()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I don't know",
                "sometimes",
                "twice a fortnight",
                "every day at 25",
                "13 pm on mondays",
                "weekdays at 8 because he works",
                "every other monday and friday",
                "every 3 days",
                "every third monday",
                "every other day at 5pm",
                "every second day at noon",
                "daily at noon and at 6pm",
                "every day at 8:30 and 18:00",
                "twice a day",
                "a",
                "weekdays and sundays at 9",
                "every 3 days at 9",
                "every first monday of the month at 9",
                "twice a week in the morning",
                "every other friday except sunday at 9",
                "every day except at 9",
                "half past 8:15 every day",
                "weekends except saturday and sunday",
            })
    void what_is_not_understood_as_a_whole_is_not_guessed_at(String words) {
        assertThat(reader.read(words, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every 3 days | - |",
                "every other day at 5pm | - | 17:00",
                "every second day at noon | - | 12:00",
                "every third week on monday | - |",
                "every couple of days in the evening | - | 19:00",
                "daily at noon and at 6pm | weekly 1,2,3,4,5,6,7 12:00 | 12:00 18:00",
                "every day at 8:30 and 18:00 | weekly 1,2,3,4,5,6,7 12:00 | 08:30 18:00",
                "weekdays in the morning and in the evening | weekly 1,2,3,4,5 12:00 | 09:00 19:00",
                "mondays at 9 and thursdays at 5 | weekly 1,4 12:00 | 09:00 17:00",
                "9 in the morning and 8 in the evening every day | weekly 1,2,3,4,5,6,7 12:00 | 09:00 20:00",
                "every morning at 6 pm | weekly 1,2,3,4,5,6,7 12:00 | 09:00 18:00",
                "noon and half past six every day | weekly 1,2,3,4,5,6,7 12:00 | 12:00 18:30",
                "twice a day | weekly 1,2,3,4,5,6,7 12:00 |",
            })
    void what_is_clear_and_cannot_be_set_is_told_apart(String words, String days, String times) {
        assertThat(reader.unsettable(words, TODAY)).hasValueSatisfying(wish -> {
            assertThat(wish.days().map(RhythmText::write).orElse("-")).isEqualTo(days);
            assertThat(wish.times().stream().map(LocalTime::toString).collect(Collectors.joining(" ")))
                    .isEqualTo(times == null ? "" : times);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day at 9", "I think of it every other day", "half past 8:15 every day", "sometimes"})
    void nothing_else_is_taken_for_such_a_wish(String words) {
        assertThat(reader.unsettable(words, TODAY)).isEmpty();
    }

    @Test
    void what_was_not_said_is_left_open() {
        Optional<RhythmReader.Heard> days = reader.read("on weekdays", TODAY);
        assertThat(days).hasValueSatisfying(heard -> assertThat(heard.time()).isFalse());
        Optional<RhythmReader.Heard> time = reader.read("at 20:00", TODAY);
        assertThat(time).hasValueSatisfying(heard -> assertThat(heard.days()).isFalse());
    }
}
