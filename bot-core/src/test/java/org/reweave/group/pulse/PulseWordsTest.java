package org.reweave.group.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.engine.LanguageFiles;

class PulseWordsTest {
    private static final List<String> ANSWERS = List.of("Lighter", "The same", "Heavier", "Hard to say");
    private static final PulseWords WORDS =
            new PulseWords(LanguageFiles.texts(PulseWordsTest.class.getClassLoader(), "pulse.en"));

    @Test
    void figures_are_said_in_words_and_what_is_hidden_is_not_told() {
        List<String> lines = WORDS.lines(Optional.of(new Figures(List.of(5, 3, 0, 0), 0)), ANSWERS);

        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "In this round, roughly:",
                        "• Lighter: about half",
                        "• The same: about three in ten",
                        "• Heavier: not shown",
                        "• Hard to say: not shown");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(5)).contains("blurred on purpose");
    }

    @Test
    void old_figures_say_their_age() {
        Figures figures = new Figures(List.of(9, 1, 1, 2), 1);

        assertThat(WORDS.lines(Optional.of(figures), ANSWERS)).first().isEqualTo("One round ago, roughly:");
        assertThat(WORDS.lines(Optional.of(new Figures(figures.tens(), 6)), ANSWERS))
                .startsWith("6 rounds ago, roughly:", "• Lighter: nine in ten or more");
    }

    @Test
    void one_line_tells_only_what_is_shown() {
        assertThat(WORDS.shares(new Figures(List.of(5, 3, 0, 0), 0), ANSWERS))
                .containsExactly("Lighter: about half", "The same: about three in ten");
    }

    @Test
    void too_few_is_said_without_a_number() {
        assertThat(WORDS.lines(Optional.empty(), ANSWERS))
                .containsExactly("Too few answers to show any without showing somebody. That is fine.");
    }

    @Test
    void a_language_with_a_key_too_few_or_too_many_is_refused_with_the_key() {
        assertThatThrownBy(() -> new PulseWords(Map.of("share.eleven", List.of("about eleven in ten"))))
                .hasMessageContaining("share.eleven")
                .hasMessageContaining("told.now");
        assertThatThrownBy(() -> WORDS.lines(Optional.of(new Figures(List.of(5, 5), 0)), ANSWERS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
