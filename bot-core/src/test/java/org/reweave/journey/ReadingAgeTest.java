package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingAgeTest {

    @Test
    void the_formula_gives_the_grades_that_were_published_with_it() {
        assertThat(ReadingAge.grade(6, 1, 6)).isEqualTo(-1.45, within(0.01));
        assertThat(ReadingAge.grade(13, 1, 24)).isEqualTo(11.3, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        "the, 1",
        "time, 1",
        "cat, 1",
        "people, 2",
        "asked, 1",
        "wanted, 2",
        "table, 2",
        "money, 2",
        "being, 2",
        "something, 2",
        "someone, 2",
        "everything, 3",
        "anything, 3",
        "together, 3",
        "question, 2",
        "relationship, 4",
        "forgiveness, 3",
        "careful, 2",
        "quiet, 2",
        "idea, 3",
        "choices, 2",
        "moves, 1",
        "trust, 1",
        "you're, 1",
        "yesterday, 3",
        "sometimes, 2",
        "understanding, 4",
        "situation, 4"
    })
    void syllables_are_guessed_as_people_say_them(String word, int syllables) {
        assertThat(ReadingAge.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void a_plain_sentence_is_plain_and_a_stilted_one_is_not() {
        assertThat(ReadingAge.of("The cat sat on the mat.").grade()).isEqualTo(-1.45, within(0.01));
        assertThat(ReadingAge.of("What do you think they were protecting when it happened?")
                        .grade())
                .isBetween(3.0, 6.0);
        assertThat(ReadingAge.of("Understanding the underlying motivation necessitates dispassionate consideration.")
                        .grade())
                .isGreaterThan(20);
    }

    @Test
    void lines_of_a_list_are_sentences_of_their_own() {
        assertThat(ReadingAge.sentences("One thing.\nAnother thing\n\nA third. ... And \"a fourth.\" Five?"))
                .isEqualTo(5);
    }

    @Test
    void words_that_are_filled_in_count_and_stars_do_not() {
        ReadingAge age = ReadingAge.of("*Tell* {other} about it.");
        assertThat(age.words()).isEqualTo(5);
        assertThat(age.longWords()).isEmpty();
    }

    @Test
    void no_words_have_no_grade() {
        assertThat(ReadingAge.of("").grade()).isZero();
    }

    @Test
    void the_hardest_prompts_come_first() throws Exception {
        Journey journey = JourneyReader.read(BrokenJourney.folder(BrokenJourney.valid()))
                .journey()
                .orElseThrow();
        assertThat(ReadingAge.hardest(journey, 3))
                .hasSize(3)
                .isSortedAccordingTo(
                        (a, b) -> Double.compare(b.age().grade(), a.age().grade()));
    }
}
