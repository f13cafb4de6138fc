package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the machine jumps forwards and is set back while a check-in is planned. */
class ClockJumpsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 400})
    void what_was_planned_by_a_clock_that_was_days_ahead_is_planned_anew(int days) {
        Noted ana = Noted.asked("every day at 20:00");
        assertThat(ana.fires(at(MONDAY.plusDays(days), 9, 0).plusSeconds(86_400), NudgeKind.CHECK_IN))
                .as("too late to be of use")
                .isEmpty();

        assertThat(ana.looksEarly(at(MONDAY, 12, 0), NudgeKind.CHECK_IN)).isEmpty();

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 20, 0));
        assertThat(ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN)).contains("A few minutes for yourself");
    }

    @Test
    void what_a_clock_that_was_ahead_let_come_does_not_come_again() {
        Noted ana = Noted.asked("every day at 20:00");
        assertThat(ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN)).isNotEmpty();

        assertThat(ana.looksEarly(at(MONDAY, 12, 0), NudgeKind.CHECK_IN)).isEmpty();

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(1), 20, 0));
    }

    @Test
    void a_clock_that_was_a_year_ahead_and_let_a_check_in_come_then_holds_up_nothing() {
        Noted ana = Noted.asked("every day at 20:00");
        assertThat(ana.fires(at(MONDAY.plusDays(400), 20, 0), NudgeKind.CHECK_IN))
                .isNotEmpty();

        ana.looksEarly(at(MONDAY, 12, 0), NudgeKind.CHECK_IN);

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 20, 0));
        assertThat(ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN)).isNotEmpty();
    }

    @Test
    void what_was_to_be_planned_anew_and_is_looked_at_a_day_later_at_its_own_time_comes() {
        Noted ana = Noted.asked("every day at 20:00");
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        assertThat(ana.firesMoved(at(MONDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN, at(MONDAY, 15, 0)))
                .contains("A few minutes for yourself");
    }

    @Test
    void a_check_in_is_left_alone_where_the_clock_is_a_little_ahead() {
        Noted ana = Noted.asked("every day at 20:00");

        assertThat(ana.looksEarly(at(MONDAY, 19, 50), NudgeKind.CHECK_IN)).contains("A few minutes for yourself");
    }
}
