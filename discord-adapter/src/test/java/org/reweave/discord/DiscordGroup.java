package org.reweave.discord;

import static org.reweave.discord.DiscordBench.eventually;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.reweave.Shipped;
import org.reweave.discord.Interacted.Where;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.PassingTime;
import org.reweave.spi.Counted;
import org.reweave.store.Groups.Membership;
import org.reweave.store.MemoryStore;

/** The real runtime on the fake Discord, in its server, with a clock that is moved. */
final class DiscordGroup implements AutoCloseable {
    /** A Monday, at ten in the morning in Lisbon. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(20);

    /** By then what Discord failed to take is tried again; a group waits longer for what somebody reads alone. */
    static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(10);

    final FakeDiscord discord = new FakeDiscord();
    final MemoryStore store = new MemoryStore();
    private final MovableClock clock = new MovableClock(START);
    final PassingTime time = new PassingTime(store, clock, Places.PLATFORM, PATIENCE)
            .busyWhile(() -> adapter().busy());
    private final FakePerson witness = discord.person();
    private Counted adapter;
    private Companion companion;

    DiscordGroup() {
        discord.faults.limits = false;
        discord.faults.punctual = false;
        companion = companion();
    }

    /** What people do is done now: what was done long ago can be answered no more where only they see it. */
    private Companion companion() {
        var context = DiscordRig.context(discord, clock, List.of(), Optional.of(store));
        Tempo tempo =
                Tempo.usual().paced(10_000, 10_000).attendingEvery(LOOKS_EVERY).connectingWithin(CONNECTS_WITHIN);
        adapter = new Counted(new DiscordAdapter(DiscordRig.settings(context), context, tempo));
        return new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(adapter),
                CompanionSettings.lanes(1).with(FloodLimits.NONE));
    }

    private Counted adapter() {
        return adapter;
    }

    void start() {
        companion.start();
        eventually(() -> !discord.commands.isMissingNode());
    }

    /** Ends it, lets something happen, and starts it again on the same store. */
    void restart(Runnable meanwhile) {
        companion.stop(Duration.ofSeconds(2));
        meanwhile.run();
        discord.commands = MissingNode.getInstance();
        companion = companion();
        start();
        catchesUp();
    }

    /** The companion is added to the server. */
    void isAdded() {
        start();
        discord.server.removes();
        discord.server.adds();
        everybodySees("Hello. I am a quiet companion for groups that work on trust.");
    }

    /** It is added, and set up in the usual channel. */
    void isSetUp(FakePerson lead) {
        isAdded();
        setsUp(lead);
    }

    /** Somebody sets it up for Tuesdays at seven in the evening in Lisbon, where people are, and lets it begin. */
    void setsUp(FakePerson lead) {
        discord.server.ledBy(lead);
        lead.commands(Where.SERVER, "setup", Map.of());
        seesAlone(lead, "You lead this group with me now.");
        tapsAlone(lead, "Europe", "Lisbon", "Tuesday", "7:00 PM", "Done", "Only when I start one", "No");
        tapsAlone(lead, "No, tell nobody", "Begin");
        seesAlone(lead, "Good. The first topic is Explaining is not excusing");
        // By then nothing they did can be answered any more where only they see it.
        move(Duration.ofHours(1));
    }

    /** Somebody joins by the button of a post. */
    void joins(FakePerson person, Posted post) {
        person.taps(Where.SERVER, post, "Join or leave");
        seesAlone(person, "The group will not learn that you joined");
        tapsAlone(person, "I join");
        seesAlone(person, "You have joined.");
    }

    /** What everybody in the channel sees of the companion, oldest first. */
    List<Posted> posts() {
        return posts(Payloads.CHANNEL);
    }

    List<Posted> posts(String channel) {
        return said(channel).filter(one -> one.onlyFor.isEmpty()).toList();
    }

    private Stream<Posted> said(String channel) {
        return discord.in(channel).stream().filter(one -> one.author.equals(Payloads.BOT) && !one.deleted);
    }

    /** Waits until everybody sees a message that holds these words, the newest such. */
    Posted everybodySees(String words) {
        settleUntil(() -> newest(posts(), words).isPresent());
        return newest(posts(), words).orElseThrow();
    }

    /** Waits until something is so that hangs on the clock too, and then until nothing is under way. */
    void settleUntil(BooleanSupplier so) {
        eventually(() -> {
            settle();
            return so.getAsBoolean();
        });
        settle();
    }

    /** Waits until somebody alone sees a message that holds these words, the newest such. */
    Posted seesAlone(FakePerson person, String words) {
        eventually(() -> newest(alone(person), words).isPresent());
        settle();
        return newest(alone(person), words).orElseThrow();
    }

    /** Waits until somebody reads in the direct conversation what begins so, the newest such. */
    Posted reads(FakePerson person, String begins) {
        eventually(() -> person.sees().stream().anyMatch(one -> one.words().startsWith(begins)));
        settle();
        return person.sees().stream()
                .filter(one -> one.words().startsWith(begins))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** What only this person sees in the server, oldest first. */
    List<Posted> alone(FakePerson person) {
        return Stream.of(Payloads.CHANNEL, FakeServer.ELSEWHERE, FakeServer.THREAD)
                .flatMap(this::said)
                .filter(one -> one.onlyFor.equals(person.user))
                .sorted(Comparator.comparing(one -> one.id))
                .toList();
    }

    private static Optional<Posted> newest(List<Posted> all, String words) {
        return all.stream().filter(one -> one.words().contains(words)).reduce((older, newer) -> newer);
    }

    /** Taps one after the other what only this person is offered. */
    void tapsAlone(FakePerson person, String... labels) {
        for (String label : labels) {
            try {
                eventually(() -> offering(person, label).isPresent());
            } catch (AssertionError e) {
                throw new AssertionError(label + " is not offered, but " + told(person), e);
            }
            Interacted done = person.taps(Where.SERVER, offering(person, label).orElseThrow(), label);
            eventually(done.answered::isDone);
            settle();
        }
    }

    private String told(FakePerson person) {
        return alone(person).stream()
                .map(one -> "\n" + one.words() + " " + one.offers())
                .reduce("", String::concat);
    }

    Optional<Posted> offering(FakePerson person, String label) {
        return alone(person).stream()
                .filter(one ->
                        one.offers().stream().anyMatch(offer -> offer.label().equals(label)))
                .reduce((older, newer) -> newer);
    }

    /** So many people joined and answered, as evenly as can be. */
    void answered(int round, int people) {
        store.inTransaction(work -> {
            String group = work.groups().find(Places.PLATFORM, Payloads.GUILD).orElseThrow();
            for (int i = 0; i < people; i++) {
                work.groups().note(group, "member-" + i, Membership.NONE.joining(true), clock.instant());
                work.groups().count(group, "member-" + i, round, 1 + i % 3);
            }
            return group;
        });
    }

    /** Waits until nothing is under way. */
    void settle() {
        time.settle();
    }

    /** From now on Discord takes nothing for the direct conversation with this person. */
    void refusesWhatIsWrittenTo(FakePerson person, int status, int code) {
        String path = "POST /channels/" + person.channel + "/messages";
        discord.faults.refusalsByPath.put(path, new Faults.Refusal(status, code));
    }

    /** Whether an answer was refused and given back, and waits for the clock; one that is being sent is leased for longer. */
    boolean triesAgainLater() {
        Instant now = clock.instant();
        return store.inTransaction(work -> work.outbox().unsentReplies(Places.PLATFORM, now) == 0
                && work.outbox().unsentReplies(Places.PLATFORM, now.plus(UNTIL_TRIED_AGAIN)) > 0);
    }

    Instant now() {
        return clock.instant();
    }

    /** Moves the clock from one thing that is due to the next. */
    void move(Duration by) {
        time.move(by);
    }

    /** Moves the clock while what is to be sent waits, for the platform is away. */
    void passes(Duration by) {
        time.pass(by);
    }

    /** Waits until everything that happened before is done: what somebody does after it is answered. */
    void catchesUp() {
        int before = witness.sees().size();
        witness.writes("hello");
        eventually(() -> witness.sees().size() > before);
        settle();
    }

    @Override
    public void close() {
        companion.stop(Duration.ofSeconds(2));
        discord.close();
        if (!discord.violations.isEmpty()) {
            throw new AssertionError("requests Discord would refuse: " + discord.violations);
        }
    }
}
