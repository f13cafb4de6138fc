package org.reweave.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EnumSet<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    private static Instant next(Rhythm rhythm, String after, ZoneId zone) {
        return rhythm.next(Instant.parse(after), zone, QuietHours.NONE).instant();
    }

    @Test
    void a_time_that_is_left_out_is_the_first_minute_after() {
        Rhythm night = new Rhythm.Weekly(ALL, LocalTime.of(2, 30));
        assertThat(next(night, "2026-03-28T12:00:00Z", BERLIN)).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(next(night, "2026-03-29T01:00:00Z", BERLIN)).isEqualTo("2026-03-30T00:30:00Z");
    }

    @Test
    void a_time_that_comes_twice_is_the_earlier_and_once() {
        Rhythm night = new Rhythm.Weekly(ALL, LocalTime.of(2, 30));
        assertThat(next(night, "2026-10-24T12:00:00Z", BERLIN)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(next(night, "2026-10-25T00:30:00Z", BERLIN)).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void a_short_month_has_it_on_its_last_day() {
        Rhythm monthly = new Rhythm.Monthly(31, LocalTime.of(20, 0));
        assertThat(monthly.onOrAfter(LocalDate.of(2026, 2, 1))).isEqualTo("2026-02-28");
        assertThat(monthly.onOrAfter(LocalDate.of(2028, 2, 1))).isEqualTo("2028-02-29");
        assertThat(monthly.onOrAfter(LocalDate.of(2026, 3, 1))).isEqualTo("2026-03-31");
    }

    @Test
    void a_leap_day_is_kept_on_the_28th_in_other_years() {
        Rhythm yearly = new Rhythm.Yearly(MonthDay.of(2, 29), LocalTime.of(10, 0));
        assertThat(yearly.onOrAfter(LocalDate.of(2026, 3, 1))).isEqualTo("2027-02-28");
        assertThat(yearly.onOrAfter(LocalDate.of(2028, 1, 1))).isEqualTo("2028-02-29");
    }

    @Test
    void a_day_a_zone_leaves_out_has_no_firing() {
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        Rhythm fridays = new Rhythm.Weekly(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(20, 0));
        WallTime after = fridays.next(Instant.parse("2011-12-24T12:00:00Z"), samoa, QuietHours.NONE);
        assertThat(after.at()).isEqualTo("2012-01-06T20:00");
    }

    @Test
    void every_other_week_counts_from_its_first_day_in_both_directions() {
        Rhythm rhythm = new Rhythm.Fortnightly(LocalDate.of(2026, 3, 4), LocalTime.NOON);
        assertThat(rhythm.onOrAfter(LocalDate.of(2026, 3, 5))).isEqualTo("2026-03-18");
        assertThat(rhythm.onOrAfter(LocalDate.of(2026, 2, 5))).isEqualTo("2026-02-18");
    }

    @Test
    void quiet_hours_cross_midnight_and_end_by_the_wall() {
        assertThat(QuietHours.USUAL.covers(LocalTime.of(21, 0))).isTrue();
        assertThat(QuietHours.USUAL.covers(LocalTime.of(7, 59))).isTrue();
        assertThat(QuietHours.USUAL.covers(LocalTime.of(8, 0))).isFalse();
        assertThat(QuietHours.NONE.covers(LocalTime.MIDNIGHT)).isFalse();
        assertThat(QuietHours.USUAL.end(Instant.parse("2026-03-28T22:00:00Z"), BERLIN))
                .isEqualTo("2026-03-29T06:00:00Z");
        assertThat(QuietHours.USUAL.begin(Instant.parse("2026-03-29T06:00:00Z"), BERLIN))
                .isEqualTo("2026-03-29T19:00:00Z");
    }

    @Test
    void the_cap_counts_a_day_of_the_person_and_keeps_four_hours_between() {
        Instant noon = Instant.parse("2026-03-02T11:00:00Z");
        List<Instant> one = List.of(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(Cap.USUAL.earliest(noon, one, BERLIN, QuietHours.USUAL)).isEqualTo("2026-03-02T13:00:00Z");
        List<Instant> two = List.of(one.get(0), Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(Cap.USUAL.earliest(noon, two, BERLIN, QuietHours.USUAL)).isEqualTo("2026-03-03T07:00:00Z");
        assertThat(Cap.USUAL.earliest(noon, List.of(), BERLIN, QuietHours.USUAL))
                .isEqualTo(noon);
    }

    @Test
    void a_rhythm_is_read_as_it_was_written() {
        for (Rhythm rhythm : List.of(
                new Rhythm.Weekly(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(8, 5)),
                new Rhythm.Fortnightly(LocalDate.of(2026, 1, 1), LocalTime.of(20, 0)),
                new Rhythm.Monthly(31, LocalTime.of(0, 0)),
                new Rhythm.Yearly(MonthDay.of(2, 29), LocalTime.NOON))) {
            assertThat(RhythmText.read(RhythmText.write(rhythm))).isEqualTo(rhythm);
        }
        assertThatThrownBy(() -> RhythmText.read("weekly 9 20:00")).isInstanceOf(IllegalArgumentException.class);
    }
}
