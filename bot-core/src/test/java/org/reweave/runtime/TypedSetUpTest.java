package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.Inbound;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** Whoever sets a group up types answers to its questions instead of tapping them. */
class TypedSetUpTest {
    private static final String AREA = "Whose clock does your group live by?";
    private static final String DAY = "On which day of the week";
    private static final String HOUR = "And at what time?";

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
    void all_of_it_can_be_typed_from_the_first_question_to_the_settings_and_nobody_else_reads_of_it() {
        assertThat(talk.types("lead", "Europe")).contains("which city is on the same clock");
        assertThat(talk.types("lead", "lisbon")).contains(DAY);
        assertThat(talk.types("lead", "tuesday")).contains(HOUR);
        assertThat(talk.types("lead", "6pm")).contains("From which chapters");
        assertThat(talk.types("lead", "done")).contains("how it is going");
        assertThat(talk.types("lead", "only when I start one")).contains("more person lead");
        assertThat(talk.types("lead", "no")).contains("asks for help");
        assertThat(talk.types("lead", "nobody")).contains("Your group", "Lisbon", "Tuesday, 6:00");
        assertThat(talk.stage.takePosts()).isEmpty();
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
        talk.taps(tapped);
        talk.types("lead", place);

        assertThat(talk.taps("card")).contains(place.endsWith("Aires") ? "Clock: Buenos Aires" : "Clock: Vienna");
    }

    @Test
    void a_place_that_is_not_known_is_said_to_be_and_asked_once_more() {
        assertThat(talk.types("lead", "Little Nowhere")).contains("I do not know that place.", AREA);
        assertThat(talk.types("lead", "Vienna")).contains(DAY);
        assertThat(talk.types("lead", "whenever you like"))
                .contains("I am not sure which of these you mean.", DAY)
                .doesNotContain("that place");
        assertThat(talk.types("lead", "5")).contains(HOUR);
        assertThat(talk.taps("card")).contains("Friday");
    }

    @ParameterizedTest
    @CsvSource({
        "setup,I do not know that place.,Whose clock does your group live by?,europe,which city",
        "w-area-europe,I do not know that place.,Whose clock does your group live by?,vienna,On which day",
        "w-zone-Europe_Lisbon,I am not sure which,On which day of the week,tuesday,And at what time?",
        "w-day-2,I come on the full hour,And at what time?,7 pm,From which chapters",
        "w-hour-19,I am not sure which,From which chapters,done,how it is going",
        "w-rounds-0,I am not sure which,Shall one more person lead,no,asks for help",
        "w-people-0,I am not sure which,asks for help,nobody,Your group"
    })
    void what_fits_no_answer_of_the_set_up_stays_with_it_however_often_and_the_way_out_is_named(
            String tapped, String told, String question, String answer, String then) {
        talk.taps(tapped);
        for (String words : List.of("whenever you like", "I was hurt by a friend", "so it goes. ".repeat(9), "!!")) {
            assertThat(talk.types("lead", words))
                    .as(words)
                    .contains(told, question, "To leave this for now, write \"menu\".")
                    .doesNotContain("It is good that you are here");
        }
        assertThat(talk.types("lead", answer)).contains(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "help", "can you help me", "help now", "stop", "pause", "I want to kill myself"})
    void a_command_a_call_and_danger_lead_out_of_the_set_up_also_after_what_was_not_understood(String words) {
        talk.types("lead", "whenever you like");
        talk.types("lead", "I was hurt by a friend");

        assertThat(talk.types("lead", words)).isNotEmpty().doesNotContain(AREA, "I do not know that place");
        assertThat(talk.types("lead", "Vienna")).as("it asked last").doesNotContain(DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "w-zone-Europe_Lisbon,on tuesdays,Tuesday",
        "w-zone-Europe_Lisbon,every tuesday,Tuesday",
        "w-day-1,7,7:00 AM",
        "w-day-1,19,7:00 PM",
        "w-day-1,5,5:00 PM",
        "w-day-1,12,12:00 PM",
        "w-day-1,at 7pm,7:00 PM",
        "w-day-1,at 8,8:00 AM",
        "w-day-1,evening,7:00 PM"
    })
    void a_day_and_an_hour_can_be_written_as_people_say_them(String tapped, String words, String set) {
        talk.taps(tapped);
        assertThat(talk.types("lead", words)).doesNotContain("I am not sure", "Hello. It is good");

        assertThat(talk.taps("card").replace('\u202f', ' ')).contains(set);
    }

