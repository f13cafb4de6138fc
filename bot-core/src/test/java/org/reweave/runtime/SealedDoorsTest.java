package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;

/** The door everybody sees after somebody spoke to the companion: nobody but they learns what is behind it, or comes to it. */
class SealedDoorsTest {
    private static final String NUMBERS = "please call the emergency number";
    private static final String LINE = "Let us go on where only you read it.";
    private static final String TOLD = "A member of your group asked me for help today.";

    private GroupTalk talk;

    @BeforeEach
    void a_group_in_which_ana_and_ben_agreed_that_whoever_leads_hears_of_a_call_for_help() {
        talk = GroupTalk.begun();
        talk.taps("c-tell-2");
        for (String user : List.of("ana", "ben")) {
            talk.taps(user, "in");
            talk.taps(user, "told-1");
            opens(user, "c-open");
        }
        talk.forgetsWhatWasSaid();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    /** Somebody who cannot be answered there, as nobody can on Telegram. */
    private static Actor far(String user) {
        return new Actor(GroupStage.somebody(user).address(), false, false, Set.of());
    }

    private static Happening said(String written) {
        if (!written.startsWith("/reweave ")) {
            return new Spoken(written);
        }
        String[] words = written.split(" ", 3);
        return new Command(words[1], words.length > 2 ? words[2] : "");
    }

    /** What the button carries that the group sees after somebody said that. */
    private String door(String user, String words) {
        talk.happens(far(user), said(words));
        GroupStage.Posted post = talk.stage.takePosts().get(0);
        assertThat(post.message().text().words()).isEqualTo(LINE);
        return post.message().replies().get(0).token();
    }

    private String opens(String user, String token) {
        talk.forgetsWhatWasSaid();
        talk.stage.does(user, new Inbound.Opened(Optional.of(token)));
        talk.stage.settle();
        return talk.stage.wordsTo(user);
    }

    @Test
    void the_door_looks_the_same_whoever_said_whatever_and_is_never_the_same_twice() {
        List<String> doors = new ArrayList<>();
        for (String user : List.of("ana", "a-stranger")) {
            for (String words : List.of(
                    "hello",
                    "please help me",
                    "I do not want to live any more",
                    "hello",
                    "/reweave help",
                    "/reweave help now",
                    "/reweave forget me",
                    "/reweave join please",
                    "/reweave about I want to kill myself")) {
                doors.add(door(user, words));
            }
        }

        String group = doors.get(0).substring(0, doors.get(0).indexOf('-', 2) + 1);
        assertThat(doors)
                .doesNotHaveDuplicates()
                .allMatch(door -> door.matches(group + "[A-Za-z0-9_-]{11}-[A-Za-z0-9_-]{22}"))
                .allMatch(door -> door.length() <= 64);
        assertThat(doors.stream().map(door -> door.substring(group.length())))
                .as("nothing of one is in another")
                .noneMatch(one -> doors.stream()
                        .filter(door -> door.contains(one.substring(0, 6)) || door.contains(one.substring(12, 18)))
                        .skip(1)
                        .findAny()
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"please help me", "I do not want to live any more", "/reweave about I want to kill myself"})
    void it_leads_whoever_called_to_help_and_everybody_else_to_their_own_place(String words) {
        String door = door("ana", words);
        talk.forgetsWhatWasSaid();

        String plain = opens("ben", "c-open");
        assertThat(opens("ben", door)).isEqualTo(plain).doesNotContain(NUMBERS);
        assertThat(opens("a-stranger", door)).isEqualTo(opens("another", "c-open"));
        assertThat(talk.stage.wordsTo("lead")).as("nobody asked for help").isEmpty();

        talk.stage.does("ana", new Inbound.Opened(Optional.of(door)));
        talk.stage.settle();
        assertThat(talk.stage.wordsTo("ana")).contains(NUMBERS);
        assertThat(talk.stage.wordsTo("lead")).contains(TOLD);
    }

    @Test
    void it_leads_a_stranger_who_called_to_help() {
        assertThat(opens("zoe", door("zoe", "I do not want to live any more"))).contains(NUMBERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "/reweave forget me"})
    void where_nobody_called_for_help_it_is_their_own_place(String words) {
        String plain = opens("ana", "c-open");

        assertThat(opens("ana", door("ana", words))).isEqualTo(plain).doesNotContain(NUMBERS);
    }

    @ParameterizedTest
    @CsvSource({"/reweave leave please,Would you like to stay?", "/reweave about you,This is a companion for groups"})
    void where_words_stood_behind_a_command_it_leads_whoever_wrote_it_to_the_answer(String words, String answer) {
        String door = door("ana", words);

        assertThat(opens("ana", door)).contains(answer);
        assertThat(opens("ben", door)).isEqualTo(opens("ben", "c-open")).doesNotContain(answer);
    }

    @Test
    void a_door_that_was_changed_or_is_of_another_group_leads_to_nothing_but_their_own_place() {
        String door = door("ana", "please help me");
        String plain = opens("ana", "c-open");
        char last = door.charAt(door.length() - 1);
        String changed = door.substring(0, door.length() - 1) + (last == 'A' ? 'Q' : 'A');
        talk.stage.setUp(GroupStage.place("others", ""), "lena", List.of());
        talk.stage.takePosts();
        talk.stage.happens(GroupStage.place("others", ""), Optional.of(far("zoe")), new Spoken("hello"));
        talk.stage.settle();
        String other = talk.stage.takePosts().get(0).message().replies().get(0).token();
        String moved = other.substring(0, other.indexOf('-', 2)) + door.substring(door.indexOf('-', 2));

        assertThat(opens("ana", changed)).isEqualTo(plain);
        assertThat(opens("ana", moved)).isEqualTo(plain);
        assertThat(opens("ana", door)).contains(NUMBERS);
    }

    @Test
    void a_door_of_a_group_that_is_gone_leads_to_their_own_place() {
        String door = door("zoe", "please help me");
        talk.stage.happens(GroupTalk.CIRCLE, Optional.empty(), new BotRemoved());
        talk.stage.move(Duration.ofDays(9));

        assertThat(opens("zoe", door)).isEqualTo(opens("another", "c-open"));
    }

    @Test
    void a_link_that_anybody_can_pass_on_silences_nobody_and_an_old_one_to_help_still_leads_there() {
        assertThat(opens("ana", "c-stop")).isEqualTo(opens("ben", "c-open"));
        assertThat(talk.types("ana", "menu")).isNotEmpty();

        assertThat(opens("ben", "c-help")).contains(NUMBERS);
    }

    @Test
    void help_behind_it_stays_dull_on_a_screen_that_is_hidden() {
        String door = door("ana", "please help me");
        talk.types("ana", "hide");

        assertThat(opens("ana", door)).contains("112").doesNotContain(NUMBERS);
    }
}
