package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.spi.InboundSink;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions;

/**
 * Runs turns: what a person did, or a nudge that is due, becomes a new state and messages, all on disk at once.
 *
 * <p>The turns of one person keep their order; those of different people run side by side and share commits. A crash
 * loses the whole turn or nothing of it, and a turn whose future has completed is not lost. A turn that keeps failing
 * is put aside, with a word to the person, and completes like any other; one that could not be put on disk at all
 * completes exceptionally, and is to be handed over again.
 *
 * <p>Futures complete on the thread that runs turns, so what hangs on them must be short and must not wait.
 */
public final class TurnRunner implements InboundSink {
    private final Transactions transactions;
    private final Clock clock;
    private final TurnSettings settings;
    private final TurnMeter meter = new TurnMeter();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Lane> lanes;
    private final ExpectedWait wait;
    private final Consumer<Instant> onNudges;
    /** Whose urgent turn is under way, and whether something came for them since that it may not have found. */
    private final Map<String, Boolean> urgent = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    /**
     * Makes a runner that does nothing until it is started; turns may be handed over before.
     *
     * @param onMessages runs after a commit that put messages into the outbox
     * @param onNudges runs after a commit that arranged nudges, with the time the first of them is due (UTC)
     */
    public TurnRunner(
            Transactions transactions,
            Transition<PersonState> transition,
            Newcomers newcomers,
            HandOver handOver,
            GroupCare groups,
            Timing timing,
            TurnSettings settings,
            Runnable onMessages,
            Consumer<Instant> onNudges) {
        this(
                transactions,
                transition,
                newcomers,
                handOver,
                groups,
                timing,
                settings,
                Pseudonyms.untilTheEnd(),
                new ExpectedWait(),
                platform -> Discretion.NONE,
                onMessages,
                onNudges);
    }

    TurnRunner(
            Transactions transactions,
            Transition<PersonState> transition,
            Newcomers newcomers,
            HandOver handOver,
            GroupCare groups,
            Timing timing,
            TurnSettings settings,
            Pseudonyms pseudonyms,
            ExpectedWait wait,
            Function<String, Discretion> discretion,
            Runnable onMessages,
            Consumer<Instant> onNudges) {
        this.transactions = transactions;
        this.clock = timing.clock();
        this.settings = settings;
        this.onNudges = onNudges;
        this.wait = wait;
        wait.behind(this::waiting);
        PersonTurns turns = new PersonTurns(transition, newcomers, handOver, groups.engine(), discretion);
        AskedInGroup asked = new AskedInGroup(transition, groups.danger());
        GroupTurns groupTurns = new GroupTurns(groups, turns, asked, newcomers, wait);
        TurnCommitter committer =
                new TurnCommitter(transactions, turns, groupTurns, timing.clock(), meter, pseudonyms, outcome -> {
                    if (outcome.speaks()) {
                        onMessages.run();
                    }
                    outcome.firstDue().ifPresent(onNudges);
                    outcome.urgent().forEach(this::fireAtOnce);
                });
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(number -> new Lane("turns-" + number, committer, settings, timing, meter))
                .toList();
    }

    /** Begins to run turns. */
    public void start() {
        lanes.forEach(Lane::start);
    }

    /**
     * {@inheritDoc}
     *
     * <p>When too many turns wait already, or the runner is stopping, the future fails at once with a
     * {@link RejectedExecutionException}. What was said in a group is nobody's private turn and is taken in without one.
     */
    @Override
    public CompletableFuture<Accepted> accept(Inbound inbound) {
        if (inbound.origin() == Origin.GROUP) {
            return CompletableFuture.completedFuture(new Accepted(false, 0));
        }
        return enqueue(new Turn.Heard(inbound, Event.of(inbound)));
    }

    /**
     * Takes in that more came from a person than is read: this is let go as well, and they are told. Completes and fails as
     * {@link #accept} does.
     */
    CompletableFuture<Accepted> slowDown(Inbound inbound) {
        return inbound.origin() == Origin.GROUP
                ? CompletableFuture.completedFuture(new Accepted(false, 0))
                : enqueue(new Turn.Heard(inbound, new Event.TooMuch()));
    }

    private CompletableFuture<Accepted> enqueue(Turn.Heard turn) {
        enqueue(turn, turn.accepted());
        return turn.accepted();
    }

    @Override
    public CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
        Turn.InGroup turn = new Turn.InGroup(inbound);
        enqueue(turn, turn.accepted());
        return turn.accepted();
    }

    @Override
    public CompletableFuture<Void> door(Address address, boolean open) {
        try {
            transactions.inTransaction(work -> {
                if (open) {
                    work.reachability().find(List.of(address));
                } else {
                    work.reachability().lose(address, "closed", clock.instant());
                }
                return open;
            });
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Runs the turn of a nudge that is due.
     *
     * @return completes with whether the nudge still stood, once that is on disk; fails as {@link #accept} does
     */
    public CompletableFuture<Boolean> fire(Nudge nudge) {
        Turn.Fired turn = new Turn.Fired(nudge);
        enqueue(turn, turn.fired());
        return turn.fired();
    }

    /**
     * Runs the turn of a nudge that somebody waits for without looking for what else is due. It is in the store as every nudge
     * is: where it cannot be run now, whoever looks there finds it.
     */
    private void fireAtOnce(Nudge nudge) {
        if (urgent.merge(nudge.person(), false, (first, again) -> true)) {
            return;
        }
        var unused = fire(nudge).whenComplete((stood, failure) -> {
            boolean again = Boolean.TRUE.equals(urgent.remove(nudge.person()));
            if (failure != null) {
                onNudges.accept(nudge.due());
            } else if (again) {
                fireAtOnce(nudge);
            }
        });
    }

    @Override
    public Optional<Duration> wait(String platform) {
        return wait.on(platform, clock.instant());
    }

    private <T> void enqueue(Turn turn, CompletableFuture<T> done) {
        if (stopping) {
            refuse(turn, Lane.stopped());
        } else if (waiting.incrementAndGet() > settings.waiting()) {
            waiting.decrementAndGet();
            refuse(
                    turn,
                    new RejectedExecutionException(
                            settings.waiting() + " turns wait already; hand this over again a little later"));
        } else {
            var unused = done.whenComplete((result, failure) -> waiting.decrementAndGet());
            lanes.get(Math.floorMod(turn.key().hashCode(), lanes.size())).add(turn);
        }
    }

    private void refuse(Turn turn, RejectedExecutionException why) {
        meter.refused();
        turn.refuse(why);
    }

    /** How many turns wait or run. */
    public int waiting() {
        return waiting.get();
    }

    /** What became of turns since the start. */
    public TurnCounts counts() {
        return meter.counts();
    }

    /**
     * Takes no more turns, works through those that wait, and gives back, by failing their futures, those that were not
     * reached within the given real time.
     */
    public void stop(Duration within) {
        stopping = true;
        Deadline end = Deadline.in(within);
        lanes.forEach(lane -> lane.stop(end.left()));
    }
}
