package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reweave.engine.NudgeKind;
import org.reweave.rhythm.WallTime;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Slot;
import org.reweave.store.Nudges.Stage;

/** Reminders, one a person and kind. */
interface NudgesContract extends StoreWords {
    @Test
    default void a_reminder_replaces_the_one_of_its_kind() {
        String ada = mine() + "ada";
        Nudge talk = new Nudge(ada, NudgeKind.TALK, 3, NOW.plusSeconds(60));
        Nudge moved = new Nudge(ada, NudgeKind.TALK, 4, NOW.plusSeconds(10));
        Nudge review = new Nudge(ada, NudgeKind.REVIEW, 2, NOW.plusSeconds(30));

        in(work -> work.nudges().put(List.of(talk, review)));
        in(work -> work.nudges().put(List.of(moved)));

        assertThat(remindersOf(ada)).containsExactly(moved, review);
        assertThat(take(talk)).isFalse();
        in(work -> {
            work.nudges().remove(List.of(talk.slot(), new Slot(ada, NudgeKind.COME_BACK)));
            work.nudges().remove(List.of(new Slot("nobody", NudgeKind.TALK)));
        });
        assertThat(remindersOf(ada)).containsExactly(review);
        in(work -> work.nudges().remove(List.of(review.slot())));
    }

    @Test
    default void every_kind_of_reminder_can_be_kept_with_its_exact_time() {
        String ada = mine() + "ada";
        Instant due = Instant.parse("2026-03-29T01:59:59.123456789Z");
        for (NudgeKind kind : NudgeKind.values()) {
            Nudge nudge = new Nudge(ada, kind, 1, due);
            in(work -> work.nudges().put(List.of(nudge)));
            assertThat(take(nudge)).isTrue();
        }
    }

    @Test
    default void reminders_are_due_the_oldest_first() {
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        Nudge first = new Nudge(mine() + "ada", NudgeKind.TALK, 1, old);
        Nudge second = new Nudge(mine() + "bob", NudgeKind.TALK, 1, old.plusSeconds(1));
        Nudge third = new Nudge(mine() + "eve", NudgeKind.TALK, 1, old.plusSeconds(2));
        in(work -> work.nudges().put(List.of(third, first, second)));

        assertThat(due(old.plusSeconds(1), 9)).containsExactly(first, second);
        assertThat(due(old.plusSeconds(9), 2)).containsExactly(first, second);
        assertThat(due(old.minusMillis(1), 9)).isEmpty();
        in(work -> List.of(first, second, third)
                .forEach(nudge -> assertThat(work.nudges().take(nudge)).isTrue()));
    }

    @Test
    default void what_the_clock_is_to_show_is_kept_and_found_again() {
        String ada = mine() + "ada";
        WallTime wall = new WallTime(LocalDateTime.of(2026, 3, 29, 2, 30), ZoneId.of("Europe/Berlin"));
        Nudge meant = new Nudge(ada, NudgeKind.CHECK_IN, 1, wall.instant(), Optional.of(wall));
        Nudge length = new Nudge(ada, NudgeKind.COME_BACK, 1, NOW);
        in(work -> work.nudges().put(List.of(meant, length)));

        assertThat(remindersOf(ada)).containsExactlyInAnyOrder(meant, length);
        List<Nudge> found = store().inTransaction(work -> work.nudges().byTheClock(null, 1_000));
        assertThat(found).contains(meant).doesNotContain(length);
        List<Nudge> rest = store().inTransaction(work -> work.nudges().byTheClock(meant, 1_000));
        assertThat(rest).doesNotContain(meant);
        in(work -> work.nudges().takeDue(List.of(ada), Instant.parse("2099-01-01T00:00:00Z")));
    }

