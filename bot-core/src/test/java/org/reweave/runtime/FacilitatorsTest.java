package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.Inbound;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** Who leads a group besides those who run it, and who of them hears that a member asked for help. */
class FacilitatorsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place CIRCLE = GroupStage.place("circle", "");
    private static final Pattern WORD = Pattern.compile("/reweave lead ([0-9A-Z]{10})");

    private GroupStage stage;
    private String prefix;

    @BeforeEach
    void a_group_that_was_set_up() {
        stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
        prefix = stage.setUp(CIRCLE, "lead", List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-18"));
        stage.takenBy("lead");
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whoever_comes_with_the_word_they_were_given_leads_and_nobody_after_them() {
        writes(GroupStage.runs("lead"), "lead", "");
        String word = given("lead");

        writes(GroupStage.somebody("ben"), "lead", word.toLowerCase(java.util.Locale.ROOT));
        assertThat(stage.wordsTo("ben")).contains("You lead this group with me now, together with", "Your group");
        stage.taps("ben", prefix, "skip");
        stage.settle();
        assertThat(stage.wordsTo("ben")).contains("is left out.");

        writes(GroupStage.somebody("ana"), "lead", word);
        assertThat(stage.wordsTo("ana")).contains("That word does not open this. It may be mistyped");
        stage.taps("ana", prefix, "skip");
        stage.settle();
        assertThat(stage.wordsTo("ana")).contains("Only those who lead this group can change that.");
        assertThat(stage.takePosts()).as("nothing of it in the group").isEmpty();
    }

    @Test
    void where_nobody_is_answered_alone_it_opens_for_whoever_wrote_the_word_and_the_group_sees_no_word() {
        stage.taps("lead", prefix, "invite");
        stage.settle();
        String word = given("lead");
        stage.happens(
                CIRCLE,
                Optional.of(new Actor(address("ben"), false, false, java.util.Set.of())),
                new Command("lead", word));
        stage.settle();
        assertThat(stage.takePosts()).singleElement().satisfies(post -> {
            assertThat(post.message().text().words()).isEqualTo("Let us go on where only you read it.");
            assertThat(post.message().replies())
                    .noneMatch(reply -> reply.token().contains(word));
        });
        stage.taps("ben", prefix, "joined");
        stage.settle();
        assertThat(stage.wordsTo("ben")).contains("You lead this group with me now, together with", "Your group");
    }

    @Test
    void the_settings_say_when_the_next_topic_comes_where_a_week_is_left_out() {
        stage.taps("lead", prefix, "skip");
        stage.taps("lead", prefix, "card");
        stage.settle();

        assertThat(stage.wordsTo("lead"))
                .contains("on Tuesday, March 10 at 6:00 PM", "Left out: the topic of Tuesday, March 3.")
                .doesNotContain("on Tuesday, March 3 ");
    }

    @Test
    void a_word_is_good_for_a_day_and_until_another_is_given() {
        writes(GroupStage.runs("lead"), "lead", "");
        String first = given("lead");
        stage.move(Duration.ofMinutes(1));
        writes(GroupStage.runs("lead"), "lead", "");
        String second = given("lead");
        assertThat(second).isNotEqualTo(first);

        writes(GroupStage.somebody("ben"), "lead", first);
        assertThat(stage.wordsTo("ben")).contains("That word does not open this. It may be mistyped");
        stage.move(Duration.ofDays(1));
        writes(GroupStage.somebody("ben"), "lead", second);
        assertThat(stage.wordsTo("ben")).contains("That word does not open this. It may be mistyped");
    }

    @Test
    void whoever_runs_the_group_can_lead_alone_again() {
        leadsToo("ben");
        writes(GroupStage.somebody("ben"), "lead", "-");
        assertThat(stage.wordsTo("ben")).contains("Whoever runs this group can set me up.");

        writes(GroupStage.runs("lead"), "lead", "-");
        assertThat(stage.wordsTo("lead")).contains("Nobody leads now but you.");
        stage.taps("ben", prefix, "card");
        stage.settle();
        assertThat(stage.wordsTo("ben")).contains("Only those who lead this group can change that.");
        stage.taps("lead", prefix, "card");
        stage.settle();
        assertThat(stage.wordsTo("lead")).contains("Your group");
    }

    @Test
    void the_one_who_chose_to_hears_of_a_call_for_help_though_another_leads_longer() {
        leadsToo("ben");
        stage.taps("ben", prefix, "c-tell-1");
        aMemberAsksForHelp();
        assertThat(stage.wordsTo("ben")).contains("A member of your group asked me for help today.");
        assertThat(stage.wordsTo("lead")).doesNotContain("asked me for help");
    }

    @Test
    void all_who_lead_hear_of_it_where_that_was_chosen() {
        leadsToo("ben");
        stage.taps("ben", prefix, "c-tell-2");
        aMemberAsksForHelp();
        assertThat(stage.wordsTo("ben")).contains("A member of your group asked me for help today.");
        assertThat(stage.wordsTo("lead")).contains("A member of your group asked me for help today.");
    }

    private void leadsToo(String user) {
        writes(GroupStage.runs("lead"), "lead", "");
        writes(GroupStage.somebody(user), "lead", given("lead"));
        assertThat(stage.wordsTo(user)).contains("Your group");
    }

    private void aMemberAsksForHelp() {
        stage.taps("ana", prefix, "in");
        stage.settle();
        stage.taps("ana", prefix, "told-1");
        stage.settle();
        stage.takeAll();
        stage.does("ana", new Inbound.Text("help now"));
        stage.settle();
        stage.move(Duration.ofHours(1));
    }

    private void writes(Actor who, String command, String rest) {
        stage.happens(CIRCLE, Optional.of(who), new Command(command, rest));
        stage.settle();
    }

    private String given(String user) {
        Matcher word = WORD.matcher(stage.wordsTo(user));
        assertThat(word.find()).as("a word was given").isTrue();
        return word.group(1);
    }

    private static org.reweave.message.Address address(String user) {
        return GroupStage.somebody(user).address();
    }
}
