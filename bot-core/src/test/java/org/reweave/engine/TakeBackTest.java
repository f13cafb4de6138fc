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

/** Who wants silence gets it at once: what waits to be said to them unasked is taken back. */
class TakeBackTest {
    private static final Instant NOW = Instant.parse("2026-03-02T19:00:00Z");

    private final PersonEngine engine = Shipped.engine();
    private final PersonState somebody = new Director(Map.of("role", "hurt", "relationship", "partner", "age", "adult"))
            .reach("reason-known", NOW)
            .state();

    private Transition.Result<PersonState> says(PersonState state, String words) {
        return engine.transition(state, new Event.Said(words, Optional.empty()), NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "hide", "help now", "i want to die"})
    void silence_is_for_what_waits_too(String words) {
        assertThat(says(somebody, words).effects()).hasAtLeastOneElementOfType(Effect.TakeBack.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "my notes", "every day at 20:00", "back"})
    void nothing_is_taken_back_otherwise(String words) {
        assertThat(says(somebody, words).effects()).doesNotHaveAnyElementsOfTypes(Effect.TakeBack.class);
    }

    @Test
    void in_the_silence_there_is_nothing_to_take_back_again() {
        PersonState silent = says(somebody, "stop").next();

        List<Effect> effects = says(silent, "hello").effects();

        assertThat(effects).doesNotHaveAnyElementsOfTypes(Effect.TakeBack.class);
    }
}
