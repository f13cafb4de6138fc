package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For a day after somebody was in need nothing comes again; then the companion looks in at the time of a check-in, and stays. */
class AfterHelpTest {
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final Instant EVENING = at(MONDAY, 19, 30);
    private static final String LOOKS_IN = "It is the time of your check-in, and it can wait.";

    private final Noted ana = Noted.asked("every day at 20:00");

    @ParameterizedTest
    @ValueSource(strings = {"help now", "he hit me", "I want to die"})
    void it_lasts_a_day_whether_help_was_answered_or_not(String words) {
        ana.says(words, EVENING);
        assertThat(ana.due(NudgeKind.CHECK_IN)).as("what the list says").isEqualTo(at(TUESDAY, 20, 0));

        assertThat(ana.fires(at(TUESDAY, 20, 0), NudgeKind.CHECK_IN))
                .contains(LOOKS_IN)
                .doesNotContain("A few minutes for yourself");
        assertThat(ana.state().dialog().inNeed()).isTrue();
        assertThat(ana.fires(at(TUESDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN))
                .contains(LOOKS_IN);
        assertThat(ana.fires(at(TUESDAY.plusDays(2), 20, 0), NudgeKind.CHECK_IN))
                .as("two tries, then rest")
                .isEmpty();
    }

    @Test
    void whoever_writes_on_has_a_day_from_their_last_word() {
        ana.says("help now", EVENING);
        ana.says("hello", at(TUESDAY, 19, 0));

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(1), 20, 0));
    }

    @Test
    void whoever_goes_on_has_check_ins_as_before_after_that_day() {
        ana.says("help now", EVENING);
        ana.says("I can go on", EVENING.plusSeconds(60));

        assertThat(ana.says("my notes", EVENING.plusSeconds(120)))
                .contains("The next check-in: Tuesday, March 3 at 8:00 PM");
        assertThat(ana.fires(at(TUESDAY, 20, 0), NudgeKind.CHECK_IN)).contains("A few minutes for yourself");
    }

    @Test
    void looking_in_comes_once_that_evening() {
        ana.says("I want to die", EVENING);
        ana.says("yes", EVENING.plusSeconds(30));
        ana.says("look in on me tomorrow", EVENING.plusSeconds(60));

        assertThat(ana.fires(at(TUESDAY, 19, 31), NudgeKind.LOOK_IN)).contains("I said I would look in today");
        assertThat(ana.fires(at(TUESDAY, 20, 0), NudgeKind.CHECK_IN)).isEmpty();
    }

    /** The journey's own question counts as words of danger do. */
    @ParameterizedTest
    @CsvSource({"yes, 3", "not sure, 3", "'No, not right now', 2"})
    void after_it_is_dangerous_now_nothing_comes_for_a_day(String answer, int day) {
        ana.says("more", EVENING);
        ana.says("I don't feel safe", EVENING);
        ana.says("yes", EVENING);
        ana.says("yes", EVENING);
        assertThat(ana.state().step()).isEqualTo("safety-now");

        ana.says(answer, EVENING);

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.withDayOfMonth(day), 20, 0));
        assertThat(ana.says("my notes", EVENING)).contains("March " + day + " at 8:00 PM");
    }
}
