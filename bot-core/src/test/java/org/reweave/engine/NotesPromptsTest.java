package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where something about notes is being set, words mean that and no more. */
class NotesPromptsTest {
    private static final Instant NOW = at(MONDAY, 11, 10);

    private final Noted ana = Noted.asked("every day at 20:00");

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "cancel that please", "never mind", "forget it"})
    void cancel_leaves_what_is_being_set_and_silences_nothing(String words) {
        ana.says("tuesdays at 6pm", NOW);

        assertThat(ana.says(words, NOW)).contains("stays as it was");
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 20, 0));
    }

    @Test
    void cancel_at_the_list_closes_it() {
        ana.says("my notes", NOW);

        ana.says("cancel", NOW);

        assertThat(ana.state().dialog()).isEqualTo(new Dialog.None());
        assertThat(ana.arranged(NudgeKind.CHECK_IN)).isTrue();
    }

    @Test
    void cancel_where_nothing_about_notes_is_open_is_still_stop() {
        ana.says("cancel", NOW);

        assertThat(ana.state().dialog()).isInstanceOf(Dialog.Stopped.class);
    }

    @Test
    void no_more_after_silence_ends_the_check_ins_and_nothing_else() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(2), 20, 0), NudgeKind.CHECK_IN);
        ana.says("hello", at(MONDAY.plusDays(6), 11, 0));
        assertThat(ana.state().dialog()).isEqualTo(new Dialog.Notes(Dialog.Page.RESTED));

        assertThat(ana.says("no more", at(MONDAY.plusDays(6), 11, 1))).contains("Nothing comes by itself any more");
        assertThat(ana.state().dialog()).isNotInstanceOf(Dialog.Stopped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not today", "not tonight please"})
    void not_today_at_the_list_leaves_out_todays(String words) {
        ana.says("my notes", NOW);

        assertThat(ana.says(words, NOW)).contains("rest until Tuesday, March 3");
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(1), 20, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm travelling to Japan next week",
                "I'm in Lisbon next week",
                "travelling to Lisbon in April",
                "I'm in Tokyo on Friday"
            })
    void a_journey_that_has_not_begun_moves_no_clock(String words) {
        assertThat(ana.says(words, NOW)).contains("Once you are there");
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 20, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | rest until Tuesday, March 10",
                "the 10th | rest until Tuesday, March 10",
                "1st | rest until Wednesday, April 1",
                "1 march | rest until Monday, March 1, 2027"
            })
    void a_number_where_a_day_is_asked_for_is_a_day_and_another_year_is_told(String words, String said) {
        ana.says("I'm on holiday", NOW);

        assertThat(ana.says(words, NOW)).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 20", "at 7, 0, 19", "9 pm, 0, 21", "11, 1, 11"})
    void an_hour_at_a_note_is_the_next_one_a_clock_shows_outside_the_quiet_hours(String words, int days, int hour) {
        Noted somebody = Noted.asked("every day at 18:00");
        somebody.fires(at(MONDAY, 18, 0), NudgeKind.CHECK_IN);

        assertThat(somebody.says(words, at(MONDAY, 18, 1))).contains("I come back");
        assertThat(somebody.due(NudgeKind.SNOOZED)).isEqualTo(at(MONDAY.plusDays(days), hour, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sundays at 7 | every Sunday at 7:00 PM",
                "sundays at 7 am | lies in your quiet hours",
                "sundays at 9 | every Sunday at 9:00 AM"
            })
    void a_bare_hour_that_is_quiet_in_the_morning_is_one_in_the_evening(String words, String said) {
        assertThat(ana.says(words, NOW)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other time", "other days", "different days please"})
    void the_words_of_the_button_are_that_button(String words) {
        ana.says("tuesdays at 6pm", NOW);

        assertThat(ana.says(words, NOW)).contains("How often would a check-in suit you?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I am in pain", "I feel so sad", "it was a hard day"})
    void feelings_are_met_with_a_kind_word_wherever_notes_are_set(String words) {
        ana.says("tuesdays at 6pm", NOW);

        assertThat(ana.says(words, NOW)).contains("Thank you for saying it").contains("Is that right?");
    }
}
