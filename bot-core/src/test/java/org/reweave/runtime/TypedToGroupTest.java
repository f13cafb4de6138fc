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
        taps(tapped);
        assertThat(types("lead", words)).doesNotContain("I am not sure", "Hello. It is good");

        assertThat(taps("card").replace('\u202f', ' ')).contains(set);
    }

    @Test
    void all_chapters_can_be_written_also_where_some_were_taken_out() {
        taps("w-chap-forgive");
        assertThat(types("lead", "all")).contains("how it is going");
        assertThat(taps("card")).contains("Forgive, or not");
    }

    @Test
    void a_round_can_be_planned_for_tomorrow_at_a_bare_hour() {
        taps("w-tell-0");
        taps("begin");
        assertThat(taps("plan")).contains("On what day does the round begin?");
        assertThat(types("lead", "tomorrow")).contains("And at what time?");
        assertThat(types("lead", "at 9").replace('\u202f', ' '))
                .contains("A round begins on Tuesday, March 3 at 9:00 AM");
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
        assertThat(types("ana", "join")).contains("You have joined.", "may those who lead your group hear");
        assertThat(types("ana", "yes")).contains("Thank you. They would hear", "How did it go with trust this week?");
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

    private String opens(String user, String action) {
        stage.does(user, new Inbound.Opened(Optional.of(prefix + action)));
        stage.settle();
        return stage.wordsTo(user);
    }

    private String commands(String user, String name) {
        stage.happens(CIRCLE, Optional.of(GroupStage.somebody(user)), new Command(name, ""));
        stage.settle();
        return stage.wordsTo(user);
    }

    @Test
    void a_day_written_for_a_round_is_no_answer_to_the_question_for_the_day_of_the_topics() {
        taps("w-tell-0");
        taps("begin");
        assertThat(taps("q-day")).contains(DAY);
        assertThat(taps("plan")).contains("On what day does the round begin?");
        assertThat(types("lead", "saturday"))
                .contains("I am not sure which of these you mean.", "On what day does the round begin?")
                .doesNotContain(HOUR);
        assertThat(types("lead", "friday, march 6")).contains("And at what time?");
        assertThat(types("lead", "half past")).contains("I am not sure which of these you mean.", "And at what time?");
        assertThat(types("lead", "7 am")).contains("A round begins on Friday, March 6 at 7:00");
        assertThat(taps("card")).contains("Monday, 6:00").doesNotContain("Saturday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday", "lisbon", "forgive, or not", "yes, all who lead", "yes, only me", "no"})
    void nothing_that_was_asked_before_the_settings_or_the_numbers_is_answered_by_typing(String words) {
        taps("w-tell-0");
        String before = taps("card");
        for (String asked : List.of("q-day", "q-area", "q-chap", "q-tell")) {
            taps(asked);
        }
        for (String shown : List.of("card", "numbers")) {
            taps(shown);
            types("lead", words);
            assertThat(taps("card")).as(shown).isEqualTo(before);
        }
    }

    @Test
    void what_was_answered_is_not_answered_again_by_words_to_their_own_conversation() {
        taps("w-tell-2");
        taps("begin");
        assertThat(opens("ana", "in")).contains("may those who lead your group hear");
        assertThat(types("ana", "yes, only that")).startsWith("Thank you. They would hear");
        assertThat(types("ana", "no"))
                .contains("Hello. It is good that you are here.")
                .doesNotContain("Nobody hears");
        assertThat(types("ana", "no")).doesNotContain("Nobody hears");
        assertThat(commands("ana", "leave")).contains("Would you like to stay?");
        assertThat(types("ana", "stay")).isEqualTo("You stay.");
        types("ana", "hi");
        assertThat(types("ana", "leave")).doesNotContain("You have left");
        assertThat(opens("ana", "join")).contains("You have joined this group.");
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
        assertThat(commands("eve", "join")).contains("Joining");
        assertThat(types("eve", words)).startsWith(then);
    }

    @ParameterizedTest
    @CsvSource({"yes,You stay.", "ok,You stay.", "no,You have left.", "leave,You have left."})
    void whoever_is_asked_whether_they_stay_can_say_yes_or_no(String words, String then) {
        opens("eve", "in");
        assertThat(commands("eve", "leave")).contains("Would you like to stay?");
        assertThat(types("eve", words)).startsWith(then);
    }

    @Test
    void a_yes_or_no_that_is_not_clear_is_asked_about_and_never_agrees_to_what_their_own_conversation_asks() {
        taps("w-tell-2");
        taps("begin");
        taps("round");
        assertThat(types("ana", "hello")).contains("Hello. It is good that you are here.");
        assertThat(opens("ana", "in"))
                .contains("may those who lead your group hear")
                .doesNotContain("this week");
        assertThat(types("ana", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(types("ana", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(types("ana", "no")).contains("Nobody hears of it.", "How did it go with trust this week?");
        assertThat(types("ana", "yes")).contains("I am not sure which", "How did it go with trust this week?");
        assertThat(types("ana", "3")).startsWith("Thank you. It counts");
        assertThat(types("ana", "ok")).contains("Is that all right for you?").doesNotContain("How old are you?");
        assertThat(types("ana", "yes")).as("now it was asked").contains("How old are you?");
    }

    @Test
    void whether_those_who_joined_are_asked_every_week_can_be_said_with_yes_or_no() {
        taps("q-rounds");
        types("lead", "no");
        assertThat(taps("card")).contains("Check-in rounds: only when you start one");
        taps("q-rounds");
        types("lead", "yes");
        assertThat(taps("card")).contains("Check-in rounds: with every topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "ask"})
    void while_everything_is_hidden_a_button_in_the_group_shows_nothing_of_it(String action) {
        taps("w-tell-0");
        taps("begin");
        opens("ana", "in");
        taps("round");
        types("ana", "hide");

        assertThat(opens("ana", action)).isNotEmpty().doesNotContain("trust", "group", "joined");
        types("ana", "come back");
        assertThat(opens("ana", action)).contains(action.equals("join") ? "You have joined this group." : "trust");
    }

    @Test
    void leaving_asks_only_whether_they_stay_also_while_a_round_is_open() {
        taps("w-tell-0");
        taps("begin");
        taps("round");
        opens("ana", "in");
        types("ana", "about the same");

        assertThat(commands("ana", "leave"))
                .startsWith("You have joined this group.")
                .doesNotContain("this week");
        assertThat(opens("ana", "join"))
                .startsWith("You have joined this group.")
                .doesNotContain("this week");
        assertThat(types("ana", "answer in private")).contains("How did it go with trust this week?");
        assertThat(commands("ben", "leave")).isEqualTo("You have not joined this group, so there is nothing to leave.");
    }

    @Test
    void a_set_up_that_was_left_half_done_goes_on_where_it_was() {
        types("lead", "europe");
        types("lead", "lisbon");
        types("lead", "tuesday");
        types("lead", "whenever you like");
        assertThat(types("lead", "I was hurt by a friend")).doesNotContain(HOUR);
        stage.happens(CIRCLE, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        stage.settle();

        assertThat(stage.wordsTo("lead"))
                .startsWith("Here the questions go on where they were left.")
                .contains(HOUR)
                .doesNotContain("You lead this group", AREA);
        assertThat(types("lead", "7 pm")).contains("From which chapters");
        for (String words : List.of("done", "with every topic", "no")) {
            types("lead", words);
        }
        assertThat(types("lead", "nobody")).contains("Lisbon", "Tuesday, 7:00");
        stage.happens(CIRCLE, Optional.of(GroupStage.runs("lead")), new Command("setup", ""));
        stage.settle();
        assertThat(stage.wordsTo("lead")).startsWith("Your group");
    }

    @Test
    void the_answer_in_a_round_can_be_changed_by_writing_another_one_until_it_is_over() {
        taps("w-tell-0");
        taps("begin");
        opens("ana", "in");
        opens("ben", "in");
        taps("round");
        stage.wordsTo("ana");
        stage.wordsTo("ben");
        assertThat(types("ana", "1")).startsWith("Thank you.");
        assertThat(types("ana", "a little heavier")).startsWith("Thank you.");
        assertThat(types("ana", "well")).doesNotContain("Thank you.");
        stage.move(Duration.ofDays(4));
        stage.wordsTo("ben");
        assertThat(types("ben", "a little heavier")).isEqualTo("That round is over. The next one will come.");
    }

    @Test
    void who_joined_before_those_who_lead_could_hear_of_help_is_asked_once_when_they_come_by() {
        taps("w-tell-0");
        taps("begin");
        for (String user : List.of("ana", "ben", "cy")) {
            assertThat(opens(user, "in")).doesNotContain("may those who lead");
        }
        assertThat(taps("c-tell-1"))
                .contains(
                        "Who joined before this was chosen is asked when they come by.",
                        "once that one no longer leads");
        assertThat(stage.wordsTo("ana")).as("nobody is written to unasked").isEmpty();
        taps("round");
        stage.wordsTo("ana");
        assertThat(types("ana", "about the same"))
                .startsWith("Thank you.")
                .contains("may those who lead your group hear");
        assertThat(types("ana", "yes")).startsWith("Thank you. They would hear");
        assertThat(opens("ana", "stay")).isEqualTo("You stay.");
        commands("ben", "leave");
        assertThat(types("ben", "stay")).startsWith("You stay.").contains("may those who lead your group hear");
        assertThat(types("ben", "ok")).contains("I am not sure which", "may those who lead your group hear");
        assertThat(types("ben", "no")).isEqualTo("Good. Nobody hears of it.");
        assertThat(opens("ben", "stay")).as("once").isEqualTo("You stay.");
        stage.wordsTo("lead");
        types("ben", "help now");
        types("cy", "help now");
        assertThat(stage.wordsTo("lead")).isEmpty();
        types("ana", "help now");
        assertThat(stage.wordsTo("lead")).contains("A member of your group asked me for help today.");
    }

    @Test
    void who_was_asked_when_they_joined_is_not_asked_again_before_they_join_anew() {
        taps("w-tell-2");
        taps("begin");
        assertThat(opens("ana", "in")).contains("may those who lead your group hear");
        assertThat(opens("ana", "stay")).isEqualTo("You stay.");
        opens("ana", "out");
        assertThat(opens("ana", "in")).contains("may those who lead your group hear");
    }

    @Test
    void whoever_leads_hears_how_many_answers_a_picture_needs() {
        assertThat(taps("q-rounds")).contains("That takes about 180 answers. A smaller group is not shown any");
        assertThat(taps("w-tell-0")).contains("A picture needs about 180 answers.");
        taps("begin");
        assertThat(taps("round")).contains("or that there were too few answers for one");
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
