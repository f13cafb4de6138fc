package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** Help and STOP asked for in a group are those of the private chat, and answered there. */
class AskedInGroupTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place CIRCLE = GroupStage.place("circle", "");
    private static final String NUMBERS = "please call the emergency number";
    private static final String TOLD = "A member of your group asked me for help today.";
    private static final String QUESTION = "How did it go with trust this week?";

    private GroupStage stage;
    private String prefix;

    @BeforeEach
    void a_group_in_which_ana_agreed_that_whoever_leads_hears_of_it() {
        stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
        prefix = stage.setUp(CIRCLE, "lead", List.of("w-tell-2"));
        stage.taps("lead", prefix, "c-tell-2");
        stage.does("ana", new Inbound.Opened(Optional.of(prefix + "in")));
        stage.taps("ana", prefix, "told-1");
        stage.settle();
        stage.takeAll();
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void asks(Actor who, Happening what) {
        stage.happens(CIRCLE, Optional.of(who), what);
        stage.settle();
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
        asks(GroupStage.runs("lead"), new Command("lines", "N".repeat(letters) + ": 000 123"));

        assertThat(stage.wordsTo("lead")).contains("I could not read that, so nothing has changed.");
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
        asks(GroupStage.somebody("ana"), said(words));

        List<OutboundMessage> shown = stage.takenBy("ana");
        assertThat(shown).extracting(one -> one.text().words()).anyMatch(text -> text.contains(NUMBERS));
        assertThat(shown.get(shown.size() - 1).replies())
                .extracting(reply -> reply.label())
                .contains("Help now");
        assertThat(stage.wordsTo("lead")).contains(TOLD);
        assertThat(stage.takePosts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reweave help", "help", "can you help me", "/reweave help please"})
    void whoever_asks_what_help_there_is_reads_the_lines_with_help_now_and_nobody_is_told(String words) {
        asks(GroupStage.somebody("ana"), said(words));

        List<OutboundMessage> shown = stage.takenBy("ana");
        assertThat(shown.get(0).text().words()).contains(NUMBERS, "/reweave about");
        assertThat(shown.get(0).replies()).extracting(reply -> reply.label()).containsExactly("Help now");
        assertThat(stage.wordsTo("lead")).isEmpty();

        stage.does("ana", new Inbound.Press(shown.get(0).replies().get(0).token()));
        stage.settle();
        assertThat(stage.wordsTo("ana")).contains(NUMBERS);
        assertThat(stage.wordsTo("lead")).contains(TOLD);
    }

    @Test
    void help_stays_dull_on_a_screen_that_is_hidden() {
        stage.does("ana", new Inbound.Text("hide"));
        stage.settle();
        stage.takenBy("ana");

        asks(GroupStage.somebody("ana"), new Spoken("please help me"));

        assertThat(stage.wordsTo("ana")).contains("112").doesNotContain(NUMBERS);
    }

    @ParameterizedTest
    @CsvSource({"/reweave stop,true", "STOP,true", "please stop messaging me,true", "STOP,false", "/reweave stop,false"
    })
    void stop_in_the_group_ends_what_comes_in_private_until_start(String words, boolean near) {
        stage.does("ben", new Inbound.Opened(Optional.of(prefix + "in")));
        stage.settle();
        stage.takenBy("ben");

        asks(near ? GroupStage.somebody("ben") : far("ben"), said(words));

        assertThat(stage.wordsTo("ben")).contains("I write nothing more to you");
        assertThat(stage.takePosts()).isEmpty();
        stage.taps("lead", prefix, "round");
        stage.move(Duration.ofDays(1));
        assertThat(stage.wordsTo("ben")).isEmpty();
        assertThat(stage.wordsTo("ana")).as("nobody else stopped").contains(QUESTION);
    }

    @Test
    void whoever_nobody_knows_is_led_to_their_private_chat_and_what_is_no_call_is_as_it_was() {
        asks(far("zoe"), new Spoken("stop"));
        assertThat(stage.wordsTo("zoe")).isEmpty();
        assertThat(stage.takePosts()).hasSize(1);

        asks(GroupStage.somebody("zoe"), new Spoken("can you help me with my sister"));
        assertThat(stage.wordsTo("zoe"))
                .contains("Let us go on where only you read it")
                .doesNotContain(NUMBERS);
        asks(GroupStage.somebody("zoe"), command("about"));
        assertThat(stage.wordsTo("zoe")).contains("This is a companion for groups");
    }

    @Test
    void whoever_cannot_be_answered_there_is_written_to_first_and_the_door_leads_to_help() {
        asks(far("ana"), new Spoken("please help me"));
        assertThat(stage.wordsTo("ana")).contains("I am here for you, where only you read it.");
        asks(far("zoe"), command("help now"));
        assertThat(stage.wordsTo("zoe")).isEmpty();

        assertThat(stage.takePosts())
                .hasSize(2)
                .allSatisfy(post ->
                        assertThat(post.message().replies().get(0).token()).isEqualTo("c-help"));
    }
}
