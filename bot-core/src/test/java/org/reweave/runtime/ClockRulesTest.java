package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.engine.NudgeKind;
import org.reweave.rhythm.WallTime;
import org.reweave.store.Nudges.Nudge;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class ClockRulesTest extends RuntimeCase {
    private static final WallTime EVENING =
            new WallTime(LocalDateTime.of(2026, 7, 1, 20, 0), ZoneId.of("Europe/Berlin"));

    ClockRulesTest(StoreKind kind) {
        super(kind);
    }

    private void arrange(Nudge... nudges) {
        store.inTransaction(work -> {
            work.nudges().put(List.of(nudges));
            return true;
        });
    }

    @Test
    void new_rules_move_what_was_meant_by_the_clock_and_nothing_else() {
        ClockRules rules = new ClockRules(store);
        rules.follow("2026a");
        Instant byOldRules = EVENING.instant().plusSeconds(3_600);
        Nudge meant = new Nudge("ana", NudgeKind.CHECK_IN, 3, byOldRules, Optional.of(EVENING));
        Nudge length = new Nudge("ana", NudgeKind.COME_BACK, 4, byOldRules);
        Nudge right = new Nudge("ben", NudgeKind.CHECK_IN, 5, EVENING.instant(), Optional.of(EVENING));
        arrange(meant, length, right);

        assertThat(rules.follow("2026a")).isZero();
        assertThat(rules.follow("2026b")).isEqualTo(1);

        assertThat(nudges("ana"))
                .containsExactly(
                        new Nudge("ana", NudgeKind.CHECK_IN, 3, EVENING.instant(), Optional.of(EVENING)), length);
        assertThat(nudges("ben")).containsExactly(right);
        assertThat(rules.follow("2026b")).isZero();
    }

    @Test
    void a_nudge_that_fired_meanwhile_does_not_come_back() {
        Nudge gone = new Nudge("ana", NudgeKind.CHECK_IN, 3, EVENING.instant(), Optional.of(EVENING));

        boolean moved = store.inTransaction(
                work -> work.nudges().move(gone, EVENING.instant().plusSeconds(60)));

        assertThat(moved).isFalse();
        assertThat(nudges("ana")).isEmpty();
    }

    @Test
    void this_java_knows_which_rules_it_has() {
        assertThat(ClockRules.known()).matches("\\d{4}[a-z]");
    }
}
