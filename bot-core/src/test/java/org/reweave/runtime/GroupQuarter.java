package org.reweave.runtime;

import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.Shipped;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Transactions;

/**
 * Many groups in one process over a simulated quarter of a year, across the days on which clocks change: everybody in them
 * joins and writes something private, those who are asked answer, and every post is looked at.
 */
public final class GroupQuarter implements AutoCloseable {
    /** How many weeks it lasts. */
    static final int WEEKS = 13;
    /** In everything that is written in private, and nowhere else. */
    static final String PRIVATE = "canaryword";

    /** A Sunday, three weeks before clocks go forward in Europe. */
    private static final Instant START = Instant.parse("2026-03-08T03:00:00Z");

    private static final Duration ROUND = Duration.ofDays(3);
    /** How late a topic may be while others are posted. */
    private static final Duration ON_TIME = Duration.ofMinutes(1);
    /** How much is under way at the same time. */
    private static final int AT_ONCE = 4_000;

    /** After it whoever was let sleep when the time was over has been asked. */
    private static final Duration NIGHT = Duration.ofHours(12);

    private static final int ANSWERS = 4;

    private static final List<String> ZONES = List.of(
            "Europe_Lisbon",
            "America_New_York",
            "Asia_Kathmandu",
            "Australia_Sydney",
            "America_Santiago",
            "Asia_Tokyo");

    /** A button under the question of a round. */
    private static final Pattern ANSWER = Pattern.compile("g-[0-9a-z]+-a-(?<round>\\d+)-(?<answer>\\d+)");

    private final int groups;
    private final int members;
    private final PrintStream out;
    private final GroupStage stage;
    private final Queue<CompletableFuture<Accepted>> underWay = new ArrayDeque<>();
    private final List<Posted> posts = new ArrayList<>();
    /** Which question of which member came. */
    private final BitSet asked = new BitSet();

    private final List<String> faults = new ArrayList<>();
    private int week;
    private long moved;
    private Duration longest = Duration.ZERO;

    /** So many groups of so many members each, over this store. */
    public GroupQuarter(Transactions store, int groups, int members, PrintStream out) {
        this.groups = groups;
        this.members = members;
        this.out = out;
        this.stage = new GroupStage(store, Shipped.groups(), START, fast());
        stage.timeGoesOn();
    }

    /** As a host runs it, but with a platform that takes as many messages at once as are there. */
    private static CompanionSettings fast() {
        CompanionSettings usual = CompanionSettings.embedded();
        RelaySettings relay = usual.relay();
        return new CompanionSettings(
                usual.turns(),
                new RelaySettings(
                        AT_ONCE / 8,
                        relay.lease(),
                        relay.poll(),
                        relay.retry(),
                        relay.attempts(),
                        relay.retryWhileAway(),
                        relay.replyAge(),
                        relay.nudgeAge(),
                        relay.alone()),
                usual.nudgePoll(),
                usual.nudgesTogether(),
                usual.retention(),
                usual.flood(),
                usual.pseudonyms());
    }

    /**
     * What came of it.
     *
     * @param faults what was wrong with the posts, in words
     * @param posts what groups read
     * @param answered how often a member was asked how it goes, and answered
     * @param latest how late the latest topic came
     * @param longest the longest time until everything that was due at one moment was said
     */
    public record Came(List<String> faults, List<Posted> posts, int answered, Duration latest, Duration longest) {
        public Came {
            faults = List.copyOf(faults);
            posts = List.copyOf(posts);
        }
    }

    /** Plays the quarter. */
    public Came play() {
        for (int group = 0; group < groups; group++) {
            begin(group);
            if ((group + 1) % 20 == 0) {
                out.printf("  %,d groups are set up, %,d people joined%n", group + 1, (group + 1) * members);
            }
        }
        stage.settle();
        stage.takeAll();
        stage.takePosts();
        moved = System.nanoTime();
        stage.moveTo(START.plus(Duration.ofDays(7L * WEEKS)), this::answerAll);
        List<Posted> said = List.copyOf(posts);
        stage.moveTo(stage.now().plus(NIGHT), this::answerAll);
        faults.addAll(faults(groups, said));
        int missing = groups * members * WEEKS - asked.cardinality();
        if (missing > 0) {
            faults.add(String.format("%,d questions did not come", missing));
        }
        return new Came(faults, said, asked.cardinality(), latest(said), longest);
    }

    private void begin(int group) {
        String prefix = stage.setUp(
                GroupStage.place("g" + group, ""),
                "lead" + group,
                List.of(
                        "w-zone-" + zoneToken(group),
                        "w-day-" + day(group).getValue(),
                        "w-hour-" + hour(group).getHour()));
        for (int member = 0; member < members; member++) {
            String user = "m" + (group * members + member);
            act(user, new Inbound.Press(prefix + "in"));
            act(user, new Inbound.Text(PRIVATE + " is what I would never say in the group"));
        }
        finish();
        stage.settle();
    }

