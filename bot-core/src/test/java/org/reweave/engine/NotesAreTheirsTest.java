package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sets holds: putting off, holidays, pausing all, moving, the first line. */
class NotesAreTheirsTest {
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final Instant NOON = at(MONDAY, 12, 0);

    private static Noted toldAtNoon() {
        Noted ana = Noted.asked("every day at 12:00");
        assertThat(ana.fires(NOON, NudgeKind.CHECK_IN)).isNotEmpty();
        ana.taps("later", NOON.plusSeconds(60));
        return ana;
    }

    @ParameterizedTest
    @CsvSource({
        "minutes, 2026-03-02T12:21",
        "evening, 2026-03-02T19:00",
        "tomorrow, 2026-03-03T12:01",
    })
    void a_check_in_is_put_off_by_a_tap(String button, java.time.LocalDateTime until) {
        Noted ana = toldAtNoon();

        assertThat(ana.taps(button, NOON.plusSeconds(60))).contains("I come back on");

        assertThat(ana.due(NudgeKind.SNOOZED))
                .isEqualTo(until.atZone(Noted.BERLIN).toInstant());
        assertThat(ana.fires(ana.due(NudgeKind.SNOOZED), NudgeKind.SNOOZED)).contains("A few minutes for yourself");
    }

    @ParameterizedTest
    @CsvSource({
        "in 3 hours, 2026-03-02T15:01",
        "friday at 19:15, 2026-03-06T19:15",
    })
    void a_check_in_is_put_off_to_a_time_of_ones_own(String words, java.time.LocalDateTime until) {
        Noted ana = toldAtNoon();

        ana.says(words, NOON.plusSeconds(60));

        assertThat(ana.due(NudgeKind.SNOOZED))
                .isEqualTo(until.atZone(Noted.BERLIN).toInstant());
    }

