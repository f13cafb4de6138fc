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
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.store.MemoryStore;

/** A topic that could not be posted: whoever leads hears that it did not come, and it comes next. */
class MissedTopicTest {
    /** A Monday, at ten in the morning in Lisbon; the topic comes at six in the evening. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Place HERE = GroupStage.place("g", "c1");
    private static final String FIRST = "Explaining is not excusing";
    private static final Optional<Delivery> REFUSED = Optional.of(new Delivery.Rejected("no-permission"));

    private final GroupStage stage = new GroupStage(new MemoryStore(), Shipped.groups(), START);
    private String prefix = "";

    @BeforeEach
    void a_group_that_has_begun() {
        prefix = stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-1", "w-hour-18", "c-rounds-0"));
        stage.takeAll();
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String taps(String action) {
        stage.taps("lena", prefix, action);
        stage.settle();
        return stage.wordsTo("lena").replace('\u202f', ' ');
    }

    private List<String> topics() {
        return stage.takePosts().stream()
                .flatMap(post -> post.message().thread().stream())
                .toList();
    }

    @Test
    void the_note_on_the_trouble_says_that_it_did_not_come_and_the_same_one_comes_the_week_after() {
        stage.answersPosts(HERE, REFUSED);
        stage.move(Duration.ofHours(12));

        assertThat(stage.wordsTo("lena").replace('\u202f', ' '))
                .contains("I could not post in your group.", "The topic of Monday, March 2 did not come in your group.")
                .contains("It is not lost: next is " + FIRST + ", on Monday, March 9 at 6:00 PM.");
        assertThat(taps("card")).contains("Did not come: the topic of Monday, March 2.", "Next topic: " + FIRST);
        assertThat(taps("numbers")).doesNotContain(FIRST);

        stage.answersPosts(HERE, Optional.empty());
        stage.move(Duration.ofDays(7));
        assertThat(topics()).containsExactly(FIRST);
        assertThat(taps("card")).doesNotContain("Did not come:", "Next topic: " + FIRST);
    }

    @Test
    void
            where_it_is_known_what_is_lacking_the_first_is_told_and_then_the_settings_and_the_note_when_it_is_back_say_so() {
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of(Permission.POST)));
        stage.settle();
        assertThat(stage.wordsTo("lena")).contains("To post there.").doesNotContain("did not come");
        stage.answersPosts(HERE, REFUSED);
        stage.move(Duration.ofDays(2));
        assertThat(stage.wordsTo("lena"))
                .startsWith("The topic of Monday, March 2 did not come in your group.")
                .contains("on Monday, March 9")
                .doesNotContain("To post there.");
        stage.move(Duration.ofDays(13));
        assertThat(stage.takenBy("lena")).as("what was told is not told again").isEmpty();
        assertThat(taps("card")).contains("Did not come: the topic of Monday, March 16.", "Next topic: " + FIRST);

        stage.answersPosts(HERE, Optional.empty());
        stage.happens(HERE, Optional.empty(), new Lacking(Set.of()));
        stage.move(Duration.ofDays(1));
        assertThat(stage.wordsTo("lena").replace('\u202f', ' '))
                .contains("I have everything I need", "The topic of Monday, March 16 did not come in your group.")
                .contains("on Monday, March 23 at 6:00 PM");
        stage.takePosts();
        stage.move(Duration.ofDays(7));
        assertThat(topics()).containsExactly(FIRST);
        assertThat(taps("card")).doesNotContain("Did not come:");
    }

    @Test
    void where_the_topic_that_comes_shows_that_all_is_well_none_is_said_to_be_missing() {
        stage.answersPosts(HERE, REFUSED);
        stage.move(Duration.ofDays(1));
        stage.takenBy("lena");
        stage.answersPosts(HERE, Optional.empty());
        stage.move(Duration.ofDays(7));
        stage.happens(HERE, Optional.empty(), new Posted());
        stage.move(Duration.ofDays(1));
        assertThat(topics()).containsExactly(FIRST);
        assertThat(stage.wordsTo("lena")).contains("I have everything I need").doesNotContain("did not come");
        assertThat(taps("card")).doesNotContain("Did not come:");
    }

    @Test
    void another_topic_that_was_chosen_since_comes_all_the_same() {
        stage.answersPosts(HERE, Optional.of(new Delivery.Retry(Duration.ofHours(1))));
        stage.passes(Duration.ofMinutes(8 * 60 + 10));
        stage.awaitRefusal(HERE);
        stage.taps("lena", prefix, "topic-forgive");
        stage.awaitThat(() -> stage.wordsTo("lena").contains("comes next"));
        stage.answersPosts(HERE, REFUSED);
        stage.passes(Duration.ofHours(2));
        stage.settle();
        String chosen = taps("card");
        assertThat(chosen).contains("Did not come: the topic of Monday, March 2.");

        stage.answersPosts(HERE, Optional.empty());
        stage.move(Duration.ofDays(7));
        assertThat(topics())
                .singleElement()
                .satisfies(title -> assertThat(chosen).contains("Next topic: " + title));
    }

    @Test
    void a_round_that_could_not_be_announced_is_no_topic() {
        stage.move(Duration.ofDays(1));
        assertThat(topics()).containsExactly(FIRST);
        stage.answersPosts(HERE, REFUSED);
        assertThat(taps("round")).contains("I could not post").doesNotContain("did not come");
        assertThat(taps("card")).doesNotContain("Did not come:");
    }
}
