package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Discretion;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.Transactions;

/**
 * The companion at work: takes in what people do, answers, and speaks up when a nudge is due.
 *
 * <p>It keeps everything in the store; the process may end at any moment and another may go on in its place.
 */
public final class Companion {
    private final List<PlatformAdapter> adapters;
    private final TurnRunner runner;
    private final FloodGate gate;
    private final OutboxRelay relay;
    private final NudgeScheduler scheduler;
    private final Janitor janitor;

    /** Puts the parts together; nothing runs until {@link #start}. */
    public Companion(
            Transactions transactions,
            Transition<PersonState> transition,
            Newcomers newcomers,
            HandOver handOver,
            GroupCare groups,
            Timing timing,
            List<? extends PlatformAdapter> adapters,
            CompanionSettings settings) {
        this.adapters = List.copyOf(adapters);
        ExpectedWait wait = new ExpectedWait();
        this.relay = new OutboxRelay(transactions, adapters, timing, settings.relay(), wait, this::expect);
        this.runner = new TurnRunner(
                transactions,
                transition,
                newcomers,
                handOver,
                groups,
                timing,
                settings.turns(),
                settings.pseudonyms(),
                wait,
                this::discretion,
                relay::wake,
                this::expect);
        this.gate = new FloodGate(runner, transition, timing.clock(), settings.flood());
        this.scheduler =
                new NudgeScheduler(transactions, runner::fire, timing, settings.nudgePoll(), settings.nudgesTogether());
        this.janitor = new Janitor(transactions, timing, settings.retention(), this::expect);
    }

    private Discretion discretion(String platform) {
        return adapters.stream()
                .filter(adapter -> adapter.platform().equals(platform))
                .map(PlatformAdapter::discretion)
                .findFirst()
                .orElse(Discretion.NONE);
    }

    private void expect(Instant due) {
        scheduler.expect(due);
    }

    /** Begins: first to answer and remind, then to take in. */
    public void start() {
        relay.start();
        runner.start();
        scheduler.start();
        janitor.start();
        adapters.forEach(adapter -> adapter.start(gate));
    }

    /** Takes in what people do, for whoever stands in for a platform. */
    public InboundSink sink() {
        return gate;
    }

    /** What became of turns since the start. */
    public TurnCounts turns() {
        return runner.counts();
    }

    /** How much was let go unread since the start, because one sender sent more than is taken in. */
    public long letGo() {
        return gate.letGo();
    }

    /** How many notes were fired more than a quarter of an hour after their time since the start, as after a downtime. */
    public long lateNotes() {
        return scheduler.late();
    }

    /** What became of messages since the start. */
    public RelayCounts messages() {
        return relay.counts();
    }

    /**
     * Ends within the given real time, also where a platform hangs or more waits than can be sent: takes in no more,
     * finishes the turns that wait, delivers their answers, and leaves the rest in the store for the next start. Nothing that
     * was acknowledged is lost.
     *
     * <p>Each part has a third for itself at least, so that one that needs longer does not take the time of the next.
     */
    public void stop(Duration within) {
        Deadline end = Deadline.in(within);
        Duration third = within.dividedBy(3);
        Deadline turnsEnd = end.before(third.multipliedBy(2));
        scheduler.stop(turnsEnd.left());
        runner.stop(turnsEnd.left());
        relay.stop(end.before(third).left());
        stopAdapters(end);
        janitor.stop(end.left());
    }

    /** All at the same time, for one that cannot say goodbye to its platform must not keep another from doing so. */
    private void stopAdapters(Deadline end) {
        List<Thread> stopping = adapters.stream()
                .map(adapter -> {
                    Thread thread = new Thread(() -> adapter.stop(end.left()), "stop-" + adapter.platform());
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                })
                .toList();
        try {
            for (Thread thread : stopping) {
                thread.join(Math.max(1, end.left().toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
