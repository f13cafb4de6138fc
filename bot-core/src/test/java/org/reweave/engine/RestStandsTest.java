package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rest and its return stand whatever is looked at meanwhile, and a return that nobody answers ends the rest all the same. */
class RestStandsTest {
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final Instant BACK = at(MONDAY.plusWeeks(1), 11, 10);

    private Noted ana = Noted.asked("every day at 20:00");

    @BeforeEach
    void pauses() {
        ana = Noted.asked("every day at 20:00");
        ana.says("pause", at(MONDAY, 11, 10));
        ana.says("a week", at(MONDAY, 11, 10));
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my notes",
                "settings",
                "more",
                "pause",
                "start over",
                "what do you know about me",
                "my notes, settings",
                "my notes, back",
                "my notes, skip",
                "settings, back",
                "more, back",
                "pause, back",
                "start over, no",
                "what do you know about me, back",
                "my notes, back to the question",
                "I'm in Berlin now",
                "my notes, I'm in Berlin now",
                "not this week",
                "my notes, delete one or all, back"
            })
    void looking_at_something_leaves_the_rest_and_its_return_as_they_are(String looked) {
        for (String words : looked.split(", ", -1)) {
            ana.says(words, at(WEDNESDAY, 12, 0));
        }

        assertThat(ana.firesMoved(at(WEDNESDAY, 20, 0), NudgeKind.CHECK_IN, at(WEDNESDAY, 20, 0)))
                .isEmpty();
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
        assertThat(ana.fires(BACK, NudgeKind.COME_BACK)).containsIgnoringCase("below");
        assertThat(ana.says("I am here", BACK)).contains("how much do you know?");
    }

    @Test
    void the_list_says_that_no_check_in_comes_and_when_the_rest_ends() {
        assertThat(ana.says("my notes", at(WEDNESDAY, 12, 0)))
                .contains("Coming back: Monday, March 9", "While you rest, no check-in comes.")
                .doesNotContain("The next check-in");
        assertThat(ana.says("back", at(WEDNESDAY, 12, 0))).contains("I will write to you on Monday, March 9");
    }

    @Test
    void a_zone_told_in_a_rest_is_taken_and_the_rest_goes_on() {
        assertThat(ana.says("I'm in Lisbon now", at(WEDNESDAY, 12, 0)))
                .contains("I go by the clock in Lisbon now", "I will write to you on Monday, March 9 at 10:10")
                .doesNotContain("The next one comes");
        assertThat(ana.fires(BACK, NudgeKind.COME_BACK)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I was thinking about it again", "hello"})
    void words_of_ones_own_end_it_also_where_the_list_is_open(String words) {
        ana.says("my notes", at(WEDNESDAY, 12, 0));

        assertThat(ana.says(words, at(WEDNESDAY, 12, 1))).contains("how much do you know?");

        assertThat(ana.arranged(NudgeKind.COME_BACK)).isFalse();
        assertThat(ana.firesMoved(at(WEDNESDAY, 20, 0), NudgeKind.CHECK_IN, at(WEDNESDAY, 20, 0)))
                .contains("A few minutes for yourself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'd like another week | March 16",
                "another two days please | March 11",
                "tomorrow instead | March 5",
                "in 2 hours instead | March 4",
                "stop until friday | March 6",
                "a few days | March 7",
                "rest until sunday | March 8",
            })
    void more_rest_and_another_return_are_no_return(String words, String until) {
        assertThat(ana.says(words, at(WEDNESDAY, 12, 0)))
                .contains("I will write to you on")
                .contains(until);

        assertThat(ana.state().dialog()).isInstanceOf(Dialog.Away.class);
        assertThat(ana.firesMoved(at(WEDNESDAY, 13, 0), NudgeKind.CHECK_IN, at(WEDNESDAY, 13, 0)))
                .isEmpty();
    }

    @Test
    void more_of_a_rest_is_counted_from_its_end() {
        ana.says("can I have another week", at(WEDNESDAY, 12, 0));

        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"can I rest longer", "shorter", "a bit longer please", "not yet", "another time"})
    void how_long_is_asked_where_only_more_or_less_was_wished_for(String words) {
        assertThat(ana.says(words, at(WEDNESDAY, 12, 0))).contains("How long would you like to rest?");
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'm not back yet", "im not back yet", "still resting", "no", "not now"})
    void a_no_before_the_return_leaves_it_as_it_was_promised(String words) {
        assertThat(ana.says(words, at(WEDNESDAY, 12, 0))).contains("I will write to you on Monday, March 9");
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
    }

    @Test
    void not_back_yet_when_the_return_has_come_is_asked_until_when() {
        ana.fires(BACK, NudgeKind.COME_BACK);

        assertThat(ana.says("I'm not back yet", BACK.plusSeconds(60))).contains("How long would you like to rest?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete all", "delete all of them", "my notes, delete all of them", "my notes, delete all"})
    void deleting_notes_in_a_rest_is_asked_for_and_ends_no_rest(String said) {
        String shown = "";
        for (String words : said.split(", ", -1)) {
            shown = ana.says(words, at(WEDNESDAY, 12, 0));
        }

        assertThat(shown).contains("What shall go?");
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I feel terrible", "he cheated again", "I can't stop crying", "my notes, I feel so lonely"})
    void a_heavy_heart_in_a_rest_is_met_with_kindness_and_is_no_return(String said) {
        String shown = "";
        for (String words : said.split(", ", -1)) {
            shown = ana.says(words, at(WEDNESDAY, 12, 0));
        }

        assertThat(shown)
                .containsAnyOf("That sounds heavy", "I hear how hard it is")
                .contains("I will write to you on Monday, March 9");
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(BACK);
    }

    @Test
    void a_return_that_is_over_is_not_listed_any_more() {
        ana.says("help now", at(WEDNESDAY, 12, 0));

        assertThat(ana.arranged(NudgeKind.COME_BACK)).isFalse();
    }

    @Test
    void after_a_return_that_nobody_answers_comes_what_was_promised() {
        ana = Noted.asked("every day at 12:30");
        ana.says("my notes", at(MONDAY, 13, 0));
        ana.taps("options", at(MONDAY, 13, 0));
        ana.taps("anniversary", at(MONDAY, 13, 0));
        ana.says("5 march", at(MONDAY, 13, 0));
        ana.says("pause", at(MONDAY, 13, 0));
        ana.says("until tomorrow", at(MONDAY, 13, 0));
        assertThat(ana.fires(at(MONDAY.plusDays(1), 13, 0), NudgeKind.COME_BACK))
                .isNotEmpty();

        LocalDate thursday = MONDAY.plusDays(3);
        assertThat(ana.firesMoved(at(thursday, 10, 0), NudgeKind.ANNIVERSARY, at(thursday, 10, 0)))
                .contains("You asked for a quiet line on this day.");
        assertThat(ana.firesMoved(at(thursday, 12, 30), NudgeKind.CHECK_IN, at(thursday, 12, 30)))
                .contains("A few minutes for yourself");
        assertThat(ana.taps("not-this-time", at(thursday, 12, 31))).containsIgnoringCase("below");
        assertThat(ana.says("my notes", at(thursday, 12, 32)))
                .contains("A quiet line on a day you chose: Friday, March 5, 2027")
                .contains("The next check-in: Friday, March 6 at");
    }
}
