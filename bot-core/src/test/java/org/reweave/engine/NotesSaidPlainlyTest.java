package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wish in plain words comes to: what cannot be set is said, what is replaced is named, and nothing is misread. */
class NotesSaidPlainlyTest {
    private static final Instant NOW = at(MONDAY, 11, 10);

    private final Noted ana = Noted.asked("weekdays at 20:00");

    @Test
    void what_a_new_check_in_takes_the_place_of_is_named_before_and_after() {
        assertThat(ana.says("sunday at 10", NOW)).contains("Your check-in comes on weekdays at 8:00 PM so far");

        assertThat(ana.says("yes", NOW)).contains("in place of the one on weekdays at 8:00 PM");
    }

    @Test
    void the_same_again_takes_the_place_of_nothing() {
        assertThat(ana.says("weekdays at 20:00", NOW)).doesNotContain("so far");
        assertThat(ana.says("yes", NOW)).doesNotContain("in place of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every other day at 5pm", "check in every 3 days", "remind me every second day at noon"})
    void days_that_cannot_be_set_are_answered_with_those_that_can(String words) {
        assertThat(ana.says(words, NOW))
                .contains("once a week, every two weeks")
                .contains("How often");

        ana.says("mondays and fridays at 17:00", NOW);
        ana.says("yes", NOW);
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 17, 0));
    }

    @Test
    void of_two_times_one_is_asked_for() {
        assertThat(ana.says("daily at noon and at 6pm", NOW)).contains("at one time");

        assertThat(ana.taps("at-1080", NOW)).contains("every day at 6:00 PM");
    }

    @Test
    void a_time_in_the_quiet_hours_is_named_as_it_was_understood_and_they_can_be_changed_at_once() {
        assertThat(ana.says("every day at 7 am", NOW)).contains("7:00 AM lies in your quiet hours");

        ana.taps("quiet", NOW);
        assertThat(ana.taps("night-2", NOW)).contains("10:00 PM to 7:00 AM").contains("every day at 7:00 AM");
        ana.says("yes", NOW);
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(1), 7, 0));
    }

    @Test
    void quiet_hours_are_found_by_their_name() {
        assertThat(ana.says("quiet hours", NOW)).contains("When shall I never write first");
    }

    @ParameterizedTest
    @CsvSource({"make it 9 in the morning, 09:00", "move it to 6:30 pm, 18:30"})
    void another_time_is_enough_to_move_it(String words, LocalTime time) {
        assertThat(ana.says(words, NOW)).contains("on weekdays at").contains("so far");

        ana.says("yes", NOW);

        assertThat(ana.due(NudgeKind.CHECK_IN).atZone(Noted.BERLIN).toLocalTime())
                .isEqualTo(time);
    }

    @Test
    void the_next_one_can_be_left_out() {
        ana.says("skip the next one", NOW);

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(1), 20, 0));
    }

    @Test
    void it_is_deleted_by_words() {
        ana.says("delete my check-in", NOW);

        assertThat(ana.state().reminders().checkIn()).isEmpty();
    }

    @Test
    void the_last_of_february_is_a_day_of_the_year_in_any_year() {
        ana.says("my notes", NOW);
        ana.taps("options", NOW);
        ana.taps("anniversary", NOW);

        ana.says("29 february", NOW);

        assertThat(ana.due(NudgeKind.ANNIVERSARY)).isEqualTo(at(LocalDate.of(2027, 2, 28), 10, 0));
    }

    @Test
    void where_somebody_is_for_a_while_is_followed_and_the_way_back_is_named() {
        assertThat(ana.says("I'm in Lisbon until Sunday", NOW)).contains("I do not move back by myself");

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 21, 0));
    }
}
