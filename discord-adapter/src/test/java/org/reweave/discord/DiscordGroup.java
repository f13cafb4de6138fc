package org.reweave.discord;

import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.Shipped;
import org.reweave.discord.Interacted.Where;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.store.MemoryStore;
import org.reweave.store.Nudges.Nudge;

/** The real runtime on the fake Discord, in its server, with a clock that is moved. */
final class DiscordGroup implements AutoCloseable {
    /** A Monday, at ten in the morning in Lisbon. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeDiscord discord = new FakeDiscord();
    private final MemoryStore store = new MemoryStore();
    private final MovableClock clock = new MovableClock(START);
    private final Companion companion;

    DiscordGroup() {
        discord.faults.limits = false;
        // What people do is done now: what was done long ago can be answered no more where only they see it.
        var context = DiscordRig.context(discord, clock, List.of());
        Tempo tempo = Tempo.usual().paced(10_000, 10_000).connectingWithin(PATIENCE);
        companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(new DiscordAdapter(DiscordRig.settings(context), context, tempo)),
                CompanionSettings.lanes(1).with(FloodLimits.NONE));
    }

    void start() {
        companion.start();
        eventually(() -> !discord.commands.isMissingNode());
    }

    /** What everybody in the channel sees of the companion, oldest first. */
    List<Posted> posts() {
        return discord.in(Payloads.CHANNEL).stream()
                .filter(one -> one.author.equals(Payloads.BOT) && !one.deleted && one.onlyFor.isEmpty())
                .toList();
    }

    /** Waits until everybody sees a message that holds these words, the newest such. */
    Posted everybodySees(String words) {
        eventually(() -> newest(posts(), words).isPresent());
        settle();
        return newest(posts(), words).orElseThrow();
    }

    /** Waits until somebody alone sees a message that holds these words, the newest such. */
    Posted seesAlone(FakePerson person, String words) {
        eventually(() -> newest(alone(person), words).isPresent());
        settle();
        return newest(alone(person), words).orElseThrow();
    }

    private static List<Posted> alone(FakePerson person) {
        return person.seesAt(Where.SERVER).stream()
                .filter(one -> one.onlyFor.equals(person.user))
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

    private static String told(FakePerson person) {
        return alone(person).stream()
                .map(one -> "\n" + one.words() + " " + one.offers())
                .reduce("", String::concat);
    }

    private static Optional<Posted> offering(FakePerson person, String label) {
        return alone(person).stream()
                .filter(one ->
                        one.offers().stream().anyMatch(offer -> offer.label().equals(label)))
                .reduce((older, newer) -> newer);
    }

    /** Waits until nothing is under way. */
    void settle() {
        eventually(() -> store.inTransaction(work ->
                work.nudges().due(clock.instant(), 1).isEmpty() && work.outbox().waiting() == 0));
    }

    /** Moves the clock from one thing that is due to the next. */
    void move(Duration by) {
        settle();
        Instant goal = clock.instant().plus(by);
        while (clock.instant().isBefore(goal)) {
            Instant next = store.inTransaction(work -> work.nudges().due(goal, 1)).stream()
                    .map(Nudge::due)
                    .filter(clock.instant()::isBefore)
                    .findFirst()
                    .orElse(goal);
            clock.move(Duration.between(clock.instant(), next));
            settle();
        }
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
