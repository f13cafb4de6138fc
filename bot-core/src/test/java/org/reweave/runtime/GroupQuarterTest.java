package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/**
 * Many groups in one process over a simulated quarter of a year, across the days on which clocks change. How many is set with
 * {@code -Dgroups=200 -Dmembers=500}; the build itself takes few. The figures are printed.
 */
class GroupQuarterTest {
    private static final int GROUPS = Integer.getInteger("groups", 4);
    private static final int MEMBERS = Integer.getInteger("members", 3);
    private static final int WEEKS = 13;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A Sunday, three weeks before clocks go forward in Europe. */
    private static final Instant START = Instant.parse("2026-03-08T03:00:00Z");

    private static final String PRIVATE = "canaryword";

    private static final List<String> ZONES = List.of(
            "Europe_Lisbon",
            "America_New_York",
            "Asia_Kathmandu",
            "Australia_Sydney",
            "America_Santiago",
            "Asia_Tokyo");

    @TempDir
    private Path data;

    private JdbcStore store;
    private GroupStage stage;

    @BeforeEach
    void open() {
        store = JdbcStore.open(new StoreSettings.Embedded(data), new ShortIds(Clock.systemUTC(), new SecureRandom()));
        stage = new GroupStage(store, Shipped.groups(), START);
    }

    @AfterEach
    void close() {
        stage.close();
        store.close();
    }

    @Test
    void topics_come_on_time_in_each_zone_and_nothing_else_is_said_and_no_private_word_reaches_a_group()
            throws IOException {
        for (int group = 0; group < GROUPS; group++) {
            setUp(group);
        }
        stage.settle();
        for (int group = 0; group < GROUPS; group++) {
            sayPrivateThings(group);
        }
        stage.settle();
        stage.takePosts();

        stage.moveTo(START.plus(Duration.ofDays(7L * WEEKS)), this::answerAll);

        List<Posted> posts = stage.takePosts();
        judge(posts);
        System.out.printf(
                "groups %d, members each %d, weeks %d: %d posts, database %d MB, heap used %d MB%n",
                GROUPS, MEMBERS, WEEKS, posts.size(), megabytes(data), used());
    }

    private static void judge(List<Posted> posts) {
        Map<String, Integer> topics = new HashMap<>();
        Map<String, Set<Instant>> topicTimes = new HashMap<>();
        for (Posted post : posts) {
            int group = Integer.parseInt(post.place().group().substring(1));
            assertThat(post.message().text().words().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(PRIVATE);
            assertThat(post.message().replies())
                    .noneMatch(reply -> reply.label().contains(PRIVATE));
            if (post.message().thread().isPresent()) {
                ZonedDateTime shown = post.at().atZone(zone(group));
                assertThat(shown.getDayOfWeek()).isEqualTo(day(group));
                assertThat(shown.toLocalTime()).isEqualTo(hour(group));
                topics.merge(post.place().group(), 1, Integer::sum);
                topicTimes
                        .computeIfAbsent(post.place().group(), any -> new HashSet<>())
                        .add(post.at());
            }
        }
        assertThat(topics).hasSize(GROUPS);
        assertThat(topics.values()).allMatch(count -> count == WEEKS);
        for (Posted post : posts) {
            Set<Instant> times = topicTimes.get(post.place().group());
            assertThat(times.contains(post.at()) || times.contains(post.at().minus(Duration.ofDays(3))))
                    .as("a post outside the rhythm at " + post.at())
                    .isTrue();
        }
    }

    private static String zoneToken(int group) {
        return ZONES.get(group % ZONES.size());
    }

    private static ZoneId zone(int group) {
        return ZoneId.of(zoneToken(group).replaceFirst("_", "/"));
    }

    private static DayOfWeek day(int group) {
        return DayOfWeek.of(1 + group % 7);
    }

    private static LocalTime hour(int group) {
        return LocalTime.of(7 + group % 12, 0);
    }

    private void setUp(int group) {
        String prefix = stage.setUp(
                GroupStage.place("g" + group, ""),
                "lead" + group,
                List.of(
                        "w-zone-" + zoneToken(group),
                        "w-day-" + day(group).getValue(),
                        "w-hour-" + hour(group).getHour()));
        for (int member = 0; member < MEMBERS; member++) {
            stage.does("m" + group + "x" + member, new Inbound.Opened(Optional.of(prefix + "in")));
        }
    }

    private void sayPrivateThings(int group) {
        for (int member = 0; member < MEMBERS; member++) {
            String user = "m" + group + "x" + member;
            stage.takenBy(user);
            stage.does(user, new Inbound.Text(PRIVATE + " is what I would never say in the group"));
        }
    }

    /** Everybody who was asked answers, and writes something in private besides. */
    private void answerAll() {
        for (int group = 0; group < GROUPS; group++) {
            for (int member = 0; member < MEMBERS; member++) {
                String user = "m" + group + "x" + member;
                String wanted = "g-[0-9a-z]+-a-\\d+-" + (1 + member % 4);
                for (OutboundMessage message : stage.takenBy(user)) {
                    Optional<QuickReply> answer = message.replies().stream()
                            .filter(reply -> reply.token().matches(wanted))
                            .findFirst();
                    answer.ifPresent(reply -> stage.does(user, new Inbound.Press(reply.token())));
                }
            }
        }
        stage.settle();
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes >> 20;
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
