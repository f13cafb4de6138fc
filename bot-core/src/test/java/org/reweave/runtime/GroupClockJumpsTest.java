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
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** The clock of the machine jumps over the hour of a group's topic, or over weeks, and is set back. */
class GroupClockJumpsTest {
    /** A Monday, at ten in the morning in Lisbon, where the topic comes on Tuesdays at six in the evening. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private static final Instant TOPIC = Instant.parse("2026-03-03T18:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Place HERE = GroupStage.place("circle", "c1");

    private final GroupStage stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
    private String prefix;

    @BeforeEach
    void a_group_has_its_topic_on_tuesdays() {
        prefix = stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-18", "c-rounds-0"));
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void passesTo(Instant goal) {
        stage.moveTo(goal, () -> {});
    }

    /** The titles of the topics that were posted since it was last asked, in order. */
    private List<String> topics() {
        return stage.takePosts().stream()
                .map(post -> post.message().thread())
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void a_clock_that_jumps_over_the_hour_lets_the_topic_come_once_and_so_does_one_that_is_set_back() {
        passesTo(TOPIC.minusSeconds(600));
        stage.clockIsSet(TOPIC.plusSeconds(3_600));
        assertThat(topics()).hasSize(1);

        stage.clockIsSet(TOPIC.minusSeconds(540));
        passesTo(TOPIC.plusSeconds(7_200));
        assertThat(topics()).as("what came does not come again").isEmpty();
        passesTo(TOPIC.plus(WEEK).minusSeconds(1));
        assertThat(topics()).isEmpty();
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }

    @Test
    void a_settings_tap_after_the_clock_was_set_back_does_not_let_it_come_again_either() {
        passesTo(TOPIC);
        stage.clockIsSet(TOPIC.minusSeconds(3_600));
        stage.taps("lena", prefix, "c-hour-18");
        passesTo(TOPIC.plusSeconds(60));
        assertThat(topics()).hasSize(1);
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 400})
    void a_topic_is_not_lost_and_none_is_silent_for_long_when_the_clock_was_days_ahead(int days) {
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(days)));
        assertThat(topics()).as("far too late to be of use").isEmpty();

        stage.clockIsSet(MONDAY.plusSeconds(60));
        passesTo(TOPIC.minusSeconds(1));
        assertThat(topics()).isEmpty();
        passesTo(TOPIC);
        assertThat(topics()).containsExactly("Explaining is not excusing");
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }

    @Test
    void topics_that_a_clock_far_ahead_let_come_hold_up_nothing() {
        stage.clockIsSet(TOPIC.plus(WEEK.multipliedBy(30)));
        passesTo(TOPIC.plus(WEEK.multipliedBy(31)));
        assertThat(topics()).hasSize(1);

        stage.clockIsSet(MONDAY.plusSeconds(60));
        passesTo(TOPIC);
        assertThat(topics()).hasSize(1);
    }

    @Test
    void a_week_that_is_left_out_stays_left_out_and_only_that() {
        stage.taps("lena", prefix, "skip");
        passesTo(TOPIC.plusSeconds(60));
        stage.clockIsSet(TOPIC.minusSeconds(3_600));
        passesTo(TOPIC.plus(WEEK).minusSeconds(1));
        assertThat(topics()).isEmpty();
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }

    @Test
    void a_week_that_is_left_out_while_it_did_not_run_is_over_and_the_next_topic_comes() {
        stage.taps("lena", prefix, "skip");
        stage.clockIsSet(TOPIC.plus(Duration.ofDays(2)));
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }

    @Test
    void a_round_that_was_begun_by_a_clock_far_ahead_ends_after_three_days_and_takes_answers() {
        stage.taps("ana", prefix, "in");
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(300)));
        stage.taps("lena", prefix, "round");
        stage.settle();
        stage.clockIsSet(MONDAY.plusSeconds(60));
        stage.takeAll();
        stage.taps("ana", prefix, "a-1-2");
        stage.settle();
        assertThat(stage.wordsTo("ana")).startsWith("Thank you.");

        passesTo(MONDAY.plus(Duration.ofDays(3)).plusSeconds(300));
        assertThat(stage.takePosts())
                .extracting(post -> post.message().text().words())
                .anyMatch(words -> words.startsWith("How it went with trust"));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 300})
    void a_group_that_removed_it_by_a_clock_far_ahead_is_erased_after_seven_days(int days) {
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(days)));
        stage.happens(HERE, Optional.empty(), new BotRemoved());
        stage.settle();
        stage.clockIsSet(MONDAY.plusSeconds(60));
        passesTo(MONDAY.plus(Duration.ofDays(7)).minusSeconds(60));
        assertThat(stage.agenda()).isPresent();
        passesTo(MONDAY.plus(Duration.ofDays(7)).plusSeconds(300));
        assertThat(stage.agenda()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void a_clock_that_jumps_ahead_after_it_was_removed_does_not_let_the_group_be_erased_sooner(int days) {
        stage.happens(HERE, Optional.empty(), new BotRemoved());
        passesTo(MONDAY.plus(Duration.ofDays(2)));
        Duration ahead = Duration.ofDays(days);
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(2)).plus(ahead));
        assertThat(stage.agenda()).isPresent();

        passesTo(MONDAY.plus(Duration.ofDays(7)).plus(ahead).minusSeconds(60));
        assertThat(stage.agenda()).as("seven days by a clock that stays ahead").isPresent();
        passesTo(MONDAY.plus(Duration.ofDays(7)).plus(ahead).plusSeconds(7_200));
        assertThat(stage.agenda()).isEmpty();
    }

    @Test
    void one_that_jumps_ahead_and_is_set_back_does_not_either_and_everything_is_there_when_it_comes_back() {
        stage.happens(HERE, Optional.empty(), new BotRemoved());
        passesTo(MONDAY.plus(Duration.ofDays(2)));
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(9)));
        stage.clockIsSet(MONDAY.plus(Duration.ofDays(2)).plusSeconds(60));
        passesTo(MONDAY.plus(Duration.ofDays(7)).minusSeconds(60));
        stage.takePosts();

        stage.happens(HERE, Optional.of(GroupStage.runs("lena")), new BotAdded(Set.of()));
        stage.settle();
        assertThat(stage.takePosts())
                .extracting(post -> post.message().text().words())
                .singleElement()
                .satisfies(words -> assertThat(words).startsWith("I am here again"));
        passesTo(TOPIC.plus(WEEK));
        assertThat(topics()).hasSize(1);
    }
}