    @Test
    void all_chapters_can_be_written_also_where_some_were_taken_out() {
        talk.taps("w-chap-forgive");
        assertThat(talk.types("lead", "all")).contains("how it is going");
        assertThat(talk.taps("card")).contains("Forgive, or not");
    }

    @Test
    void a_round_can_be_planned_for_tomorrow_at_a_bare_hour() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        assertThat(talk.taps("plan")).contains("On what day does the round begin?");
        assertThat(talk.types("lead", "tomorrow")).contains("And at what time?");
        assertThat(talk.types("lead", "at 9").replace('\u202f', ' '))
                .contains("A round begins on Tuesday, March 3 at 9:00 AM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help now", "I want to kill myself", "stop", "my data"})
    void a_call_for_help_danger_and_commands_of_their_own_come_first(String words) {
        assertThat(talk.types("lead", words)).isNotEmpty().doesNotContain(AREA, DAY, "I do not know that place");
        assertThat(talk.types("lead", "europe")).doesNotContain("which city");
    }

    @Test
    void one_thing_can_be_changed_by_typing_and_after_it_no_question_is_open() {
        assertThat(talk.taps("q-day")).contains(DAY);
        assertThat(talk.types("lead", "thurs")).contains(HOUR);
        assertThat(talk.types("lead", "19:00")).contains("Your group", "Thursday, 7:00");
        assertThat(talk.types("lead", "monday")).doesNotContain("Your group", HOUR);
    }

    @Test
    void who_leads_nothing_and_who_tapped_nothing_of_it_talk_with_their_own_conversation() {
        assertThat(talk.opens("ana", "setup")).contains("Only those who lead this group can change that.");
        assertThat(talk.types("ana", "europe")).doesNotContain("which city");
        assertThat(talk.types("ben", "europe")).doesNotContain("which city");
    }

    @Test
    void a_day_written_for_a_round_is_no_answer_to_the_question_for_the_day_of_the_topics() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        assertThat(talk.taps("q-day")).contains(DAY);
        assertThat(talk.taps("plan")).contains("On what day does the round begin?");
        assertThat(talk.types("lead", "saturday"))
                .contains("I am not sure which of these you mean.", "On what day does the round begin?")
                .doesNotContain(HOUR);
        assertThat(talk.types("lead", "friday, march 6")).contains("And at what time?");
        assertThat(talk.types("lead", "half past")).contains("I come on the full hour, from 7:00", "And at what time?");
        assertThat(talk.types("lead", "7 am")).contains("A round begins on Friday, March 6 at 7:00");
        assertThat(talk.taps("card")).contains("Monday, 6:00").doesNotContain("Saturday");
    }

    @ParameterizedTest
    @CsvSource({
        "plan,I am not sure which,On what day does the round begin?",
        "plan-20516,I come on the full hour,And at what time?",
        "rest,I am not sure which,Until when shall it rest?",
        "topics,I am not sure which,Which chapter shall we begin at?"
    })
    void short_words_that_fit_no_answer_of_whoever_leads_are_asked_about_however_often(
            String tapped, String told, String question) {
        talk.taps("w-tell-0");
        talk.taps("begin");
        assertThat(talk.taps(tapped)).contains(question);
        for (String words : List.of("some other day", "whenever you like", "!!", "somewhen")) {
            assertThat(talk.types("lead", words))
                    .as(words)
                    .contains(told, question, "To leave this for now, write \"menu\".");
        }
        assertThat(talk.types("lead", "I had such a long and heavy day with all of this"))
                .as("something they want to say")
                .doesNotContain(question);
    }

    @Test
    void to_begin_is_asked_about_in_the_set_up_and_agrees_to_nothing_in_their_own_conversation() {
        talk.types("lead", "menu");
        talk.asksToSetUp();
        assertThat(talk.types("lead", "Begin")).contains(AREA).doesNotContain("How old are you?");
    }

    @Test
    void the_last_chapter_stays_and_it_says_why() {
        talk.taps("w-chap-reason");
        talk.taps("w-chap-talk");
        assertThat(talk.taps("w-chap-forgive")).doesNotContain("One chapter has to stay");
        assertThat(talk.taps("w-chap-forward")).contains("One chapter has to stay", "From which chapters");
        assertThat(talk.taps("card")).contains("Topics from: Move forward.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday", "lisbon", "forgive, or not", "yes, all who lead", "yes, only me", "no"})
    void nothing_that_was_asked_before_the_settings_or_the_numbers_is_answered_by_typing(String words) {
        talk.taps("w-tell-0");
        String before = talk.taps("card");
        for (String asked : List.of("q-day", "q-area", "q-chap", "q-tell")) {
            talk.taps(asked);
        }
        for (String shown : List.of("card", "numbers")) {
            talk.taps(shown);
            talk.types("lead", words);
            assertThat(talk.taps("card")).as(shown).isEqualTo(before);
        }
    }

    @Test
    void whether_those_who_joined_are_asked_every_week_can_be_said_with_yes_or_no() {
        talk.taps("q-rounds");
        talk.types("lead", "no");
        assertThat(talk.taps("card")).contains("Check-in rounds: only when you start one");
        talk.taps("q-rounds");
        talk.types("lead", "yes");
        assertThat(talk.taps("card")).contains("Check-in rounds: with every topic");
    }

    @Test
    void a_set_up_that_was_left_half_done_goes_on_where_it_was() {
        talk.types("lead", "europe");
        talk.types("lead", "lisbon");
        talk.types("lead", "tuesday");
        talk.types("lead", "whenever you like");
        assertThat(talk.types("lead", "menu")).doesNotContain(HOUR);
        talk.asksToSetUp();

        assertThat(talk.stage.wordsTo("lead"))
                .startsWith("Here the questions go on where they were left.")
                .contains(HOUR)
                .doesNotContain("You lead this group", AREA);
        assertThat(talk.types("lead", "7 pm")).contains("From which chapters");
        for (String words : List.of("done", "with every topic", "no")) {
            talk.types("lead", words);
        }
        assertThat(talk.types("lead", "nobody")).contains("Lisbon", "Tuesday, 7:00");
        talk.asksToSetUp();
        assertThat(talk.stage.wordsTo("lead")).startsWith("Your group");
    }

    @Test
    void whoever_leads_hears_how_many_answers_a_picture_needs() {
        assertThat(talk.taps("q-rounds")).contains("That takes about 180 answers. A smaller group is not shown any");
        assertThat(talk.taps("w-tell-0")).contains("A picture needs about 180 answers.");
        talk.taps("begin");
        String few = "With fewer than about 180 answers no figures are shown";
        String meant = "a moment for each to look back";
        assertThat(talk.taps("round")).contains("or that there were too few answers for one", few, meant);
        assertThat(talk.taps("plan-20520-9")).contains("A round begins on", few, meant);
    }

    @Test
    void two_groups_are_set_up_one_after_the_other_and_each_hears_its_own() {
        Place other = GroupStage.place("other", "");
        talk.stage.happens(other, Optional.of(GroupStage.runs("lead")), new BotAdded(Set.of()));
        talk.stage.happens(other, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        talk.stage.settle();
        String theirs = GroupStage.prefix(talk.stage.takenBy("lead"));
        talk.types("lead", "Tokyo");
        talk.types("lead", "sunday");

        assertThat(talk.taps("card")).contains("Clock: Lisbon", "Monday").doesNotContain("Tokyo");
        talk.stage.taps("lead", theirs, "card");
        talk.stage.settle();
        assertThat(talk.stage.wordsTo("lead")).contains("Clock: Tokyo", "Sunday");
    }

    @Test
    void it_is_remembered_when_the_companion_ends_in_between() {
        MemoryStore store = new MemoryStore();
        GroupStage first = new GroupStage(store, Shipped.groups(), GroupTalk.MONDAY);
        first.happens(GroupTalk.CIRCLE, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        first.settle();
        first.close();

        try (GroupStage second =
                new GroupStage(store, Shipped.groups(), GroupTalk.MONDAY.plus(Duration.ofMinutes(1)))) {
            // The stage numbers what is done anew, and what has the number of something before is not taken in again.
            second.does("lead", new Inbound.Text("Vienna"));
            second.does("lead", new Inbound.Text("Vienna"));
            second.settle();
            assertThat(second.wordsTo("lead")).contains(DAY);
        }
    }
}
