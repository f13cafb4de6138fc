package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.message.QuickReply;
import org.reweave.spi.Delivery;
import org.reweave.store.MemoryStore;
import org.reweave.store.StoreException;
import org.reweave.store.Transactions;

/** Words that may mean danger, where others read along: whoever wrote them is answered alone, and only then the group reads. */
class DangerInPublicTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place HERE = GroupStage.place("circle", "c1");
    private static final Place ELSEWHERE = GroupStage.place("others", "c1");
    private static final String LINE = "Let us go on where only you read it.";
    private static final String CARE = "I am here for you";
    private static final Spoken DANGER = new Spoken("I do not want to live any more");
    /** More than there are between the words and the last answer to them. */
    private static final int COMMITS = 20;

    private static GroupStage stage(Transactions store, Instant now) {
        return new GroupStage(store, Shipped.groups(), now);
    }

    /** A group is set up, Ana is known in private, and nothing is under way. */
    private static GroupStage begun(Transactions store) {
        GroupStage stage = stage(store, START);
        stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-4", "w-hour-18"));
        stage.does("ana", new Inbound.Text("hello"));
        stage.settle();
        stage.takeAll();
        stage.takePosts();
        return stage;
    }

    /** No answer that only its writer sees can be given to what is written in a group. */
    private static Optional<Actor> writer(String user) {
        Actor somebody = GroupStage.somebody(user);
        return Optional.of(new Actor(somebody.address(), false, false, somebody.roles()));
    }

    /** Whatever else could be sent at this moment has been. */
    private static void everythingElseIsSent(GroupStage stage) {
        stage.happens(ELSEWHERE, writer("nobody-known"), new Spoken("hello"));
        stage.awaitLater(() -> stage.order().contains("others"));
    }

    private static List<String> since(GroupStage stage, int before) {
        return stage.order().stream()
                .skip(before)
                .filter(one -> !one.equals("others"))
                .toList();
    }

    @Test
    void the_group_reads_nothing_while_the_answer_to_the_one_who_wrote_is_on_its_way() {
        try (GroupStage stage = begun(new MemoryStore())) {
            int before = stage.order().size();
            stage.answersAlone("ana", Optional.of(new Delivery.Retry(Duration.ofSeconds(30))));

            stage.happens(HERE, writer("ana"), DANGER);
            stage.awaitRefusal("ana");
            everythingElseIsSent(stage);
            assertThat(since(stage, before)).isEmpty();

            stage.answersAlone("ana", Optional.empty());
            stage.passes(Duration.ofSeconds(30));
            stage.settle();
            assertThat(since(stage, before)).containsExactly("ana", "circle");
            assertThat(stage.wordsTo("ana")).startsWith(CARE);
            assertThat(stage.takePosts())
                    .extracting(post -> post.message().text().words())
                    .contains(LINE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_the_one_who_wrote_cannot_be_reached_the_group_reads_how_to_open_it_and_never_why(boolean lost) {
        try (GroupStage stage = begun(new MemoryStore())) {
            stage.happens(HERE, writer("ana"), new Spoken("hello"));
            stage.settle();
            OutboundMessage usual = stage.takePosts().get(0).message();
            stage.answersAlone(
                    "ana", Optional.of(lost ? new Delivery.Unreachable("blocked") : new Delivery.Rejected("too-odd")));

            stage.happens(HERE, writer("ana"), DANGER);
            stage.settle();

            assertThat(stage.takenBy("ana")).isEmpty();
            assertThat(stage.takePosts()).singleElement().satisfies(post -> {
                assertThat(post.message().text()).isEqualTo(usual.text());
                assertThat(post.message().replies())
                        .extracting(QuickReply::label)
                        .isEqualTo(
                                usual.replies().stream().map(QuickReply::label).toList());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ana, I do not want to live any more, false",
        "ana, I do not want to live any more, true",
        "ana, please help me, false",
        "ana, hello, false",
        "a-stranger, I do not want to live any more, false",
        "a-stranger, hello, false"
    })
    void the_group_reads_its_line_so_long_after_the_words_whatever_they_were(String user, String words, boolean lost) {
        try (GroupStage stage = begun(new MemoryStore())) {
            if (lost) {
                stage.answersAlone(user, Optional.of(new Delivery.Unreachable("blocked")));
            }
            Instant said = stage.now();
            stage.happens(HERE, writer(user), new Spoken(words));
            stage.settle();

            assertThat(stage.takePosts())
                    .extracting(post -> Duration.between(said, post.at()))
                    .containsExactly(GroupStage.LINE_WAITS);
        }
    }

    @Test
    void whoever_calls_reads_the_answer_while_the_line_waits() {
        try (GroupStage stage = begun(new MemoryStore())) {
            int before = stage.order().size();
            stage.happens(HERE, writer("ana"), DANGER);
            stage.awaitThat(() -> since(stage, before).contains("ana"));
            stage.passes(GroupStage.LINE_WAITS.minusMillis(1));
            assertThat(since(stage, before)).containsExactly("ana");
            stage.settle();
            assertThat(since(stage, before)).containsExactly("ana", "circle");
        }
    }

    @Test
    void the_way_to_help_is_shown_after_two_minutes_though_the_answer_is_still_on_its_way() {
        try (GroupStage stage = begun(new MemoryStore())) {
            int before = stage.order().size();
            stage.answersAlone("ana", Optional.of(new Delivery.Retry(Duration.ofMinutes(30))));
            stage.happens(HERE, writer("ana"), DANGER);
            stage.awaitRefusal("ana");

            stage.passes(Duration.ofSeconds(119).minus(GroupStage.LINE_WAITS));
            everythingElseIsSent(stage);
            assertThat(since(stage, before)).isEmpty();

            stage.passes(Duration.ofSeconds(6));
            stage.awaitThat(() -> since(stage, before).contains("circle"));
            stage.answersAlone("ana", Optional.empty());
            stage.passes(Duration.ofMinutes(30));
            stage.settle();
            assertThat(since(stage, before)).containsExactly("circle", "ana");
        }
    }

    /** The store goes away for good after each of the commits, as it does when the process is killed. */
    @Test
    void whenever_it_is_killed_the_group_reads_nothing_before_the_one_who_wrote() {
        for (int commits = 1; commits <= COMMITS; commits++) {
            MemoryStore store = new MemoryStore();
            WatchedStore watched = new WatchedStore(store);
            AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
            watched.before(() -> {
                if (left.decrementAndGet() < 0) {
                    throw new StoreException("killed", new IllegalStateException());
                }
            });
            GroupStage first = begun(watched);
            int before = first.order().size();
            left.set(commits);
            first.happens(HERE, writer("ana"), DANGER);
            first.awaitThat(() -> {
                first.passes(Duration.ofMillis(10));
                return left.get() < 0 || since(first, before).contains("circle");
            });
            first.dies();

            try (GroupStage second = stage(store, first.now().plusSeconds(1))) {
                second.settle();
                List<String> order = new ArrayList<>(since(first, before));
                order.addAll(second.order());
                assertThat(order).as("killed after %s commits", commits).startsWith("ana");
            }
        }
    }
}
