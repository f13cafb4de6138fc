package org.reweave.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Twenty years of firings in every zone of the tz database, held against days counted one by one and minutes tried one
 * by one. {@code -Drhythm.wide=true} tries every zone with every time; without it zones with the same rules are tried once.
 */
class TwentyYearsTest {
    private static final boolean WIDE = Boolean.getBoolean("rhythm.wide");
    private static final LocalDate FROM = LocalDate.of(Integer.getInteger("rhythm.from", 2008), 1, 1);
    private static final LocalDate TO = FROM.plusYears(20);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final List<String> TIMES =
            WIDE ? List.of("00:00", "00:30", "01:30", "02:00", "02:30", "03:30", "20:00", "23:45") : List.of("02:30");

    private record Case(Rhythm rhythm, Predicate<LocalDate> day) {}

    private static List<Case> cases(LocalTime time) {
        LocalDate first = LocalDate.of(2026, 3, 4);
        return List.of(
                new Case(new Rhythm.Weekly(EnumSet.allOf(DayOfWeek.class), time), day -> true),
                new Case(
                        new Rhythm.Weekly(WEEKDAYS, time),
                        day -> day.getDayOfWeek().getValue() < 6),
                new Case(
                        new Rhythm.Weekly(EnumSet.of(DayOfWeek.SUNDAY), time),
                        day -> day.getDayOfWeek() == DayOfWeek.SUNDAY),
                new Case(new Rhythm.Fortnightly(first, time), day -> (day.toEpochDay() - first.toEpochDay()) % 14 == 0),
                new Case(new Rhythm.Monthly(31, time), day -> day.plusDays(1).getDayOfMonth() == 1),
                new Case(new Rhythm.Monthly(15, time), day -> day.getDayOfMonth() == 15),
                new Case(
                        new Rhythm.Yearly(MonthDay.of(2, 29), time),
                        day -> day.getMonthValue() == 2 && day.getDayOfMonth() == (day.isLeapYear() ? 29 : 28)));
    }

    /** Zones by their rules; the first name stands for all that share them. */
    private static List<ZoneId> zones() {
        Map<ZoneRules, ZoneId> byRules = new LinkedHashMap<>();
        List<ZoneId> all = new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream().map(ZoneId::of).toList();
        all.forEach(zone -> byRules.putIfAbsent(zone.getRules(), zone));
        return WIDE ? all : List.copyOf(byRules.values());
    }

    @Test
    void nothing_is_missed_doubled_or_at_another_minute_than_meant_in_any_zone() {
        long firings = 0;
        List<ZoneId> zones = zones();
        for (ZoneId zone : zones) {
            for (String time : TIMES) {
                for (Case tried : cases(LocalTime.parse(time))) {
                    List<Instant> expected = counted(tried, zone);
                    assertThat(fired(tried.rhythm(), zone, QuietHours.NONE, expected.size()))
                            .as("%s in %s", RhythmText.write(tried.rhythm()), zone)
                            .isEqualTo(expected);
                    firings += expected.size();
                }
            }
        }
        System.out.println(zones.size() + " zones, " + firings + " firings, none missed, none doubled");
        assertThat(zones).hasSizeGreaterThan(300);
    }

    @Test
    void nothing_fires_in_quiet_hours_however_clocks_change() {
        List<QuietHours> nights = List.of(
                QuietHours.USUAL,
                new QuietHours(LocalTime.of(2, 45), LocalTime.of(3, 15)),
                new QuietHours(LocalTime.of(22, 30), LocalTime.of(2, 0)));
        for (ZoneId zone : zones()) {
            for (QuietHours quiet : nights) {
                LocalTime edge = quiet.from().minusMinutes(15);
                Rhythm rhythm = new Rhythm.Weekly(EnumSet.allOf(DayOfWeek.class), edge);
                Instant at = FROM.atStartOfDay(zone).toInstant();
                Instant end = FROM.plusYears(WIDE ? 20 : 3).atStartOfDay(zone).toInstant();
                int fired = 0;
                while (at.isBefore(end)) {
                    Instant next = rhythm.next(at, zone, quiet).instant();
                    assertThat(quiet.covers(next, zone)).as("%s %s", zone, next).isFalse();
                    assertThat(next).isAfter(at);
                    at = next;
                    fired++;
                }
                assertThat(fired).isGreaterThan(WIDE ? 7_300 : 1_090);
            }
        }
    }

    private static List<Instant> fired(Rhythm rhythm, ZoneId zone, QuietHours quiet, int count) {
        List<Instant> fired = new ArrayList<>(count);
        Instant at = FROM.atStartOfDay(zone).toInstant().minusSeconds(1);
        for (int i = 0; i < count; i++) {
            at = rhythm.next(at, zone, quiet).instant();
            fired.add(at);
        }
        return fired;
    }

    /** Day by day; within a day the first minute from the wished one on that the clock shows. */
    private static List<Instant> counted(Case tried, ZoneId zone) {
        List<Instant> found = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            if (tried.day().test(day)) {
                LocalDateTime wall = day.atTime(tried.rhythm().time());
                List<ZoneOffset> offsets = rules.getValidOffsets(wall);
                while (offsets.isEmpty()) {
                    wall = wall.plusMinutes(1);
                    offsets = rules.getValidOffsets(wall);
                }
                boolean dayExists = !wall.toLocalDate().isAfter(day)
                        || !rules.getValidOffsets(day.atTime(12, 0)).isEmpty();
                if (dayExists) {
                    found.add(offsets.stream()
                            .map(wall::toInstant)
                            .min(Instant::compareTo)
                            .orElseThrow());
                }
            }
        }
        return found;
    }
}
