package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final Concepts CONCEPTS = new Concepts(Map.of(
            "want", "want|wish*",
            "death", "die|be dead|(be|) no more",
            "other", "he|she|{kin}",
            "kin", "mother|old man",
            "now", "tonight"));

    @Test
    void concepts_follow_each_other_within_as_many_words_as_are_written() {
        assertThat(says("want 2 death", "i want to die")).isTrue();
        assertThat(says("want 2 death", "i want all of it to die")).isFalse();
        assertThat(says("want death", "i wished to be no more")).isTrue();
        assertThat(says("death want", "i want to die")).isFalse();
    }

    @Test
    void what_may_not_stand_between_or_beside_is_heeded() {
        assertThat(says("want 4^other death", "i wish he would die")).isFalse();
        assertThat(says("want 4^other death", "i wish my old man would die")).isFalse();
        assertThat(says("want death ! now", "i want to die tonight")).isFalse();
        assertThat(says("want death ! now", "i want to die . not tonight")).isTrue();
        assertThat(says("want death !! now", "i want to die . not tonight")).isFalse();
    }

    @Test
    void the_same_sentence_and_the_whole_message_are_told_apart() {
        assertThat(says("death & now", "tonight i die")).isTrue();
        assertThat(says("death & now", "i die . tonight")).isTrue();
        assertThat(says("death & now", "i die . yes . tonight")).isFalse();
        assertThat(says("death && now", "i die . yes . tonight")).isTrue();
        assertThat(says("want 5 death", "i want . to die")).isFalse();
    }

    @Test
    void words_can_be_written_out_in_place_of_a_concept() {
        assertThat(says("=so_tired|weary 2 =of_life", "so tired of life")).isTrue();
    }

    @Test
    void the_place_is_that_of_the_first_and_the_last_concept() {
        Combination combination = new Combination("want death", CONCEPTS);

        assertThat(combination.places(CONCEPTS.seen(" i want to die now ")))
                .singleElement()
                .satisfies(place -> assertThat(" i want to die now ".substring(place[0], place[1]))
                        .isEqualTo("want to die"));
    }

    @Test
    void what_cannot_be_read_is_named() {
        assertThatThrownBy(() -> new Combination("want hope", CONCEPTS)).hasMessageContaining("hope");
        assertThatThrownBy(() -> new Combination("want &", CONCEPTS)).hasMessageContaining("want &");
        assertThatThrownBy(() -> new Concepts(Map.of("a", "(b|c"))).hasMessageContaining("(b|c");
        assertThatThrownBy(() -> new Concepts(Map.of("a", "{a} b"))).hasMessageContaining("names itself");
        assertThatThrownBy(() -> new Concepts(Map.of("a", "b(c|d)"))).hasMessageContaining("whole words");
    }

    private static boolean says(String combination, String text) {
        return !new Combination(combination, CONCEPTS)
                .places(CONCEPTS.seen(" " + text + " "))
                .isEmpty();
    }
}
