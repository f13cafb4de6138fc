package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions;

/**
 * Turns each nudge that is due into a turn.
 *
 * <p>It decides nothing and locks nothing: the turn itself removes the nudge in the transaction that writes the new
 * state and the message. So any number of schedulers may see the same nudge, and a crash may come at any moment; it
 * fires once.
 */
public final class NudgeScheduler {
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Transactions transactions;
    private final Function<Nudge, CompletableFuture<Boolean>> fire;
    private final Duration poll;
    private final int batch;
    private final Loop loop;
    /** What is being fired, and whether it was found again meanwhile: then it may have been arranged anew. */
    private final Map<Nudge, Boolean> underWay = new ConcurrentHashMap<>();

    private final LateNotes late = new LateNotes("were fired");

    private volatile Instant nextLook = Instant.MAX;
    private final ClockRules clockRules;
    private boolean rulesFollowed;
    private volatile boolean lookAgain;

    /**
     * Makes a scheduler that does nothing until it is started.
     *
     * @param fire runs the turn of a nudge, see {@link TurnRunner#fire}
     * @param poll how long to rest at most, for nudges that another node arranged
     * @param batch how many nudges to fire at the same time
     */
    public NudgeScheduler(
            Transactions transactions,
            Function<Nudge, CompletableFuture<Boolean>> fire,
            Timing timing,
            Duration poll,
            int batch) {
        this.transactions = transactions;
        this.clockRules = new ClockRules(transactions);
        this.fire = fire;
        this.poll = poll;
        this.batch = batch;
        this.loop = new Loop("nudges", timing, AFTER_FAILURE, this::pass);
    }

    /** Begins to fire what is due. */
    public void start() {
        loop.start();
    }

    /** Hears that a nudge was arranged for the given time (UTC), so that it is not slept through. */
    public void expect(Instant due) {
        if (due.isBefore(nextLook)) {
            loop.wake();
        }
    }

    private Instant pass(Instant now) {
        if (!rulesFollowed) {
            clockRules.follow(ClockRules.known());
            clockRules.resume();
            rulesFollowed = true;
        }
        clockRules.shows(now);
        lookAgain = true;
        if (underWay.size() > batch / 2) {
            nextLook = Instant.MIN;
            return now.plus(poll);
        }
        lookAgain = false;
        nextLook = Instant.MAX;
        int limit = batch + underWay.size();
        Instant horizon = now.plus(poll);
        List<Nudge> soon = transactions.inTransaction(work -> work.nudges().due(horizon, limit));
        boolean moreWait = soon.size() == limit;
        Instant next = horizon;
        for (Nudge nudge : soon) {
            if (nudge.due().isAfter(now)) {
                next = nudge.due();
                moreWait = false;
                break;
            }
            if (!loop.stopping() && !underWay.merge(nudge, false, (first, again) -> true)) {
                late.came(nudge.due(), now);
                fire(nudge);
            }
        }
        late.tell(underWay.isEmpty(), now);
        nextLook = next;
        if (moreWait) {
            hurry();
        }
        return next;
    }

    /** A nudge that fails is still in the store, and the next look, which is not hurried then, finds it again. */
    private void fire(Nudge nudge) {
        var unused = fire.apply(nudge).whenComplete((stood, failure) -> {
            boolean foundAgain = Boolean.TRUE.equals(underWay.remove(nudge));
            if (lookAgain || (foundAgain && failure == null)) {
                hurry();
            }
        });
    }

    /** Looks again as soon as half of what was found is done; each look finds those under way once more. */
    private void hurry() {
        lookAgain = true;
        if (underWay.size() <= batch / 2) {
            loop.wake();
        }
    }

    /** How many were fired more than a quarter of an hour after their time since the start, as after a downtime. */
    public long late() {
        return late.count();
    }

    /** Fires no more; what is due stays in the store. Ends within about the given real time. */
    public void stop(Duration within) {
        loop.stop(within);
    }
}
