package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.engine.AnswerMatcher.Option;

class AnswerMatcherTest {
    private static final List<Option> MOTIVES = List.of(
            new Option("self", "Themselves", List.of("their own skin", "shame")),
            new Option("sparing", "Me, from bad news", List.of("sparing me")),
            new Option("control", "Control over me", List.of()),
            new Option("unknown", "I can’t tell", List.of("don't know", "not sure")));
    private static final List<Option> AGES = List.of(
            new Option("adult", "18 or over", List.of("adult", "18..120")),
            new Option("minor", "Under 18", List.of("teenager", "5..17")));
    private static final List<Option> PLAIN =
            List.of(new Option("yes", "Yes, that is right", List.of()), new Option("no", "No", List.of()));

    private final AnswerMatcher matcher = new AnswerMatcher(
            new Vocabulary(LanguageFiles.texts(AnswerMatcherTest.class.getClassLoader(), "vocabulary.en")));

    @ParameterizedTest
    @CsvSource({
        "themselves, self",
        "THEMSELVES!, self",
        "Thémselves, self",
        "themselfs, self",
        "1, self",
        "one, self",
        "number 3, control",
        "third, control",
        "shame, self",
        "it was shame i think, self",
        "bad news, sparing",
        "'me, from bad news', sparing",
        "contol over me, control",
        "i cant tell, unknown",
        "I can't tell, unknown",
        "I can’t tell, unknown",
        "not sure, unknown",
        "dont know, unknown",
        "self, self",
        "control, control"
    })
    void what_was_meant_is_found(String typed, String id) {
        assertThat(matcher.one(MOTIVES, typed).ids()).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "34, adult",
        "im 34, adult",
        "I’m 34, adult",
        "I am 18 years old, adult",
        "just turned 19, adult",
        "71 yo, adult",
        "17, minor",
        "i am 15, minor",
        "2, minor"
    })
    void a_number_is_the_answer_whose_range_it_is_in(String typed, String id) {
        assertThat(matcher.one(AGES, typed).ids()).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 days ago",
                "we were together 20 years",
                "200",
                "0",
                "between 17 and 19",
                "34 or 35",
                "nearly 18"
            })
    void a_number_of_something_else_is_no_answer(String typed) {
        assertThat(matcher.one(AGES, typed).ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yeah, yes", "Y, yes", "nope, no", "NO, no", "yep, yes", "sure, yes"})
    void yes_and_no_have_many_words(String typed, String id) {
        assertThat(matcher.one(PLAIN, typed).ids()).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "???", "banana", "7", "x", "to be or not to be"})
    void what_fits_nothing_is_no_answer(String typed) {
        assertThat(matcher.one(MOTIVES, typed).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"me"})
    void a_word_too_short_to_mean_one_of_them_is_not_guessed_at(String typed) {
        assertThat(matcher.one(MOTIVES, typed).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shame and control", "themselves, control over me"})
    void words_of_two_answers_leave_the_choice_to_the_person(String typed) {
        assertThat(matcher.one(MOTIVES, typed).ids()).containsExactly("self", "control");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 3|self,control",
                "1 3|self,control",
                "shame and control|self,control",
                "4|unknown",
                "1,2,3,4|self,sparing,control,unknown"
            })
    void several_answers_can_be_given_at_once(String typed, String ids) {
        assertThat(matcher.several(MOTIVES, typed).orElseThrow().ids()).containsExactly(ids.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 and banana", "", "nothing much"})
    void several_answers_are_taken_only_when_each_is_clear(String typed) {
        assertThat(matcher.several(MOTIVES, typed)).isEmpty();
    }
}
