package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Place;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.store.jdbc.SmallDisk;

/** The disk is full in the middle of what a group does; after a start on a disk with room all of it goes on. */
class GroupFullDiskTest {
    /** A Monday, at ten in the morning in Lisbon; the topic comes at six in the evening. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Place HERE = GroupStage.place("g", "");
    private static final int MOST = 10_000;
    /** Nothing can be saved any more, so all that is under way is let go. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(4);

    @TempDir
    private Path home;

    private String prefix = "";

    private GroupStage begun(JdbcStore store) {
        GroupStage stage = new GroupStage(store, Shipped.groups(), START);
        prefix = stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-1", "w-hour-18", "c-rounds-0"));
        stage.takePosts();
        return stage;
    }

    private static List<String> topics(GroupStage stage) {
        return stage.takePosts().stream()
                .flatMap(post -> post.message().thread().stream())
                .toList();
    }

    private static boolean joined(JdbcStore store, String user) {
        Address at = new Address(StagePlatform.NAME, user, user);
        return store.inTransaction(work -> {
            String group = work.groups().find(HERE.platform(), HERE.group()).orElseThrow();
            String person = work.persons().lockByAddress(Set.of(at)).get(at).id();
            return work.groups().joined(group).contains(person);
        });
    }

    @Test
    void whoever_was_taken_in_while_joining_is_a_member_and_the_topic_comes() {
        List<String> takenIn = new ArrayList<>();
        try (JdbcStore store = SmallDisk.open(home)) {
            GroupStage stage = begun(store);
            SmallDisk.leaveRoom(600_000);
            Map<String, CompletableFuture<Accepted>> joins = new LinkedHashMap<>();
            for (int member = 0; member < MOST && !store.lost().isDone(); member++) {
                CompletableFuture<Accepted> join = stage.begins("m" + member, new Inbound.Press(prefix + "in"));
                joins.put("m" + member, join);
                stage.awaitThat(() -> join.isDone() || store.lost().isDone());
            }
            assertThat(store.lost()).isDone();
            stage.endsWithin(ENDS_WITHIN);
            joins.forEach((member, join) -> {
                if (join.isDone() && !join.isCompletedExceptionally()) {
                    takenIn.add(member);
                }
            });
        }
        assertThat(takenIn).isNotEmpty();
        try (JdbcStore store = SmallDisk.open(home);
                GroupStage stage = new GroupStage(store, Shipped.groups(), START.plusSeconds(60))) {
            stage.settle();
            assertThat(takenIn)
                    .allSatisfy(member ->
                            assertThat(joined(store, member)).as(member).isTrue());
            stage.move(Duration.ofHours(9));
            assertThat(topics(stage)).containsExactly("Explaining is not excusing");
        }
    }

    @Test
    void a_topic_that_was_due_on_a_full_disk_comes_once_and_late_when_there_is_room() {
        try (JdbcStore store = SmallDisk.open(home)) {
            GroupStage stage = begun(store);
            SmallDisk.leaveRoom(0);
            stage.passes(Duration.ofHours(8).plusMinutes(1));
            stage.awaitThat(() -> store.lost().isDone());
            assertThat(topics(stage)).isEmpty();
            stage.endsWithin(ENDS_WITHIN);
        }
        try (JdbcStore store = SmallDisk.open(home);
                GroupStage stage = new GroupStage(store, Shipped.groups(), START.plus(Duration.ofHours(10)))) {
            stage.settle();
            assertThat(topics(stage)).containsExactly("Explaining is not excusing");
            stage.move(Duration.ofDays(7));
            assertThat(topics(stage)).hasSize(1).doesNotContain("Explaining is not excusing");
        }
    }
}