    @Test
    default void all_that_is_due_for_people_is_taken_together() {
        String ada = mine() + "ada";
        String bob = mine() + "bob";
        Nudge talk = new Nudge(ada, NudgeKind.TALK, 1, NOW);
        Nudge review = new Nudge(ada, NudgeKind.REVIEW, 1, NOW.minusSeconds(1));
        Nudge later = new Nudge(ada, NudgeKind.COME_BACK, 1, NOW.plusSeconds(1));
        Nudge other = new Nudge(bob, NudgeKind.TALK, 1, NOW);
        in(work -> work.nudges().put(List.of(talk, review, later, other)));

        List<Nudge> taken = store().inTransaction(work -> work.nudges().takeDue(List.of(ada), NOW));

        assertThat(taken).containsExactly(review, talk);
        assertThat(remindersOf(ada)).containsExactly(later);
        assertThat(remindersOf(bob)).containsExactly(other);
        in(work -> work.nudges().takeDue(List.of(ada, bob), NOW.plusSeconds(1)));
    }

    @Test
    default void what_came_late_is_added_up_by_where_it_became_late_until_it_is_forgotten() {
        Instant before = Instant.parse("2001-01-01T00:00:00Z");
        in(work -> {
            work.nudges().late(new Late(Stage.ARRIVED, 3, Duration.ofMinutes(20)), before);
            work.nudges().late(new Late(Stage.ARRIVED, 2, Duration.ofMinutes(16)), before.plusSeconds(1));
            work.nudges().late(new Late(Stage.FIRED, 1, Duration.ofHours(5)), before.plusSeconds(2));
        });

        assertThat(lateSince(before))
                .containsExactly(
                        new Late(Stage.FIRED, 1, Duration.ofHours(5)),
                        new Late(Stage.ARRIVED, 5, Duration.ofMinutes(20)));
        assertThat(lateSince(before.plusSeconds(1))).contains(new Late(Stage.ARRIVED, 2, Duration.ofMinutes(16)));
        in(work -> assertThat(work.nudges().forgetLateBefore(before.plusSeconds(2)))
                .isEqualTo(2));
        assertThat(lateSince(before)).containsExactly(new Late(Stage.FIRED, 1, Duration.ofHours(5)));
        in(work -> work.nudges().forgetLateBefore(NOW));
        assertThat(lateSince(before)).isEmpty();
    }

    private List<Late> lateSince(Instant time) {
        return store().inTransaction(work -> work.nudges().lateSince(time));
    }

    @Test
    default void the_rules_for_clocks_are_noted() {
        in(work -> work.nudges().clockRules("2026a"));
        in(work -> work.nudges().clockRules("2026b"));
        Optional<String> noted = store().inTransaction(work -> work.nudges().clockRules());
        assertThat(noted).contains("2026b");
    }

    @Test
    default void what_the_clock_shows_is_noted() {
        in(work -> work.nudges().clockShown(NOW));
        in(work -> work.nudges().clockShown(NOW.minusSeconds(60)));
        Optional<Instant> noted = store().inTransaction(work -> work.nudges().clockShown());
        assertThat(noted).contains(NOW.minusSeconds(60));
    }

    /** As when two people do something in one group at the same moment, and both wake it. */
    @Test
    default void two_who_arrange_the_same_reminder_at_once_both_succeed() throws Exception {
        int rounds = 50;
        CyclicBarrier together = new CyclicBarrier(2);

        sideBySide(2, () -> {
            for (int round = 0; round < rounds; round++) {
                Nudge wake = new Nudge(mine() + "group" + round % 2, NudgeKind.GROUP_MAIL, 0, NOW);
                Nudge other = new Nudge(mine() + "group" + (round + 1) % 2, NudgeKind.GROUP_MAIL, 0, NOW);
                meet(together);
                in(work -> work.nudges().put(List.of(wake, other)));
                meet(together);
                take(wake);
                take(other);
            }
        });

        assertThat(due(NOW, 1_000)).noneMatch(nudge -> nudge.person().startsWith(mine()));
    }

    @Test
    default void a_reminder_is_taken_once_however_many_reach_for_it() throws Exception {
        Nudge nudge = new Nudge(mine() + "ada", NudgeKind.COME_BACK, 1, NOW);
        in(work -> work.nudges().put(List.of(nudge)));
        AtomicInteger taken = new AtomicInteger();

        sideBySide(4, () -> {
            if (take(nudge)) {
                taken.incrementAndGet();
            }
        });

        assertThat(taken).hasValue(1);
    }
}
