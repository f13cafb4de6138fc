package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever belongs to a group types answers to its questions instead of tapping them. */
class TypedByMembersTest {
    private GroupTalk talk;

    @BeforeEach
    void a_group_whose_set_up_asks_first() {
        talk = GroupTalk.beingSetUp();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void a_member_joins_answers_and_leaves_by_typing() {
        talk.taps("w-tell-2");
        talk.taps("begin");
        talk.taps("round");
        assertThat(talk.opens("ana", "join")).contains("Joining");
        assertThat(talk.types("ana", "join")).contains("You have joined.", "may those who lead your group hear");
        assertThat(talk.types("ana", "yes"))
                .contains("Thank you. They would hear", "How did it go with trust this week?");
        assertThat(talk.types("ana", "a little lighter")).startsWith("Thank you.");
        talk.opens("ana", "join");
        assertThat(talk.types("ana", "leave")).contains("You have left.");
    }

    @Test
    void the_question_of_a_round_that_came_can_be_answered_by_typing_until_something_else_was_said() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("ana", "in");
        talk.taps("ben", "in");
        talk.taps("round");
        assertThat(talk.stage.wordsTo("ana")).contains("How did it go with trust this week?");
        talk.stage.wordsTo("ben");
        assertThat(talk.types("ana", "About the same.")).startsWith("Thank you.");
        assertThat(talk.types("ben", "I am here for myself today")).doesNotContain("It counts for the picture");
        assertThat(talk.types("ben", "About the same.")).doesNotContain("It counts for the picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "not sure", "hm, hm", "blah", "9", "🙂"})
    void whether_those_who_lead_may_hear_is_asked_once_more_and_what_is_written_then_answers_that(String words) {
        talk.taps("w-tell-2");
        talk.taps("begin");
        talk.types("ana", "hello");
        assertThat(talk.taps("ana", "in")).contains("may those who lead your group hear");
        assertThat(talk.types("ana", words))
                .contains("I am not sure which of these you mean.", "may those who lead your group hear")
                .contains("If it was meant for our own chat, write it once more.");
        assertThat(talk.types("ana", "Yes, only that"))
                .startsWith("Thank you. They would hear")
                .doesNotContain("How old are you?");
    }

    @Test
    void an_answer_in_a_round_after_a_few_words_that_were_none_counts() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("ana", "in");
        talk.taps("round");
        talk.stage.wordsTo("ana");
        assertThat(talk.types("ana", "blah"))
                .contains("I am not sure which of these you mean.", "How did it go with trust this week?");
        assertThat(talk.types("ana", "a little lighter")).startsWith("Thank you. It counts for the picture");
    }

    @Test
    void a_few_words_that_are_written_once_more_go_to_their_own_conversation_and_so_does_a_heavy_heart() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("ana", "in");
        talk.taps("ben", "in");
        talk.taps("round");
        talk.stage.takeAll();
        assertThat(talk.types("ana", "blah")).contains("How did it go with trust this week?");
        assertThat(talk.types("ana", "blah"))
                .contains("Hello. It is good that you are here.")
                .doesNotContain("this week");
        assertThat(talk.types("ben", "I feel terrible"))
                .contains("Hello. It is good that you are here.")
                .doesNotContain("I am not sure", "this week");
    }

    @Test
    void what_was_answered_is_not_answered_again_by_words_to_their_own_conversation() {
        talk.taps("w-tell-2");
        talk.taps("begin");
        assertThat(talk.taps("ana", "in")).contains("may those who lead your group hear");
        assertThat(talk.types("ana", "yes, only that")).startsWith("Thank you. They would hear");
        assertThat(talk.types("ana", "no"))
                .contains("Hello. It is good that you are here.")
                .doesNotContain("Nobody hears");
        assertThat(talk.types("ana", "no")).doesNotContain("Nobody hears");
        assertThat(talk.commands("ana", "leave")).contains("Would you like to stay?");
        assertThat(talk.types("ana", "stay")).isEqualTo("You stay.");
        talk.types("ana", "hi");
        assertThat(talk.types("ana", "leave")).doesNotContain("You have left");
        assertThat(talk.opens("ana", "join")).contains("You have joined this group.");
    }

    @ParameterizedTest
    @CsvSource({
        "yes,You have joined.",
        "ok,You have joined.",
        "join,You have joined.",
        "I JOIN!!,You have joined.",
        "1,You have joined.",
        "no thanks,That is fine.",
        "not now,That is fine."
    })
    void whoever_is_asked_in_the_group_whether_they_join_can_type_the_answer(String words, String then) {
        assertThat(talk.commands("eve", "join")).contains("Joining");
        assertThat(talk.types("eve", words)).startsWith(then);
    }

    @ParameterizedTest
    @CsvSource({"yes,You stay.", "ok,You stay.", "no,You have left.", "leave,You have left."})
    void whoever_is_asked_whether_they_stay_can_say_yes_or_no(String words, String then) {
        talk.taps("eve", "in");
        assertThat(talk.commands("eve", "leave")).contains("Would you like to stay?");
        assertThat(talk.types("eve", words)).startsWith(then);
    }

