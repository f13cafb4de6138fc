package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Notes lie four hours apart, unless the person asked for that minute; and no more than two come a day. */
class FourHoursApartTest {
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final String YEARLY = "quiet line on this day";
    private static final String CHECK_IN = "A few minutes for yourself";

    /** Somebody who is told at half past eight and again when a note that was put off comes. */
    private static Noted toldAtHalfPastEight() {
        Noted ana = Noted.asked("every day at 8:30");
        assertThat(ana.fires(at(TUESDAY, 8, 30), NudgeKind.CHECK_IN)).contains(CHECK_IN);
        return ana;
    }

    private static Noted withADay(Noted noted, String day) {
        noted.says("my notes", at(MONDAY, 11, 10));
        noted.taps("options", at(MONDAY, 11, 11));
        noted.taps("anniversary", at(MONDAY, 11, 11));
        noted.says(day, at(MONDAY, 11, 12));
        assertThat(noted.arranged(NudgeKind.ANNIVERSARY)).isTrue();
        return noted;
    }

    @Test
    void what_comes_late_waits_until_four_hours_after_what_was_said_before() {
        Noted ana = toldAtHalfPastEight();
        ana.says("every day at 12:00", at(TUESDAY, 9, 0));
        ana.says("yes", at(TUESDAY, 9, 1));

        assertThat(ana.fires(at(TUESDAY, 12, 16), NudgeKind.CHECK_IN)).isEmpty();

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY, 12, 30));
        assertThat(ana.fires(at(TUESDAY, 12, 30), NudgeKind.CHECK_IN)).contains(CHECK_IN);
    }

    @Test
    void what_comes_at_the_minute_the_person_chose_does_not_wait() {
        Noted ana = toldAtHalfPastEight();
        ana.says("every day at 12:00", at(TUESDAY, 9, 0));
        ana.says("yes", at(TUESDAY, 9, 1));

        assertThat(ana.fires(at(TUESDAY, 12, 0), NudgeKind.CHECK_IN)).contains(CHECK_IN);
    }

    @Test
    void a_check_in_put_off_by_the_person_comes_when_they_said() {
        Noted ana = toldAtHalfPastEight();
        ana.taps("later", at(TUESDAY, 8, 31));
        ana.taps("minutes", at(TUESDAY, 8, 32));

        assertThat(ana.due(NudgeKind.SNOOZED)).isEqualTo(at(TUESDAY, 8, 52));
        assertThat(ana.fires(at(TUESDAY, 8, 52), NudgeKind.SNOOZED)).contains(CHECK_IN);
    }

    @Test
    void a_day_of_the_year_whose_hour_nobody_chose_waits_until_four_hours_after_a_check_in() {
        Noted ana = withADay(Noted.asked("every day at 8:30"), "3 march");
        ana.fires(at(TUESDAY, 8, 30), NudgeKind.CHECK_IN);

        assertThat(ana.fires(at(TUESDAY, 10, 0), NudgeKind.ANNIVERSARY)).isEmpty();

        assertThat(ana.due(NudgeKind.ANNIVERSARY)).isEqualTo(at(TUESDAY, 12, 30));
        assertThat(ana.fires(at(TUESDAY, 12, 30), NudgeKind.ANNIVERSARY)).contains(YEARLY);
        assertThat(ana.due(NudgeKind.ANNIVERSARY)).isEqualTo(at(LocalDate.of(2027, 3, 3), 10, 0));
    }

    @Test
    void a_day_of_the_year_that_falls_on_a_check_in_is_said_together_with_it() {
        Noted ana = withADay(Noted.asked("every day at 10:00"), "3 march");

        assertThat(ana.fires(at(TUESDAY, 10, 0), NudgeKind.CHECK_IN, NudgeKind.ANNIVERSARY))
                .contains(YEARLY)
                .contains(CHECK_IN);
        assertThat(ana.state().reminders().sent()).containsExactly(at(TUESDAY, 10, 0));
    }

    @Test
    void above_two_a_day_or_one_where_the_person_wants_fewer_a_check_in_is_left_out() {
        Noted ana = toldAtHalfPastEight();
        ana.says("my notes", at(TUESDAY, 9, 0));
        ana.taps("options", at(TUESDAY, 9, 1));
        ana.taps("cap", at(TUESDAY, 9, 1));
        ana.taps("one", at(TUESDAY, 9, 2));
        ana.says("every day at 18:00", at(TUESDAY, 9, 3));
        ana.says("yes", at(TUESDAY, 9, 4));

        assertThat(ana.fires(at(TUESDAY, 18, 0), NudgeKind.CHECK_IN)).isEmpty();

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(1), 18, 0));
    }
}
