package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;

/** Help and STOP asked for in a group are those of the private chat, and answered there. */
class AskedInGroupTest {
    private static final String NUMBERS = "please call the emergency number";
    private static final String TOLD = "A member of your group asked me for help today.";
    private static final String QUESTION = "How did it go with trust this week?";

    /** What a hidden screen answers to whatever comes. */
    private static final List<String> DULL = List.of("Added to the list.", "It is on the list.");

    private GroupTalk talk;

    @BeforeEach
    void a_group_in_which_ana_agreed_that_whoever_leads_hears_of_it() {
        talk = GroupTalk.begun();
        talk.taps("c-tell-2");
        talk.taps("ana", "in");
        talk.taps("ana", "told-1");
        talk.forgetsWhatWasSaid();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private static Actor far(String user) {
        Actor near = GroupStage.somebody(user);
        return new Actor(near.address(), false, false, Set.of());
    }

    private static Happening said(String written) {
        String[] words = written.split(" ", 2);
        return words[0].equals("/reweave") ? command(words[1]) : new Spoken(written);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 700, 3000})
    void help_lines_with_a_name_that_is_too_long_are_said_to_be_unread(int letters) {
        talk.happens(GroupStage.runs("lead"), new Command("lines", "N".repeat(letters) + ": 000 123"));

        assertThat(talk.stage.wordsTo("lead")).contains("I could not read that, so nothing has changed.");
    }