    @Test
    void a_yes_or_no_that_is_not_clear_is_asked_about_and_never_agrees_to_what_their_own_conversation_asks() {
        talk.taps("w-tell-2");
        talk.taps("begin");
        talk.taps("round");
        assertThat(talk.types("ana", "hello")).contains("Hello. It is good that you are here.");
        assertThat(talk.taps("ana", "in"))
                .contains("may those who lead your group hear")
                .doesNotContain("this week");
        assertThat(talk.types("ana", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(talk.types("ana", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(talk.types("ana", "no")).contains("Nobody hears of it.", "How did it go with trust this week?");
        assertThat(talk.types("ana", "yes")).contains("I am not sure which", "How did it go with trust this week?");
        assertThat(talk.types("ana", "3")).startsWith("Thank you. It counts");
        assertThat(talk.types("ana", "ok"))
                .contains("Is that all right for you?")
                .doesNotContain("How old are you?");
        assertThat(talk.types("ana", "yes")).as("now it was asked").contains("How old are you?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "ask"})
    void while_everything_is_hidden_a_button_in_the_group_shows_nothing_of_it(String action) {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("ana", "in");
        talk.taps("round");
        talk.types("ana", "hide");

        assertThat(talk.opens("ana", action)).isNotEmpty().doesNotContain("trust", "group", "joined");
        talk.types("ana", "come back");
        assertThat(talk.opens("ana", action)).contains(action.equals("join") ? "You have joined this group." : "trust");
    }

    @Test
    void leaving_asks_only_whether_they_stay_also_while_a_round_is_open() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("round");
        talk.taps("ana", "in");
        talk.types("ana", "about the same");

        assertThat(talk.commands("ana", "leave"))
                .startsWith("You have joined this group.")
                .doesNotContain("this week");
        assertThat(talk.opens("ana", "join"))
                .startsWith("You have joined this group.")
                .doesNotContain("this week");
        assertThat(talk.types("ana", "answer in private")).contains("How did it go with trust this week?");
        assertThat(talk.commands("ben", "leave"))
                .isEqualTo("You have not joined this group, so there is nothing to leave.");
    }

    @Test
    void the_answer_in_a_round_can_be_changed_by_writing_another_one_until_it_is_over() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("ana", "in");
        talk.taps("ben", "in");
        talk.taps("round");
        talk.stage.wordsTo("ana");
        talk.stage.wordsTo("ben");
        assertThat(talk.types("ana", "1")).startsWith("Thank you.");
        assertThat(talk.types("ana", "a little heavier")).startsWith("Thank you.");
        assertThat(talk.types("ana", "well")).doesNotContain("Thank you.");
        talk.stage.move(Duration.ofDays(4));
        talk.stage.wordsTo("ben");
        assertThat(talk.types("ben", "a little heavier")).isEqualTo("That round is over. The next one will come.");
    }

    @Test
    void who_joined_before_those_who_lead_could_hear_of_help_is_asked_once_when_they_come_by() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        for (String user : List.of("ana", "ben", "cy")) {
            assertThat(talk.taps(user, "in")).doesNotContain("may those who lead");
        }
        assertThat(talk.taps("c-tell-1"))
                .contains(
                        "Who joined before this was chosen is asked when they come by.",
                        "once that one no longer leads");
        assertThat(talk.stage.wordsTo("ana")).as("nobody is written to unasked").isEmpty();
        talk.taps("round");
        talk.stage.wordsTo("ana");
        assertThat(talk.types("ana", "about the same"))
                .startsWith("Thank you.")
                .contains("may those who lead your group hear");
        assertThat(talk.types("ana", "yes")).startsWith("Thank you. They would hear");
        assertThat(talk.taps("ana", "stay")).isEqualTo("You stay.");
        talk.commands("ben", "leave");
        assertThat(talk.types("ben", "stay")).startsWith("You stay.").contains("may those who lead your group hear");
        assertThat(talk.types("ben", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(talk.types("ben", "no")).isEqualTo("Good. Nobody hears of it.");
        assertThat(talk.taps("ben", "stay")).as("once").isEqualTo("You stay.");
        talk.stage.wordsTo("lead");
        talk.types("ben", "help now");
        talk.types("cy", "help now");
        assertThat(talk.stage.wordsTo("lead")).isEmpty();
        talk.types("ana", "help now");
        assertThat(talk.stage.wordsTo("lead")).contains("A member of your group asked me for help today.");
    }

    @Test
    void who_was_asked_when_they_joined_is_not_asked_again_before_they_join_anew() {
        talk.taps("w-tell-2");
        talk.taps("begin");
        assertThat(talk.taps("ana", "in")).contains("may those who lead your group hear");
        assertThat(talk.taps("ana", "stay")).isEqualTo("You stay.");
        talk.taps("ana", "out");
        assertThat(talk.taps("ana", "in")).contains("may those who lead your group hear");
    }
}
