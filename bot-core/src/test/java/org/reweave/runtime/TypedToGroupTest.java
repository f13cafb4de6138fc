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
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** Whoever sets a group up or belongs to it types answers to its questions instead of tapping them. */
class TypedToGroupTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place CIRCLE = GroupStage.place("circle", "");
    private static final String AREA = "Whose clock does your group live by?";
    private static final String DAY = "On which day of the week";
    private static final String HOUR = "And at what time?";

    private GroupStage stage;
    private String prefix;

    @BeforeEach
    void a_group_whose_set_up_asks_first() {
        stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
        stage.happens(CIRCLE, Optional.of(GroupStage.runs("lead")), new BotAdded(Set.of()));
        stage.happens(CIRCLE, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        stage.settle();
        List<OutboundMessage> asked = stage.takenBy("lead");
        String token = asked.get(asked.size() - 1).replies().get(0).token();
        prefix = token.substring(0, token.indexOf('-', 2) + 1);
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String types(String user, String words) {
        stage.does(user, new Inbound.Text(words));
        stage.settle();
        return stage.wordsTo(user);
    }

    private String taps(String action) {
        stage.taps("lead", prefix, action);
        stage.settle();
        return stage.wordsTo("lead");
    }

    @Test
    void all_of_it_can_be_typed_from_the_first_question_to_the_settings_and_nobody_else_reads_of_it() {
        assertThat(types("lead", "Europe")).contains("which city is on the same clock");
        assertThat(types("lead", "lisbon")).contains(DAY);
        assertThat(types("lead", "tuesday")).contains(HOUR);
        assertThat(types("lead", "6pm")).contains("From which chapters");
        assertThat(types("lead", "done")).contains("how it is going");
        assertThat(types("lead", "only when I start one")).contains("more person lead");
        assertThat(types("lead", "no")).contains("asks for help");
        assertThat(types("lead", "nobody")).contains("Your group", "Lisbon", "Tuesday, 6:00");
        assertThat(stage.takePosts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "w-area-europe,Vienna",
        "setup,vienna",
        "w-area-asia,Europe/Vienna",
        "setup,Buenos Aires",
        "q-area,Vienna"
    })
    void any_place_can_be_written_also_one_that_no_button_has(String tapped, String place) {
        taps(tapped);
        types("lead", place);

        assertThat(taps("card")).contains(place.endsWith("Aires") ? "Clock: Buenos Aires" : "Clock: Vienna");
    }

    @Test
    void a_place_that_is_not_known_is_said_to_be_and_asked_once_more() {
        assertThat(types("lead", "Little Nowhere")).contains("I do not know that place.", AREA);
        assertThat(types("lead", "Vienna")).contains(DAY);
        assertThat(types("lead", "whenever you like"))
                .contains("I am not sure which of these you mean.", DAY)
                .doesNotContain("that place");
        assertThat(types("lead", "5")).contains(HOUR);
        assertThat(taps("card")).contains("Friday");
    }

    @Test
    void what_fits_no_answer_twice_is_for_their_own_conversation() {
        types("lead", "whenever you like");

        assertThat(types("lead", "I was hurt by a friend"))
                .contains("Hello. It is good that you are here.")
                .doesNotContain(AREA);
        assertThat(types("lead", "Vienna")).as("it asked last").doesNotContain(DAY);
        assertThat(taps("w-area-europe")).contains("which city");
        assertThat(types("lead", "Vienna")).contains(DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help now", "I want to kill myself", "stop", "my data"})
    void a_call_for_help_danger_and_commands_of_their_own_come_first(String words) {
        assertThat(types("lead", words)).isNotEmpty().doesNotContain(AREA, DAY, "I do not know that place");
        assertThat(types("lead", "europe")).doesNotContain("which city");
    }

    @Test
    void one_thing_can_be_changed_by_typing_and_after_it_no_question_is_open() {
        assertThat(taps("q-day")).contains(DAY);
        assertThat(types("lead", "thurs")).contains(HOUR);
        assertThat(types("lead", "19:00")).contains("Your group", "Thursday, 7:00");
        assertThat(types("lead", "monday")).doesNotContain("Your group", HOUR);
    }

    @Test
    void who_leads_nothing_and_who_tapped_nothing_of_it_talk_with_their_own_conversation() {
        stage.does("ana", new Inbound.Opened(Optional.of(prefix + "setup")));
        stage.settle();
        assertThat(stage.wordsTo("ana")).contains("Only those who lead this group can change that.");
        assertThat(types("ana", "europe")).doesNotContain("which city");
        assertThat(types("ben", "europe")).doesNotContain("which city");
    }

    @Test
    void a_member_joins_answers_and_leaves_by_typing() {
        taps("w-tell-2");
        taps("begin");
        taps("round");
        stage.does("ana", new Inbound.Opened(Optional.of(prefix + "join")));
        stage.settle();
        assertThat(stage.wordsTo("ana")).contains("Joining");
        assertThat(types("ana", "join")).contains("You have joined.", "How did it go with trust this week?");
        assertThat(types("ana", "a little lighter")).startsWith("Thank you.");
        stage.does("ana", new Inbound.Opened(Optional.of(prefix + "join")));
        stage.settle();
        stage.wordsTo("ana");
        assertThat(types("ana", "leave")).contains("You have left.");
    }

    @Test
    void the_question_of_a_round_that_came_can_be_answered_by_typing_until_something_else_was_said() {
        taps("w-tell-0");
        taps("begin");
        stage.does("ana", new Inbound.Opened(Optional.of(prefix + "in")));
        stage.does("ben", new Inbound.Opened(Optional.of(prefix + "in")));
        stage.settle();
        taps("round");
        assertThat(stage.wordsTo("ana")).contains("How did it go with trust this week?");
        stage.wordsTo("ben");
        assertThat(types("ana", "About the same.")).startsWith("Thank you.");
        assertThat(types("ben", "I am here for myself today")).doesNotContain("It counts for the picture");
        assertThat(types("ben", "About the same.")).doesNotContain("It counts for the picture");
    }

    @Test
    void two_groups_are_set_up_one_after_the_other_and_each_hears_its_own() {
        Place other = GroupStage.place("other", "");
        stage.happens(other, Optional.of(GroupStage.runs("lead")), new BotAdded(Set.of()));
        stage.happens(other, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        stage.settle();
        stage.takenBy("lead");
        types("lead", "Tokyo");
        types("lead", "sunday");

        assertThat(taps("card")).contains("Monday").doesNotContain("Tokyo");
    }

    @Test
    void it_is_remembered_when_the_companion_ends_in_between() {
        MemoryStore store = new MemoryStore();
        GroupStage first = new GroupStage(store, Shipped.groups(), MONDAY);
        first.happens(CIRCLE, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        first.settle();
        first.close();

        try (GroupStage second = new GroupStage(store, Shipped.groups(), MONDAY.plus(Duration.ofMinutes(1)))) {
            // The stage numbers what is done anew, and what has the number of something before is not taken in again.
            second.does("lead", new Inbound.Text("Vienna"));
            second.does("lead", new Inbound.Text("Vienna"));
            second.settle();
            assertThat(second.wordsTo("lead")).contains(DAY);
        }
    }
}
