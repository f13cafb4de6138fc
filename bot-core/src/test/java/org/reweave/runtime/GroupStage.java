package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.reweave.Shipped;
import org.reweave.engine.NudgeKind;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.message.QuickReply;
import org.reweave.rhythm.WallTime;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions;

/** Many groups and their people on one platform that keeps what is said, over the real runtime and a clock moved by hand. */
final class GroupStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So long a group waits for the line after somebody spoke to the companion. */
    static final Duration LINE_WAITS = Duration.ofSeconds(3);
    /** Whoever is planned anew last, and does not exist. */
    private static final String LAST = "zz";
    /** By so much a clock may be set back and nothing is planned anew. */
    private static final Duration LITTLE = Duration.ofMinutes(15);

    private final Transactions store;
    private final MovableClock clock;
    private final StagePlatform capture;
    private final Companion companion;
    private final AtomicInteger updates = new AtomicInteger();
    private Duration rest = Duration.ofMillis(1);
    private boolean goesOn;

    /** What a group read, and when. */
    record Posted(Place place, Instant at, OutboundMessage message) {}

    GroupStage(Transactions store, GroupCare groups, Instant start) {
        this(store, groups, start, CompanionSettings.embedded());
    }

    GroupStage(Transactions store, GroupCare groups, Instant start, CompanionSettings settings) {
        this.store = store;
        this.clock = new MovableClock(start);
        this.capture = new StagePlatform(clock);
        this.companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                groups,
                clock,
                List.of(capture),
                settings.with(FloodLimits.NONE));
        companion.start();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * While something is waited for, the clock goes on from now on as one on the wall does; before, it stands still. What is
     * under way is asked for less often then, for a store with much to do is slowed down by questions.
     */
    void timeGoesOn() {
        goesOn = true;
        rest = Duration.ofMillis(15);
    }

    /** Somebody who runs the group, as the platform says. */
    static Actor runs(String user) {
        return new Actor(address(user), true, true, Set.of());
    }

    /** Somebody in the group. */
    static Actor somebody(String user, String... roles) {
        return new Actor(address(user), true, false, Set.of(roles));
    }

    private static Address address(String user) {
        return new Address(StagePlatform.NAME, user, user);
    }

    static Place place(String group, String channel) {
        return new Place(StagePlatform.NAME, group, channel);
    }

    void happens(Place place, Optional<Actor> by, GroupInbound.Happening what) {
        companion
                .sink()
                .acceptGroup(new GroupInbound("u" + updates.incrementAndGet(), place, by, Optional.empty(), what))
                .join();
    }

    void does(String user, Inbound.Content content) {
        begins(user, content).join();
    }

    /** Does something without waiting; what comes back completes when it was taken in. */
    CompletableFuture<Accepted> begins(String user, Inbound.Content content) {
        return companion
                .sink()
                .accept(new Inbound(
                        "u" + updates.incrementAndGet(), address(user), Origin.PRIVATE, Optional.empty(), content));
    }

    /** Taps one of the group's buttons in private. */
    void taps(String user, String prefix, String action) {
        does(user, new Inbound.Press(prefix + action));
    }

    /**
     * Adds the companion to a group and sets it up to begin, by its setup's own buttons.
     *
     * @return what the tokens of this group begin with
     */
    String setUp(Place place, String lead, List<String> answers) {
        happens(place, Optional.of(runs(lead)), new GroupInbound.BotAdded(Set.of()));
        happens(place, Optional.of(runs(lead)), new GroupInbound.Command("setup", ""));
        settle();
        String prefix = prefix(takenBy(lead));
        answers.forEach(answer -> taps(lead, prefix, answer));
        taps(lead, prefix, "w-tell-0");
        taps(lead, prefix, "begin");
        settle();
        return prefix;
    }

    /** What the tokens of the group begin with whose question that is. */
    static String prefix(List<OutboundMessage> said) {
        String token = said.stream()
                .flatMap(message -> message.replies().stream())
                .map(QuickReply::token)
                .findFirst()
                .orElseThrow();
        return token.substring(0, token.indexOf('-', 2) + 1);
    }

    /** The platform answers every post to that place like this from now on; empty: it takes them. */
    void answersPosts(Place place, Optional<Delivery> how) {
        answers(place.address(), how);
    }

    /** The platform answers everything to that person like this from now on; empty: it takes it. */
    void answersAlone(String user, Optional<Delivery> how) {
        answers(address(user), how);
    }

    private void answers(Address to, Optional<Delivery> how) {
        how.ifPresentOrElse(one -> capture.refused.put(to, one), () -> capture.refused.remove(to));
    }

    /** Runs whenever somebody was told something alone, with who it was. */
    void whenTold(Consumer<String> then) {
        capture.whenTold = then;
    }

    /** Waits until something for that person was tried and not taken. */
    void awaitRefusal(String user) {
        awaitThat(() -> capture.refusals.contains(address(user)));
    }

    /** Waits until a post to that place was tried and not taken. */
    void awaitRefusal(Place place) {
        awaitThat(() -> capture.refusals.contains(place.address()));
    }

    /** Waits for something that is on its way. */
    void awaitThat(BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was waited for did not come within " + PATIENCE);
            }
            rest();
        }
    }

    /** The same of what hangs on a line that a group reads after a while: the clock goes on to when the next one comes. */
    void awaitLater(BooleanSupplier holds) {
        awaitThat(() -> {
            Instant now = clock.instant();
            store.inTransaction(work -> work.outbox().nextPost(StagePlatform.NAME, now))
                    .ifPresent(due -> clock.move(Duration.between(now, due)));
            return holds.getAsBoolean();
        });
    }

    /** Who was told something, one entry for each message, in the order it was taken; a group is called as it is. */
    List<String> order() {
        return capture.order.stream()
                .map(to -> Place.of(to).map(Place::group).orElse(to.user()))
                .toList();
    }

    /** When a group's agenda is looked at next (UTC). */
    Optional<Instant> agenda() {
        Instant everything = clock.instant().plus(Duration.ofDays(10_000));
        return store.inTransaction(work -> work.nudges().due(everything, 1_000)).stream()
                .filter(nudge -> nudge.kind() == NudgeKind.GROUP_AGENDA)
                .map(Nudge::due)
                .findFirst();
    }

    /** The clock is set, forwards or back; what is planned anew because of that is waited for. */
    void clockIsSet(Instant to) {
        Instant before = clock.instant();
        boolean back = to.plus(LITTLE).isBefore(before);
        Nudge last = new Nudge(
                LAST, NudgeKind.CHECK_IN, 0, before.plus(LITTLE), Optional.of(WallTime.of(before, ZoneOffset.UTC)));
        if (back) {
            store.inTransaction(work -> {
                work.nudges().put(List.of(last));
                return last;
            });
        }
        clock.move(Duration.between(before, to));
        if (back) {
            awaitThat(() -> store.inTransaction(work -> work.nudges().of(LAST).isEmpty()));
        }
        settle();
    }

    /** The clock alone is moved; nothing is waited for. */
    void passes(Duration by) {
        clock.move(by);
    }

    /** What was posted since it was last asked for, in order. */
    List<Posted> takePosts() {
        List<Posted> posts = new ArrayList<>();
        for (Posted post = capture.posts.poll(); post != null; post = capture.posts.poll()) {
            posts.add(post);
        }
        return posts;
    }

    /** What somebody read alone since it was last asked for, in order. */
    List<OutboundMessage> takenBy(String user) {
        synchronized (capture.alone) {
            List<OutboundMessage> said = capture.alone.remove(user);
            return said == null ? List.of() : said;
        }
    }

    /** What everybody read alone since it was last asked for, by who they are. */
    Map<String, List<OutboundMessage>> takeAll() {
        synchronized (capture.alone) {
            Map<String, List<OutboundMessage>> all = new HashMap<>(capture.alone);
            capture.alone.clear();
            return all;
        }
    }

    /** The same as words. */
    String wordsTo(String user) {
        return takenBy(user).stream().map(message -> message.text().words()).collect(Collectors.joining("\n"));
    }

    /** Waits until nothing is under way. */
    void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.inTransaction(
                work -> !work.nudges().due(clock.instant(), 1).isEmpty()
                        || work.outbox().waiting() > 0)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was due was not done within " + PATIENCE);
            }
            aMoment();
            rest();
        }
    }

    /** Where all that waits is a line for a group that waits for its time, that comes. */
    private void aMoment() {
        Instant now = clock.instant();
        Instant soon = now.plus(LINE_WAITS);
        store.inTransaction(work -> work.nudges().due(now, 1).isEmpty()
                        ? work.outbox().nextDue(StagePlatform.NAME)
                        : Optional.<Instant>empty())
                .filter(due -> due.isAfter(now) && !due.isAfter(soon))
                .ifPresent(due -> clock.move(Duration.between(now, due)));
    }

    /** Waits until it was taken in. */
    void await(CompletableFuture<Accepted> begun) {
        while (!begun.isDone()) {
            rest();
        }
        begun.join();
    }

    private void rest() {
        long before = System.nanoTime();
        LockSupport.parkNanos(rest.toNanos());
        if (goesOn) {
            clock.move(Duration.ofNanos(System.nanoTime() - before));
        }
    }

    /** Moves the clock from one thing that is due to the next; {@code each} is done after each of them. */
    void moveTo(Instant goal, Runnable each) {
        while (clock.instant().isBefore(goal)) {
            Instant next = store.inTransaction(work -> work.nudges().due(goal, 1)).stream()
                    .map(Nudge::due)
                    .findFirst()
                    .orElse(goal);
            if (next.isAfter(clock.instant())) {
                clock.move(Duration.between(clock.instant(), next));
            }
            settle();
            each.run();
        }
    }

    void move(Duration by) {
        settle();
        moveTo(clock.instant().plus(by), () -> {});
    }

    /** Ends at once, whatever is under way. */
    void dies() {
        endsWithin(Duration.ofMillis(1));
    }

    /** Ends in so long at most, whatever is under way then. */
    void endsWithin(Duration most) {
        companion.stop(most);
    }

    @Override
    public void close() {
        companion.stop(PATIENCE);
    }
}