    /** Everybody who was asked answers, and every tenth writes something in private besides. */
    private void answerAll() {
        Instant at = stage.now();
        Duration took = Duration.ofNanos(System.nanoTime() - moved);
        longest = took.compareTo(longest) > 0 ? took : longest;
        for (Map.Entry<String, List<OutboundMessage>> one : stage.takeAll().entrySet()) {
            for (OutboundMessage message : one.getValue()) {
                answer(one.getKey(), message);
            }
        }
        finish();
        stage.settle();
        posts.addAll(stage.takePosts());
        int now = (int) (Duration.between(START, at).toDays() / 7);
        if (now > week) {
            week = now;
            out.printf(
                    "  week %d of %d: %,d posts, %,d times asked and answered%n",
                    week, WEEKS, posts.size(), asked.cardinality());
        }
        moved = System.nanoTime();
    }

    private void answer(String user, OutboundMessage message) {
        int answer = 1 + Math.floorMod(user.hashCode(), ANSWERS);
        for (QuickReply reply : message.replies()) {
            Matcher read = ANSWER.matcher(reply.token());
            if (read.matches() && Integer.parseInt(read.group("answer")) == answer) {
                int round = Integer.parseInt(read.group("round"));
                if (round <= WEEKS) {
                    count(user, round);
                }
                act(user, new Inbound.Press(reply.token()));
                if (asked.cardinality() % 10 == 0) {
                    act(user, new Inbound.Text(PRIVATE + " once more, and only here"));
                }
            }
        }
    }

    private void count(String user, int round) {
        int question = Integer.parseInt(user.substring(1)) * WEEKS + round - 1;
        if (asked.get(question)) {
            faults.add("the question of round " + round + " came twice to " + user);
        }
        asked.set(question);
    }

    private void act(String user, Inbound.Content content) {
        underWay.add(stage.begins(user, content));
        if (underWay.size() > AT_ONCE) {
            stage.await(underWay.remove());
        }
    }

    private void finish() {
        underWay.forEach(stage::await);
        underWay.clear();
    }

    // --- the rhythm that was set ---

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

    // --- what is wrong with what was posted ---

    /** Everything that is wrong with these posts of so many groups, in words; nothing where all is as it should be. */
    static List<String> faults(int groups, List<Posted> posts) {
        List<String> faults = new ArrayList<>();
        Map<Integer, Set<Instant>> topics = new HashMap<>();
        for (Posted post : posts) {
            int group = Integer.parseInt(post.place().group().substring(1));
            if (said(post.message()).contains(PRIVATE)) {
                faults.add("a private word in group " + group + " at " + post.at());
            }
            if (post.message().thread().isPresent()) {
                topics.computeIfAbsent(group, any -> new HashSet<>()).add(post.at());
                if (late(post).compareTo(ON_TIME) > 0) {
                    faults.add("a topic of group " + group + " at " + post.at().atZone(zone(group)) + ", due on "
                            + day(group) + ", " + hour(group));
                }
            }
        }
        for (int group = 0; group < groups; group++) {
            int came = topics.getOrDefault(group, Set.of()).size();
            if (came != WEEKS) {
                faults.add("group " + group + " had " + came + " topics in " + WEEKS + " weeks");
            }
        }
        posts.stream()
                .filter(post -> outside(post, topics))
                .forEach(post -> faults.add("a post outside the rhythm in " + post.place() + " at " + post.at()));
        return faults;
    }

    /** For how long the hour that was set has passed, where this group lives. */
    private static Duration late(Posted post) {
        int group = Integer.parseInt(post.place().group().substring(1));
        ZonedDateTime shown = post.at().atZone(zone(group));
        ZonedDateTime due = shown.with(TemporalAdjusters.previousOrSame(day(group)))
                .toLocalDate()
                .atTime(hour(group))
                .atZone(zone(group));
        return Duration.between(due.isAfter(shown) ? due.minusWeeks(1) : due, shown);
    }

    private static Duration latest(List<Posted> posts) {
        return posts.stream()
                .filter(post -> post.message().thread().isPresent())
                .map(GroupQuarter::late)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** A group reads a topic, that a round begins with it, and how the round went when it is over. */
    private static boolean outside(Posted post, Map<Integer, Set<Instant>> topics) {
        Set<Instant> times =
                topics.getOrDefault(Integer.parseInt(post.place().group().substring(1)), Set.of());
        return times.stream().noneMatch(time -> soonAfter(time, post.at()) || soonAfter(time.plus(ROUND), post.at()));
    }

    private static boolean soonAfter(Instant time, Instant at) {
        return Duration.between(time, at).abs().compareTo(ON_TIME) <= 0;
    }

    private static String said(OutboundMessage message) {
        StringBuilder all = new StringBuilder(message.told().words());
        message.thread().ifPresent(title -> all.append(' ').append(title));
        message.replies()
                .forEach(reply ->
                        all.append(' ').append(reply.label()).append(' ').append(reply.token()));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        stage.close();
    }
}
