package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;

/** STOP, HELP and START at every prompt there is, whatever is asked there. */
class StopEverywhereTest {
    private static final Instant NOW = Instant.parse("2026-12-02T18:00:00Z");

    private static Transition.Result<PersonState> says(PersonState state, String words) {
        return Shipped.engine().transition(state, new Event.Said(words, Optional.empty()), NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "Stop!", "please stop", "leave me alone", "don’t write to me", "unsubscribe"})
    void stop_is_heard_before_anything_else_and_nothing_is_recorded(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState before = DangerEverywhereTest.at(step, "gb");

            PersonState after = says(before, words).next();

            assertThat(after.dialog()).as(step.id()).isInstanceOf(Dialog.Stopped.class);
            assertThat(after.step()).isEqualTo(step.id());
            assertThat(after.trail()).isEqualTo(before.trail());
            assertThat(after.reminders().arranged()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "every day at 20:00", "I'm in Lisbon now", "how are you", "pause"})
    void stop_is_final_until_start_whatever_is_written(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            Transition.Result<PersonState> after = says(stopped, words);

            assertThat(after.next().dialog()).as(step.id()).isInstanceOf(Dialog.Stopped.class);
            assertThat(after.effects()).noneMatch(Effect.Arrange.class::isInstance);
        });
    }

    @ParameterizedTest
    @CsvSource({"HELP, one thing at a time", "help now, 999"})
    void help_still_answers_and_it_stays_stopped(String words, String answer) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            Transition.Result<PersonState> helped = says(stopped, words);

            assertThat(DangerEverywhereTest.said(helped)).as(step.id()).contains(answer);
            assertThat(helped.next().dialog()).isInstanceOf(Dialog.Stopped.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "you can write again", "unstop"})
    void start_goes_on(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            assertThat(says(stopped, words).next().dialog()).as(step.id()).isNotInstanceOf(Dialog.Stopped.class);
        });
    }
}