    /** "Tomorrow" is the same time of day, at which a daily check-in comes anyway. */
    @Test
    void two_check_ins_within_a_quarter_of_an_hour_are_one() {
        Noted ana = toldAtNoon();
        ana.taps("tomorrow", NOON.plusSeconds(60));

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(1), 12, 0));
        assertThat(ana.fires(at(TUESDAY, 12, 1), NudgeKind.SNOOZED)).isNotEmpty();
        ana.says("tomorrow at 11:50", at(TUESDAY, 12, 2));
        ana.says("every day at noon", at(TUESDAY, 12, 3));
        ana.says("yes", at(TUESDAY, 12, 4));
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(1), 12, 0));

        assertThat(ana.fires(at(TUESDAY.plusDays(1), 11, 50), NudgeKind.SNOOZED))
                .isNotEmpty();

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(2), 12, 0));
    }

    /** Friday's is three days late, Monday's ten minutes. */
    @Test
    void one_that_is_hardly_late_comes_also_where_an_earlier_one_was_missed() {
        Noted ana = Noted.asked("weekdays at 20:00");
        LocalDate later = MONDAY.plusDays(7);

        assertThat(ana.fires(at(later, 20, 10), NudgeKind.CHECK_IN))
                .contains("A few minutes for yourself")
                .contains("Something you had asked for did not come");

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(later.plusDays(1), 20, 0));
    }

    @ParameterizedTest
    @CsvSource({"08:30, 20:30, true", "08:30, 20:31, false", "20:00, 20:40, true"})
    void of_those_that_were_missed_the_last_says_how_late_it_is(LocalTime set, LocalTime now, boolean comes) {
        Noted ana = Noted.asked("every day at " + set);
        LocalDate later = MONDAY.plusDays(30);

        String said = ana.fires(at(later, now.getHour(), now.getMinute()), NudgeKind.CHECK_IN);

        assertThat(said.contains("A few minutes for yourself")).isEqualTo(comes);
    }

    @Test
    void on_a_holiday_until_a_date_nothing_comes_again_before_it() {
        Noted ana = Noted.asked("every day at 12:00");

        ana.says("on holiday until 10 march", at(MONDAY, 11, 10));

        LocalDate back = LocalDate.of(2026, 3, 10);
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(back, 12, 0));
        assertThat(ana.fires(at(back, 12, 0), NudgeKind.CHECK_IN)).isNotEmpty();
    }

    /** What was promised when it was set up is what is planned, also where check-ins rest until a day. */
    @Test
    void what_is_set_up_on_a_holiday_is_promised_for_after_it() {
        Noted ana = Noted.asked("every day at 12:00");
        ana.says("not this week", at(MONDAY, 11, 10));

        assertThat(ana.says("sunday at 10:00", at(MONDAY, 11, 11)))
                .contains("The first one comes on Sunday, March 15 at 10:00 AM");
        ana.says("yes", at(MONDAY, 11, 12));

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(LocalDate.of(2026, 3, 15), 10, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause all", "Pause my check-ins.", "no reminders for now"})
    void all_are_paused_by_words_at_any_question(String words) {
        Noted ana = Noted.asked("every day at 12:00");

        assertThat(ana.says(words, at(MONDAY, 11, 10))).contains("All check-ins rest until you say otherwise");

        assertThat(ana.arranged(NudgeKind.CHECK_IN)).isFalse();
    }

    @Test
    void paused_all_together_nothing_comes_again_until_the_person_says_so() {
        Noted ana = Noted.asked("every day at 12:00");
        ana.says("my notes", at(MONDAY, 11, 10));

        ana.taps("pause-all", at(MONDAY, 11, 11));
        assertThat(ana.arranged(NudgeKind.CHECK_IN)).isFalse();

        ana.says("my notes", at(TUESDAY, 13, 0));
        ana.taps("go-on", at(TUESDAY, 13, 1));
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(TUESDAY.plusDays(1), 12, 0));
    }

    @ParameterizedTest
    @CsvSource({"I'm in Lisbon now, Europe/Lisbon", "I am in Tokyo now, Asia/Tokyo"})
    void whoever_moves_is_told_at_the_same_time_of_day_there(String words, ZoneId zone) {
        Noted ana = Noted.asked("every day at 12:30");

        ana.says(words, at(MONDAY, 11, 10));

        Instant due = ana.due(NudgeKind.CHECK_IN);
        assertThat(due.atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(12, 30));
        assertThat(due).isAfter(at(MONDAY, 11, 10)).isBefore(at(MONDAY, 11, 10).plus(Duration.ofDays(1)));
    }

    @Test
    void the_first_line_is_the_one_that_was_chosen() {
        Noted ana = Noted.asked("every day at 20:00");
        ana.says("my notes", at(MONDAY, 11, 10));
        ana.taps("options", at(MONDAY, 11, 11));
        ana.taps("line", at(MONDAY, 11, 11));
        ana.taps("line-1", at(MONDAY, 11, 12));

        assertThat(ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN)).startsWith("Your 8:00 PM note.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void no_first_line_tells_what_it_is_about(int line) {
        Noted ana = Noted.asked("every day at 20:00");
        ana.says("my notes", at(MONDAY, 11, 10));
        ana.taps("options", at(MONDAY, 11, 11));
        ana.taps("line", at(MONDAY, 11, 11));
        ana.taps(line == 0 ? "usual-line" : "line-" + line, at(MONDAY, 11, 12));

        String first = ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN)
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(first)
                .matches("Here is the note you asked for\\.|This is your note for now\\.|Your 8:00 PM note\\."
                        + "|Hello from me\\.|A small hello\\.");
    }

    @Test
    void notes_make_no_sound_where_the_person_wants_it_so() {
        Noted ana = Noted.asked("every day at 20:00");
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);
        assertThat(ana.silent()).isFalse();
        ana.says("my notes", at(MONDAY, 20, 10));
        ana.taps("options", at(MONDAY, 20, 11));
        ana.taps("line", at(MONDAY, 20, 12));
        ana.taps("silent", at(MONDAY, 20, 13));
        assertThat(ana.silent()).as("an answer").isFalse();

        ana.fires(at(TUESDAY, 20, 0), NudgeKind.CHECK_IN);
        assertThat(ana.silent()).isTrue();

        ana.says("my notes", at(TUESDAY, 20, 10));
        ana.taps("options", at(TUESDAY, 20, 11));
        ana.taps("line", at(TUESDAY, 20, 12));
        ana.taps("aloud", at(TUESDAY, 20, 13));
        ana.fires(at(TUESDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN);
        assertThat(ana.silent()).isFalse();
    }
}
