package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;

/** Two people lead a group, and tap at the same moment: over a real database, with as many threads as in earnest. */
class TwoLeadersTest {
    /** A Monday, at ten in the morning in Lisbon. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Place HERE = GroupStage.place("circle", "c1");
    private static final List<String> BOTH = List.of("lena", "luis");
    private static final int TIMES = 20;

    private final StoreKind.Opened opened = StoreKind.H2.open();
    private final GroupStage stage = new GroupStage(opened.store(), Shipped.groups(), START);
    private final ExecutorService threads = Executors.newFixedThreadPool(BOTH.size());
    private String prefix;

    @BeforeEach
    void two_lead_a_group() {
        prefix = stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-18", "c-rounds-0"));
        stage.happens(HERE, Optional.of(GroupStage.runs("luis")), new Command("setup", ""));
        stage.settle();
        everybodyHasRead();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        stage.close();
        opened.closing().run();
    }

    private void everybodyHasRead() {
        stage.takeAll();
        stage.takePosts();
    }

    /** Each of them taps one after the other what is theirs, both at the same time. */
    private void bothTap(List<String> lena, List<String> luis) {
        CyclicBarrier together = new CyclicBarrier(BOTH.size());
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (String who : BOTH) {
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (String action : who.equals("lena") ? lena : luis) {
                            await(together);
                            stage.taps(who, prefix, action);
                        }
                    },
                    threads));
        }
        running.forEach(CompletableFuture::join);
        stage.settle();
    }

    private void bothTap(String action) {
        bothTap(List.of(action), List.of(action));
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> heard(String who) {
        return stage.takenBy(who).stream()
                .map(OutboundMessage::text)
                .map(text -> text.words())
                .toList();
    }

    private String card() {
        everybodyHasRead();
        stage.taps("lena", prefix, "card");
        stage.settle();
        return stage.wordsTo("lena");
    }

    @Test
    void what_each_of_them_sets_at_the_same_moment_is_set_and_each_tap_is_answered_once() {
        List<String> days = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
        for (int time = 0; time < TIMES; time++) {
            int day = time % days.size();
            int hour = 7 + time % 5;
            everybodyHasRead();

            bothTap(List.of("c-day-" + (day + 1)), List.of("c-hour-" + hour));

            assertThat(heard("lena")).hasSize(1);
            assertThat(heard("luis")).hasSize(1);
            assertThat(card()).contains("Rhythm: " + days.get(day) + ", " + hour + ":00");
        }
    }

    @Test
    void a_round_that_both_begin_begins_once_and_ends_once() {
        stage.taps("ana", prefix, "in");
        stage.settle();
        for (int time = 0; time < TIMES; time++) {
            everybodyHasRead();

            bothTap("round");

            assertThat(Stream.of(heard("lena"), heard("luis")).flatMap(List::stream))
                    .satisfiesExactlyInAnyOrder(
                            begun -> assertThat(begun).startsWith("A round has begun."),
                            open -> assertThat(open).isEqualTo("A round is open already."));
            assertThat(stage.takePosts())
                    .extracting(post -> post.message().text().words())
                    .filteredOn(words -> words.startsWith("How is it going?"))
                    .hasSize(1);
            stage.move(Duration.ofDays(3));
            assertThat(stage.takePosts())
                    .extracting(post -> post.message().text().words())
                    .filteredOn(words -> words.startsWith("How it went with trust"))
                    .hasSize(1);
        }
    }

    @Test
    void a_week_that_both_leave_out_is_one_week() {
        bothTap("skip");

        assertThat(heard("lena")).singleElement().asString().startsWith("The topic of ");
        assertThat(heard("luis")).singleElement().asString().startsWith("The topic of ");
        stage.move(Duration.ofDays(7));
        assertThat(stage.takePosts()).isEmpty();
        stage.move(Duration.ofDays(7));
        assertThat(stage.takePosts()).hasSize(1);
    }

    @Test
    void where_one_leaves_a_week_out_and_the_other_takes_it_back_both_read_what_they_did_and_the_rhythm_goes_on() {
        for (int time = 0; time < TIMES; time++) {
            everybodyHasRead();
            bothTap(List.of("skip"), List.of("unskip"));

            assertThat(heard("lena")).singleElement().asString().startsWith("The topic of ");
            assertThat(heard("luis")).singleElement().asString().startsWith("It comes after all,");
        }
        bothTap(List.of("unskip"), List.of("unskip"));
        assertThat(card()).doesNotContain("Left out");
        stage.takePosts();
        stage.move(Duration.ofDays(7));
        assertThat(stage.takePosts()).hasSize(1);
    }

    @Test
    void two_who_set_a_new_group_up_at_the_same_time_get_one_group_and_one_first_topic() {
        Place fresh = GroupStage.place("fresh", "c9");
        stage.happens(fresh, Optional.of(GroupStage.runs("lena")), new BotAdded(java.util.Set.of()));
        BOTH.forEach(who -> stage.happens(fresh, Optional.of(GroupStage.runs(who)), new Command("setup", "")));
        stage.settle();
        String token = stage.takenBy("luis").stream()
                .flatMap(message -> message.replies().stream())
                .findFirst()
                .orElseThrow()
                .token();
        prefix = token.substring(0, token.indexOf('-', 2) + 1);
        everybodyHasRead();
        List<String> walk = List.of(
                "w-zone-Europe_Lisbon",
                "w-day-2",
                "w-hour-18",
                "w-chapters-done",
                "w-rounds-0",
                "w-people-0",
                "w-tell-0",
                "begin");

        bothTap(walk, walk);

        for (String who : BOTH) {
            assertThat(heard(who)).hasSize(walk.size()).last().asString().startsWith("Good. The first topic is");
        }
        assertThat(stage.takePosts()).isEmpty();
        stage.moveTo(Instant.parse("2026-03-04T12:00:00Z"), () -> {});
        assertThat(stage.takePosts())
                .filteredOn(post -> post.place().equals(fresh))
                .hasSize(1);
    }
}
