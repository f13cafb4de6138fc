package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.walk.Director;

/** Whoever calls for help, says what may mean danger, or has to have the screen hidden does not stand behind earlier answers. */
class SayFirstTest {
    private static final Instant NOW = Instant.parse("2026-03-02T19:00:00Z");

    private final PersonEngine engine = Shipped.engine();
    private final PersonState somebody = new Director(Map.of("role", "hurt", "relationship", "partner", "age", "adult"))
            .reach("reason-known", NOW)
            .state();

    private Transition.Result<PersonState> says(PersonState state, String words) {
        return engine.transition(state, new Event.Said(words, Optional.empty()), NOW.plusSeconds(60));
    }

    private static boolean first(Transition.Result<PersonState> result) {
        return result.effects().stream()
                        .filter(Effect.SayFirst.class::isInstance)
                        .count()
                == 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"help now", "i want to die", "he hits me", "i took all my pills", "hide"})
    void help_and_what_is_asked_about_danger_and_hiding_come_first(String words) {
        assertThat(first(says(somebody, words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "my notes", "stop", "back", "help", "what do you know about me"})
    void nothing_else_does(String words) {
        assertThat(first(says(somebody, words))).isFalse();
    }

    @Test
    void a_tap_on_help_comes_first_too() {
        Event tap = new Event.Pressed(0, Command.HELP_NOW.id());

        assertThat(first(engine.transition(somebody, tap, NOW))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help now", "i want to die"})
    void whoever_is_shown_help_already_is_answered_first_again(String words) {
        for (String before : List.of("help now", "i want to die", "stop")) {
            assertThat(first(says(says(somebody, before).next(), words)))
                    .as("%s after %s", words, before)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"help now", "help", "i want to die"})
    void behind_a_hidden_screen_help_comes_first_and_what_is_dull_does_not(String words) {
        PersonState hidden = says(somebody, "hide").next();

        assertThat(first(says(hidden, words))).isTrue();
        assertThat(first(says(hidden, "eggs and milk"))).isFalse();
    }
}
