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
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.store.MemoryStore;

/** What stands in a group's way is told once, and to the one person who can do something about it. */
class GroupTroublesTest {
    /** A Monday, at ten in the morning in Lisbon. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Place HERE = GroupStage.place("g", "c1");

    private final GroupStage stage = new GroupStage(new MemoryStore(), Shipped.groups(), START);

    @BeforeEach
    void aGroupIsLedByTwoAndOneJoined() {
        String prefix = stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-1", "w-hour-18"));
        stage.move(Duration.ofMinutes(1));
        stage.happens(HERE, Optional.of(GroupStage.runs("luis")), new Command("setup", ""));
        stage.taps("ana", prefix, "in");
        stage.settle();
        everybodyHasRead();
    }

    private void everybodyHasRead() {
        List.of("lena", "luis", "ana").forEach(stage::takenBy);
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void nobodyElseHears() {
        assertThat(stage.takenBy("luis")).isEmpty();
        assertThat(stage.takenBy("ana")).isEmpty();
    }

    @Test
    void a_permission_that_was_lost_is_named_to_the_one_who_led_longest_with_how_to_grant_it() {
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of(Permission.THREADS, Permission.PICTURES)));
        stage.settle();

        assertThat(stage.wordsTo("lena"))
                .contains("To open threads or topics.", "To post pictures.")
                .doesNotContain("To see the place", "To post there.");
        nobodyElseHears();
        assertThat(stage.takePosts()).isEmpty();
    }

    @Test
    void a_post_that_arrives_shows_that_posting_is_possible_and_nothing_about_pictures() {
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of(Permission.POST, Permission.PICTURES)));
        stage.settle();
        stage.takenBy("lena");
        stage.move(Duration.ofHours(4));

        stage.happens(HERE.in("c9"), Optional.empty(), new Posted());
        stage.happens(HERE, Optional.empty(), new Posted());
        stage.happens(HERE, Optional.empty(), new Posted());
        stage.settle();

        assertThat(stage.takenBy("lena"))
                .singleElement()
                .satisfies(said -> assertThat(said.text().words())
                        .contains("To post pictures.")
                        .doesNotContain("To post there."));
    }

    @Test
    void what_is_still_lacking_is_not_told_again_and_that_all_is_well_is_told_once() {
        Lacking lacking = new Lacking(Set.of(Permission.POST));
        stage.happens(HERE, Optional.empty(), lacking);
        stage.happens(HERE, Optional.empty(), lacking);
        stage.settle();
        assertThat(stage.takenBy("lena")).hasSize(1);
        stage.move(Duration.ofHours(4));

        stage.happens(HERE, Optional.empty(), new Lacking(Set.of()));
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of()));
        stage.settle();

        assertThat(stage.takenBy("lena"))
                .singleElement()
                .satisfies(said -> assertThat(said.text().words()).contains("everything I need"));
        nobodyElseHears();
    }

    @Test
    void after_its_channel_was_deleted_it_is_silent_until_somebody_names_another() {
        stage.answersPosts(HERE, Optional.of(new Delivery.Unreachable("channel-gone")));
        stage.happens(HERE, Optional.empty(), new ChannelGone("c1"));
        stage.settle();

        assertThat(stage.wordsTo("lena")).contains("has been deleted", "/reweave here");
        nobodyElseHears();
        stage.move(Duration.ofDays(8));
        assertThat(stage.takePosts()).isEmpty();
        assertThat(stage.takenBy("lena")).isEmpty();

        Place there = HERE.in("c2");
        stage.happens(there, Optional.of(GroupStage.runs("lena")), new Command("here", ""));
        stage.move(Duration.ofDays(7));

        assertThat(stage.takePosts())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(post -> assertThat(post.place()).isEqualTo(there))
                .anySatisfy(post -> assertThat(post.message().thread()).isPresent());
    }

    @Test
    void naming_a_place_does_not_let_a_group_begin_that_nobody_let_begin() {
        try (GroupTalk talk = GroupTalk.beingSetUp()) {
            talk.taps("w-tell-0");
            talk.happens(GroupStage.runs("lead"), new Command("here", ""));
            talk.forgetsWhatWasSaid();

            talk.stage.move(Duration.ofDays(8));

            assertThat(talk.stage.takePosts()).isEmpty();
        }
    }

    @Test
    void another_channel_that_was_deleted_is_none_of_its_business() {
        stage.happens(HERE, Optional.empty(), new ChannelGone("c9"));
        stage.move(Duration.ofHours(9));

        assertThat(stage.takePosts())
                .anySatisfy(post -> assertThat(post.message().thread()).isPresent());
        assertThat(stage.takenBy("lena")).isEmpty();
    }

    /** A week has three posts: the topic, the round that opens, and what it came to. */
    @Test
    void posts_that_cannot_be_delivered_are_told_once_however_many_they_are() {
        stage.answersPosts(HERE, Optional.of(new Delivery.Unreachable("no-permission")));
        stage.move(Duration.ofDays(16));

        assertThat(stage.takePosts()).isEmpty();
        assertThat(stage.takenBy("lena"))
                .singleElement()
                .satisfies(said -> assertThat(said.text().words()).contains("I could not post in your group"));
        assertThat(stage.takenBy("luis")).isEmpty();
    }

