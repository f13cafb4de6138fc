package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Nudges.Nudge;

/** Somebody who could not be reached for some days and writes again, with the shipped engine. */
final class BackAgainTest extends RuntimeCase {
    private final FakeAdapter platform = new FakeAdapter("fake");
    private Companion companion;

    BackAgainTest() {
        super(StoreKind.MEMORY);
    }

    @AfterEach
    void stop_the_companion() {
        companion.stop(SOON);
    }

    @Test
    void their_check_in_comes_at_the_days_they_chose_again_not_on_whatever_day_it_was_looked_at_last() {
        start();
        says("hello");
        says("yes");
        says("18 or over");
        says("sunday morning");
        says("yes");
        Instant sunday = checkIn().due();
        assertThat(sunday.atZone(Shipped.ZONE).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        soon(companion.sink().door(address("ana"), false));

        moveTo(sunday);
        store.awaitUntil(() -> checkIn().due().equals(sunday.plus(Duration.ofDays(1))));
        moveTo(sunday.plus(Duration.ofDays(1)));
        store.awaitUntil(() -> checkIn().due().equals(sunday.plus(Duration.ofDays(2))));
        moveTo(sunday.plus(Duration.ofDays(1)).plusSeconds(3600));
        says("my notes");

        Instant next = sunday.atZone(Shipped.ZONE).plusWeeks(1).toInstant();
        store.awaitUntil(() -> checkIn().due().equals(next));
        assertThat(platform.words()).noneMatch(words -> words.contains("the note you asked for"));
    }

    private void start() {
        companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(platform),
                CompanionSettings.lanes(2));
        companion.start();
    }

    private void says(String words) {
        soon(companion.sink().accept(says("ana", words)));
    }

    private Nudge checkIn() {
        return nudges(person("ana").id()).stream()
                .filter(nudge -> nudge.kind() == NudgeKind.CHECK_IN)
                .findFirst()
                .orElseThrow();
    }

    private void moveTo(Instant time) {
        clock.move(Duration.between(clock.instant(), time));
    }
}
