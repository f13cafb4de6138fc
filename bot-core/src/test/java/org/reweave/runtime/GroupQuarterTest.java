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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.message.QuickReply;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.Nudges.Nudge;
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

    private final MovableClock clock = new MovableClock(START);
    private final Capture capture = new Capture();
    private JdbcStore store;
    private Companion companion;
    private int updates;

    private record Posted(String group, Instant at, OutboundMessage message) {}

    private final class Capture implements PlatformAdapter {
        private final ConcurrentLinkedQueue<Posted> posts = new ConcurrentLinkedQueue<>();
        private final Map<String, List<OutboundMessage>> alone = new HashMap<>();

        @Override
        public String platform() {
            return "stage";
        }

        @Override
        public void start(InboundSink sink) {}

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            Optional<Place> place = Place.of(to);
            if (place.isPresent()) {
                posts.add(new Posted(place.get().group(), clock.instant(), message));
            } else {
                synchronized (alone) {
                    alone.computeIfAbsent(to.user(), any -> new ArrayList<>()).add(message);
                }
            }
            return new Delivery.Delivered(Optional.of(deliveryId));
        }

        List<OutboundMessage> takenBy(String user) {
            synchronized (alone) {
                List<OutboundMessage> said = alone.remove(user);
                return said == null ? List.of() : said;
            }
        }

        @Override
        public void stop(Duration within) {}
    }

    @BeforeEach
    void open() {
        store = JdbcStore.open(new StoreSettings.Embedded(data), new ShortIds(Clock.systemUTC(), new SecureRandom()));
        companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(capture),
                CompanionSettings.embedded().with(FloodLimits.NONE));
        companion.start();
    }

    @AfterEach
    void close() {
        companion.stop(PATIENCE);
        store.close();
    }

    @Test
    void topics_come_on_time_in_each_zone_and_nothing_else_is_said_and_no_private_word_reaches_a_group()
            throws IOException {
        for (int group = 0; group < GROUPS; group++) {
            setUp(group);
        }
        settle();
        for (int group = 0; group < GROUPS; group++) {
            join(group);
        }
        settle();
        capture.posts.clear();

        Instant end = START.plus(Duration.ofDays(7L * WEEKS));
        while (clock.instant().isBefore(end)) {
            Instant next = store.inTransaction(work -> work.nudges().due(end, 1)).stream()
                    .map(Nudge::due)
                    .filter(clock.instant()::isBefore)
                    .findFirst()
                    .orElse(end);
            clock.move(Duration.between(clock.instant(), next));
            settle();
            answerAll();
        }

        judge();
        System.out.printf(
                "groups %d, members each %d, weeks %d: %d posts, database %d MB, heap used %d MB%n",
                GROUPS, MEMBERS, WEEKS, capture.posts.size(), megabytes(data), used());
    }

    private void judge() {
        Map<String, Integer> topics = new HashMap<>();
        Map<String, Set<Instant>> topicTimes = new HashMap<>();
        for (Posted post : capture.posts) {
            int group = Integer.parseInt(post.group().substring(1));
            assertThat(post.message().text().words().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(PRIVATE);
            assertThat(post.message().replies())
                    .noneMatch(reply -> reply.label().contains(PRIVATE));
            if (post.message().thread().isPresent()) {
                ZonedDateTime shown = post.at().atZone(zone(group));
                assertThat(shown.getDayOfWeek()).isEqualTo(day(group));
                assertThat(shown.toLocalTime()).isEqualTo(hour(group));
                topics.merge(post.group(), 1, Integer::sum);
                topicTimes.computeIfAbsent(post.group(), any -> new HashSet<>()).add(post.at());
            }
        }
        assertThat(topics).hasSize(GROUPS);
        assertThat(topics.values()).allMatch(count -> count == WEEKS);
        for (Posted post : capture.posts) {
            Set<Instant> times = topicTimes.get(post.group());
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
        String lead = "lead" + group;
        happens(group, Optional.of(actor(lead, true)), new GroupInbound.BotAdded(Set.of()));
        happens(group, Optional.of(actor(lead, true)), new GroupInbound.Command("setup", ""));
        settle();
        String prefix = prefix(capture.takenBy(lead));
        for (String action : List.of(
                "w-zone-" + zoneToken(group),
                "w-day-" + day(group).getValue(),
                "w-hour-" + hour(group).getHour(),
                "w-tell-0",
                "begin")) {
            does(lead, new Inbound.Press(prefix + action));
        }
        for (int member = 0; member < MEMBERS; member++) {
            does("m" + group + "x" + member, new Inbound.Opened(Optional.of(prefix + "in")));
        }
    }

    private void join(int group) {
        for (int member = 0; member < MEMBERS; member++) {
            String user = "m" + group + "x" + member;
            capture.takenBy(user);
            does(user, new Inbound.Text(PRIVATE + " is what I would never say in the group"));
        }
    }

    /** Everybody who was asked answers, and writes something in private besides. */
    private void answerAll() {
        for (int group = 0; group < GROUPS; group++) {
            for (int member = 0; member < MEMBERS; member++) {
                String user = "m" + group + "x" + member;
                String wanted = "g-[0-9a-z]+-a-\\d+-" + (1 + member % 4);
                for (OutboundMessage message : capture.takenBy(user)) {
                    Optional<QuickReply> answer = message.replies().stream()
                            .filter(reply -> reply.token().matches(wanted))
                            .findFirst();
                    answer.ifPresent(reply -> does(user, new Inbound.Press(reply.token())));
                }
            }
        }
        settle();
    }

    private static String prefix(List<OutboundMessage> said) {
        String token = said.stream()
                .flatMap(message -> message.replies().stream())
                .map(QuickReply::token)
                .findFirst()
                .orElseThrow();
        return token.substring(0, token.indexOf('-', 2) + 1);
    }

    private static Address address(String user) {
        return new Address("stage", user, user);
    }

    private static GroupInbound.Actor actor(String user, boolean administers) {
        return new GroupInbound.Actor(address(user), true, administers, Set.of());
    }

    private void happens(int group, Optional<GroupInbound.Actor> by, GroupInbound.Happening what) {
        updates++;
        Place place = new Place("stage", "g" + group, "");
        companion
                .sink()
                .acceptGroup(new GroupInbound("u" + updates, place, by, Optional.empty(), what))
                .join();
    }

    private void does(String user, Inbound.Content content) {
        updates++;
        companion
                .sink()
                .accept(new Inbound("u" + updates, address(user), Origin.PRIVATE, Optional.empty(), content))
                .join();
    }

    private void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.inTransaction(
                work -> !work.nudges().due(clock.instant(), 1).isEmpty()
                        || work.outbox().waiting() > 0)) {
            assertThat(System.nanoTime())
                    .as("what was due was not done in time")
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
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
