package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyScreenTest {
    private static final SafetyScreen SCREEN = RuleFiles.screen("en");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't do this anymore",
                "I can’t do this anymore",
                "i canʼt do this anymore",
                "I can′t do this anymore",
                "I can`t do this anymore",
                "I cant do this anymore",
                "I CAN\u200B'T DO THIS ANYMORE",
                "i cannot do this any more!!",
                "I caaaan't do thiiiis anymore 😭😭"
            })
    void one_sentence_is_heard_however_it_is_typed(String text) {
        assertThat(SCREEN.look(text).level(Topic.SELF_HARM)).isEqualTo(Level.SOFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k i l l myself",
                "I want to k*ll myself",
                "k1ll myself",
                "i wanna kms",
                "ｋｉｌｌ ｍｙｓｅｌｆ",
                "kıll myself, kill myself"
            })
    void words_hidden_from_filters_are_read(String text) {
        assertThat(SCREEN.look(text).level()).isEqualTo(Level.HIGH);
    }

    @Test
    void a_check_in_put_off_is_no_hint_and_a_hint_beside_it_stays() {
        assertThat(SCREEN.look("not tomorrow").level()).isEqualTo(Level.NONE);
        assertThat(SCREEN.look("I broke my leg and can't check in this week").level())
                .isEqualTo(Level.NONE);
        assertThat(SCREEN.look("not tomorrow, I want to die tonight").level(Topic.SELF_HARM))
                .isGreaterThanOrEqualTo(Level.HIGH);
        assertThat(SCREEN.look("I broke my leg when he pushed me and can't check in this week")
                        .level(Topic.HARM_BY_OTHER))
                .isEqualTo(Level.HIGH);
    }

    @Test
    void a_denial_is_asked_about_and_not_passed_over() {
        assertThat(SCREEN.look("I don't want to die").level()).isEqualTo(Level.SOFT);
        assertThat(SCREEN.look("I never hit her").level()).isEqualTo(Level.SOFT);
    }

    @Test
    void a_denial_of_something_else_does_not_soften_what_follows() {
        assertThat(SCREEN.look("I'm not okay. I want to die").level()).isEqualTo(Level.HIGH);
        assertThat(SCREEN.look("I'm not okay, I want to die").level()).isEqualTo(Level.HIGH);
        assertThat(SCREEN.look("I am not just sad, I want to kill myself").level())
                .isEqualTo(Level.HIGH);
        assertThat(SCREEN.look("I can't stop thinking about killing myself").level())
                .isEqualTo(Level.HIGH);
    }

    @Test
    void what_is_said_of_somebody_else_is_told_apart() {
        assertThat(SCREEN.look("my friend wants to die").all())
                .containsExactly(new Finding(Topic.SELF_HARM, Level.SOFT, Finding.Manner.OF_ANOTHER));
        assertThat(SCREEN.look("She told me \"I want to die\"").all())
                .containsExactly(new Finding(Topic.SELF_HARM, Level.SOFT, Finding.Manner.OF_ANOTHER));
    }

    @Test
    void what_is_long_over_is_noted_and_no_alarm() {
        assertThat(SCREEN.look("when I was 17 I tried to kill myself").all())
                .containsExactly(new Finding(Topic.SELF_HARM, Level.NONE, Finding.Manner.PAST));
        assertThat(SCREEN.look("I used to want to die and now I want to die again")
                        .level())
                .isEqualTo(Level.HIGH);
    }

    @Test
    void an_idiom_does_not_hide_a_cry_in_the_same_message() {
        assertThat(SCREEN.look("you're killing me").level()).isEqualTo(Level.NONE);
        assertThat(SCREEN.look("you're killing me. I want to kill myself").level())
                .isEqualTo(Level.HIGH);
    }

    @Test
    void a_time_a_means_or_a_plan_makes_it_danger_now() {
        for (String text : List.of(
                "I want to kill myself tonight",
                "I want to die and I have the pills",
                "I am going to kill myself, I have a plan")) {
            assertThat(SCREEN.look(text).level()).as(text).isEqualTo(Level.IMMINENT);
        }
    }

    @Test
    void the_beginning_and_the_end_of_a_very_long_text_are_read_and_it_takes_no_time() {
        String filler = "we went for a walk and talked about it. ".repeat(250_000);

        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(SCREEN.look("I want to die. " + filler).level()).isEqualTo(Level.HIGH);
            assertThat(SCREEN.look(filler + " I want to die").level()).isEqualTo(Level.HIGH);
        });
    }

    @Test
    void nothing_typed_makes_it_fail() {
        for (String text : List.of(
                "",
                " ",
                "***",
                "|",
                "''''",
                "\u0000\u202e\ud83d",
                "a*b*c*d*e*",
                "$1 \\ {x}",
                "😀".repeat(5_000),
                "i i i i ".repeat(3_000),
                "n't 's 'm")) {
            assertThat(SCREEN.look(text).level()).isIn((Object[]) Level.values());
        }
    }

    @Test
    void a_finding_holds_no_word_of_the_text() {
        assertThat(SCREEN.look("I want to kill myself because of Marlene").all().toString())
                .doesNotContain("kill", "Marlene");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mum is going to kill me. I took all my pills.",
                "I left a note on the fridge saying sorry. I cut myself again.",
                "My shoulder is bruised from the gym. He beats me.",
                "She knows all my passwords and I know hers, we decided that together. I slapped my wife."
            })
    void an_everyday_sentence_hides_no_danger_in_the_next(String text) {
        assertThat(SCREEN.look(text).level().atLeast(Level.HIGH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He was kind years ago, and now I want to kill myself",
                "Last year he cheated and I want to end my life",
                "I read the article he sent and I want to be dead",
                "ever since the film we watched together I want to end my life",
                "I'm back at university and I want to hang myself",
                "I want to kill myself, he used to be so kind",
                "The thought of suicide used to scare me, these days it comforts me",
                "two years clean and I cut myself last night",
                "I should have died when I tried last month",
                "I want to kill myself. Took my blood pressure tablets with breakfast."
            })
    void what_is_over_or_told_has_to_be_the_danger_itself(String text) {
        assertThat(SCREEN.look(text).level(Topic.SELF_HARM).atLeast(Level.HIGH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When I was sixteen I tried to kill myself and I am glad it failed",
                "Years ago, before my first marriage, I wanted to die",
                "There was a time years ago after the divorce when I wanted to die",
                "I was suicidal at uni, years ago, and she drove through the night",
                "I read a book about suicide",
                "In the film she kills herself at the end",
                "we watched a documentary about a man who wanted to die"
            })
    void what_is_long_over_or_a_story_stays_no_alarm(String text) {
        assertThat(SCREEN.look(text).level()).isEqualTo(Level.NONE);
    }
}