    private static Command command(String written) {
        String[] words = written.split(" ", 2);
        return new Command(words[0], words.length > 1 ? words[1] : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reweave help now",
                "/reweave help me",
                "/reweave help_now",
                "I need help now",
                "please help me",
                "HELP NOW",
                "I need help, I am not safe",
                "I want to kill myself",
                "/reweave lines I want to kill myself"
            })
    void a_call_for_help_shows_the_lines_at_once_to_whoever_called_alone_and_counts_as_help_now(String words) {
        talk.happens(GroupStage.somebody("ana"), said(words));

        List<OutboundMessage> shown = talk.stage.takenBy("ana");
        assertThat(shown).extracting(one -> one.text().words()).anyMatch(text -> text.contains(NUMBERS));
        assertThat(shown.get(shown.size() - 1).replies())
                .extracting(reply -> reply.label())
                .contains("Help now");
        assertThat(talk.stage.wordsTo("lead")).contains(TOLD);
        assertThat(talk.stage.takePosts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reweave help", "help", "can you help me", "/reweave help please"})
    void whoever_asks_what_help_there_is_reads_the_lines_with_help_now_and_nobody_is_told(String words) {
        talk.happens(GroupStage.somebody("ana"), said(words));

        List<OutboundMessage> shown = talk.stage.takenBy("ana");
        assertThat(shown.get(0).text().words()).contains(NUMBERS, "/reweave about");
        assertThat(shown.get(0).replies()).extracting(reply -> reply.label()).containsExactly("Help now");
        assertThat(talk.stage.wordsTo("lead")).isEmpty();

        talk.stage.does("ana", new Inbound.Press(shown.get(0).replies().get(0).token()));
        talk.stage.settle();
        assertThat(talk.stage.wordsTo("ana")).contains(NUMBERS);
        assertThat(talk.stage.wordsTo("lead")).contains(TOLD);
    }

    @Test
    void help_stays_dull_on_a_screen_that_is_hidden() {
        talk.types("ana", "hide");

        talk.happens(GroupStage.somebody("ana"), new Spoken("please help me"));

        assertThat(talk.stage.wordsTo("ana")).contains("112").doesNotContain(NUMBERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reweave join",
                "/reweave leave",
                "/reweave about",
                "/reweave setup",
                "/reweave whatever",
                "/reweave lines -",
                "can you tell me about my group"
            })
    void whatever_is_asked_in_the_group_while_a_screen_is_hidden_gets_the_dull_answer_alone(String words) {
        talk.taps("round");
        talk.types("ana", "hide");

        talk.happens(GroupStage.somebody("ana"), said(words));

        List<OutboundMessage> shown = talk.stage.takenBy("ana");
        assertThat(shown)
                .extracting(one -> one.text().words())
                .singleElement(STRING)
                .isIn(DULL);
        assertThat(shown.get(0).replies()).isEmpty();
        assertThat(talk.types("ana", "leave the group"))
                .as("nothing was opened")
                .isIn(DULL);
        talk.types("ana", "come back");
        assertThat(talk.types("ana", "leave the group")).doesNotContain("You have left");
        assertThat(talk.commands("ana", "leave")).contains("Would you like to stay?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reweave setup", "/reweave here", "/reweave lead", "/reweave lines Night: 000 123"})
    void whoever_leads_and_has_hidden_the_screen_changes_nothing_by_a_command_and_shows_nothing(String words) {
        String before = talk.taps("card");
        talk.types("lead", "hide");

        talk.happens(GroupStage.runs("lead"), said(words));

        assertThat(talk.stage.wordsTo("lead")).isIn(DULL);
        assertThat(talk.stage.takePosts()).isEmpty();
        talk.types("lead", "come back");
        assertThat(talk.taps("card")).isEqualTo(before);
    }

    @Test
    void a_door_under_a_topic_shows_nothing_of_it_on_a_screen_that_is_hidden() {
        talk.types("ana", "hide");

        talk.stage.does("ana", new Inbound.Opened(Optional.of("c-forgive")));
        talk.stage.settle();

        assertThat(talk.stage.wordsTo("ana")).isIn(DULL);
    }

    @ParameterizedTest
    @CsvSource({"/reweave stop,true", "STOP,true", "please stop messaging me,true", "STOP,false", "/reweave stop,false"
    })
    void stop_in_the_group_ends_what_comes_in_private_until_start(String words, boolean near) {
        talk.taps("ben", "in");

        talk.happens(near ? GroupStage.somebody("ben") : far("ben"), said(words));

        assertThat(talk.stage.wordsTo("ben")).contains("I write nothing more to you");
        assertThat(talk.stage.takePosts()).isEmpty();
        talk.taps("round");
        talk.stage.move(Duration.ofDays(1));
        assertThat(talk.stage.wordsTo("ben")).isEmpty();
        assertThat(talk.stage.wordsTo("ana")).as("nobody else stopped").contains(QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reweave stop", "STOP"})
    void stop_in_the_group_does_not_show_whether_whoever_said_it_ever_wrote_with_the_companion(String words) {
        for (String user : List.of("ana", "zoe")) {
            talk.happens(far(user), said(words));
            assertThat(talk.stage.takePosts()).as(user).isEmpty();
        }
        assertThat(talk.stage.wordsTo("zoe")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Suicide prevention", "Help now", "Those who are here for whoever is not well, day and night"})
    void a_role_may_lead_whatever_its_name_speaks_of_and_however_long_it_is(String name) {
        talk.happens(GroupStage.runs("lead"), new Command("role", "123456789012345678 " + name));

        assertThat(talk.stage.wordsTo("lead")).contains("Your group", name).doesNotContain(NUMBERS);
        talk.happens(GroupStage.somebody("rosa", "123456789012345678"), command("setup"));
        assertThat(talk.stage.wordsTo("rosa")).contains("Your group");
    }

    @Test
    void words_of_danger_behind_a_role_that_is_none_bring_help() {
        talk.happens(GroupStage.runs("lead"), new Command("role", "I want to kill myself"));

        assertThat(talk.stage.wordsTo("lead")).contains(NUMBERS);
    }

    @Test
    void whoever_nobody_knows_is_led_to_their_private_chat_and_what_is_no_call_is_as_it_was() {
        talk.happens(far("zoe"), new Spoken("hello"));
        assertThat(talk.stage.wordsTo("zoe")).isEmpty();
        assertThat(talk.stage.takePosts()).hasSize(1);

        talk.happens(GroupStage.somebody("zoe"), new Spoken("can you help me with my sister"));
        assertThat(talk.stage.wordsTo("zoe"))
                .contains("Let us go on where only you read it")
                .doesNotContain(NUMBERS);
        talk.happens(GroupStage.somebody("zoe"), command("about"));
        assertThat(talk.stage.wordsTo("zoe")).contains("This is a companion for groups");
    }

    @Test
    void whoever_cannot_be_answered_there_is_written_to_first_and_the_door_leads_to_help() {
        talk.happens(far("ana"), new Spoken("please help me"));
        assertThat(talk.stage.wordsTo("ana")).contains("I am here for you, where only you read it.");
        talk.happens(far("zoe"), command("help now"));
        assertThat(talk.stage.wordsTo("zoe")).isEmpty();

        List<String> doors = talk.stage.takePosts().stream()
                .map(post -> post.message().replies().get(0).token())
                .toList();
        talk.stage.does("ana", new Inbound.Opened(Optional.of(doors.get(0))));
        talk.stage.does("zoe", new Inbound.Opened(Optional.of(doors.get(1))));
        talk.stage.settle();
        assertThat(talk.stage.wordsTo("ana")).contains(NUMBERS);
        assertThat(talk.stage.wordsTo("zoe")).contains(NUMBERS);
    }
}
