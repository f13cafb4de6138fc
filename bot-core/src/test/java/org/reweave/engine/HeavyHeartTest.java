package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever comes back with a heavy heart is met with kindness before anything is asked. */
class HeavyHeartTest {
    private final Noted ana = Noted.asked("every day at 20:00");

    private void fallsSilent() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(2), 20, 0), NudgeKind.CHECK_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my partner cheated again", "I feel terrible", "I can't stop crying"})
    void a_heavy_heart_after_silence_is_met_with_kindness(String words) {
        fallsSilent();
        Instant later = at(MONDAY.plusDays(3), 9, 0);

        for (int i = 0; i < 2; i++) {
            assertThat(ana.says(words, later.plusSeconds(i)))
                    .containsAnyOf("That sounds heavy", "I hear how hard it is")
                    .contains("How shall it go on?")
                    .doesNotContain("I have not taken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my partner cheated again", "I feel terrible"})
    void a_heavy_heart_after_a_long_time_is_met_with_kindness(String words) {
        Instant later = at(MONDAY.plusDays(16), 9, 0);

        for (int i = 0; i < 2; i++) {
            assertThat(ana.says(words, later.plusSeconds(i)))
                    .containsAnyOf("That sounds heavy", "I hear how hard it is")
                    .contains("Would you like to go on from there?")
                    .doesNotContain("I have not taken");
        }
    }

    @Test
    void an_answer_after_a_long_time_is_no_heavy_heart() {
        Noted somebody = Noted.in(Asked.somebody("before-setting", "hurt", "partner"));

        assertThat(somebody.says("Alone", at(MONDAY.plusDays(20), 9, 0)))
                .contains("I have not taken what you just sent as an answer yet")
                .doesNotContain("That sounds heavy", "I hear how hard it is");
    }
}