    @Test
    void what_is_lacking_in_another_channel_is_told_to_nobody_and_hides_nothing_of_what_the_group_lacks() {
        stage.happens(HERE.in("c9"), Optional.empty(), new Lacking(Set.of(Permission.POST)));
        stage.settle();
        assertThat(stage.takenBy("lena")).isEmpty();

        stage.happens(HERE, Optional.empty(), new Lacking(Set.of(Permission.POST)));
        stage.settle();
        assertThat(stage.wordsTo("lena")).contains("To post there.");
        nobodyElseHears();
    }

    @Test
    void an_answer_that_could_not_be_posted_in_another_channel_is_no_trouble_of_the_group() {
        Place elsewhere = HERE.in("c9");
        Actor somebody = new Actor(GroupStage.somebody("ana").address(), false, false, Set.of());
        stage.answersPosts(elsewhere, Optional.of(new Delivery.Rejected("no-permission")));
        stage.happens(elsewhere, Optional.of(somebody), new Spoken("hello"));
        stage.settle();
        assertThat(stage.takenBy("lena")).isEmpty();
    }

    @Test
    void here_where_nothing_can_be_posted_says_what_is_missing_to_whoever_asked_and_moves_nothing() {
        Command here = new Command("here", "", Optional.of(Set.of(Permission.POST)));
        stage.happens(HERE.in("c2"), Optional.of(GroupStage.runs("luis")), here);
        stage.settle();
        assertThat(stage.wordsTo("luis")).contains("To post there.");
        assertThat(stage.takenBy("lena")).isEmpty();

        stage.move(Duration.ofDays(1));
        assertThat(stage.takePosts())
                .isNotEmpty()
                .allSatisfy(post -> assertThat(post.place()).isEqualTo(HERE));
    }

    @Test
    void the_settings_name_what_is_missing_for_as_long_as_it_is() {
        Command lacking = new Command("setup", "", Optional.of(Set.of(Permission.THREADS)));
        stage.happens(HERE, Optional.of(GroupStage.runs("luis")), lacking);
        stage.settle();
        assertThat(stage.wordsTo("luis")).contains("What I still need", "To open threads or topics.");

        Command well = new Command("setup", "", Optional.of(Set.of()));
        stage.happens(HERE, Optional.of(GroupStage.runs("luis")), well);
        stage.settle();
        assertThat(stage.wordsTo("luis")).contains("Your group").doesNotContain("What I still need");
        assertThat(stage.takenBy("lena")).as("whoever can act was answered").isEmpty();
    }

    @Test
    void once_posts_arrive_again_a_later_trouble_is_told_again() {
        stage.answersPosts(HERE, Optional.of(new Delivery.Rejected("no-permission")));
        stage.move(Duration.ofDays(1));
        assertThat(stage.wordsTo("lena")).contains("I could not post");

        stage.answersPosts(HERE, Optional.empty());
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of()));
        stage.move(Duration.ofDays(7));
        assertThat(stage.takePosts()).isNotEmpty();
        everybodyHasRead();
        stage.answersPosts(HERE, Optional.of(new Delivery.Rejected("no-permission")));
        stage.move(Duration.ofDays(7));

        assertThat(stage.takenBy("lena"))
                .extracting(said -> said.text().words().lines().findFirst().orElseThrow())
                .as("what the round came to could not be posted, and days later the topic")
                .satisfiesExactly(
                        told -> assertThat(told).startsWith("I could not post"),
                        told -> assertThat(told).startsWith("The topic of Monday, March 16 did not come"));
    }

    @Test
    void where_the_one_who_led_longest_left_the_next_one_is_told() {
        stage.happens(
                HERE, Optional.of(GroupStage.somebody("lena")), new org.reweave.message.GroupInbound.MemberLeft());
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of(Permission.POST)));
        stage.settle();

        assertThat(stage.wordsTo("luis")).contains("To post there.");
        assertThat(stage.takenBy("lena")).isEmpty();
        assertThat(stage.takePosts()).as("somebody leads still").isEmpty();
    }
}
