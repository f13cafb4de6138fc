package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage;
import org.reweave.rhythm.QuietHours;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What is said unasked in somebody's quiet hours makes no sound; an answer to what they did rings as ever. */
class QuietHoursTest {

    private static List<OutboundMessage> said(Walk walk, String words, Instant at) {
        return walk.does(new Event.Said(words, Optional.empty()), at).stream()
                .flatMap(heard -> heard.said().stream())
                .toList();
    }

    @Test
    void what_comes_again_may_go_out_until_the_quiet_hours_begin_and_not_at_that_moment() {
        Instant monday = Instant.parse("2026-03-02T10:00:00Z");
        Walk walk = new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", monday);
        said(walk, "every day at 20:00", walk.now().plusSeconds(60));
        said(walk, "yes", walk.now().plusSeconds(90));
        ZoneId zone = walk.state().reminders().plannedIn().orElseThrow();
        Reminders.Arranged checkIn = walk.state().reminders().arranged().get(NudgeKind.CHECK_IN);
        Event due = new Event.Due(List.of(new Event.Reminder(NudgeKind.CHECK_IN, checkIn.visit(), checkIn.at())));

        List<Instant> until = Shipped.engine().transition(walk.state(), due, checkIn.at()).effects().stream()
                .filter(Effect.Say.class::isInstance)
                .flatMap(say -> ((Effect.Say) say).until().stream())
                .toList();

        assertThat(until).singleElement().satisfies(last -> {
            assertThat(QuietHours.USUAL.covers(last, zone)).isFalse();
            assertThat(QuietHours.USUAL.covers(last.plusMillis(1), zone)).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"22:30, true", "14:30, false"})
    void a_minute_asked_for_comes_in_the_night_without_a_sound_and_by_day_with_one(LocalTime clock, boolean silent) {
        Walk walk = new Director(Map.of("role", "hurt", "age", "adult"))
                .reach("reason-known", Instant.parse("2026-03-02T10:00:00Z"));
        ZoneId zone = walk.state().reminders().plannedIn().orElseThrow();
        LocalDate tomorrow = walk.now().atZone(zone).toLocalDate().plusDays(1);
        Instant now = tomorrow.atTime(clock).atZone(zone).toInstant();
        assertThat(said(walk, "pause", now.plusSeconds(60))).isNotEmpty().noneMatch(OutboundMessage::silent);
        assertThat(said(walk, "in 20 minutes", now.plusSeconds(90)))
                .isNotEmpty()
                .noneMatch(OutboundMessage::silent);

        List<Walk.Heard> heard = walk.does(new Event.Said("more", Optional.empty()), now.plus(Duration.ofMinutes(30)));

        assertThat(heard.get(0).event()).isInstanceOf(Event.Due.class);
        assertThat(heard.get(0).said()).isNotEmpty().allMatch(note -> note.silent() == silent);
        assertThat(heard.get(1).said()).isNotEmpty().noneMatch(OutboundMessage::silent);
    }
}
