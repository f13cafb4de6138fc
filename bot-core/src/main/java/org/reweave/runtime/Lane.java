package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.reweave.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with a queue that works turns through, as many as wait in one commit.
 *
 * <p>When a shared commit fails, its turns are run one by one. One that fails alone is tried again later, with the
 * person's later turns behind it, while everybody else goes on; after the last try it is put aside. While the store is
 * away nothing counts as a failure of a turn: all of them wait, and are given back when it takes too long.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** The turns of one person that wait for the first of them to be tried again. */
    private static final class Held {
        private final Deque<Turn> turns = new ArrayDeque<>();
        private Instant retryAt;

        Held(Turn first, Instant retryAt) {
            this.turns.add(first);
            this.retryAt = retryAt;
        }
    }

    private final TurnCommitter committer;
    private final TurnSettings settings;
    private final Timing timing;
    private final TurnMeter meter;
    private final Loop loop;
    private final Queue<Turn> arrivals = new ConcurrentLinkedQueue<>();
    private final Deque<Turn> alone = new ArrayDeque<>();
    private final Map<Object, Held> held = new LinkedHashMap<>();
    private @Nullable Instant awaySince;
    private volatile boolean hurried;
    private volatile boolean closed;

    Lane(String name, TurnCommitter committer, TurnSettings settings, Timing timing, TurnMeter meter) {
        this.committer = committer;
        this.settings = settings;
        this.timing = timing;
        this.meter = meter;
        this.loop = new Loop(name, timing, settings.storeRetry(), this::pass);
    }

    void start() {
        loop.start();
    }

    void add(Turn turn) {
        arrivals.add(turn);
        if (closed && arrivals.remove(turn)) {
            refuse(turn, stopped());
        } else {
            loop.wake();
        }
    }

    /** Works through what waits within the given real time, and gives back what was not reached. */
    void stop(Duration within) {
        if (!loop.stop(within)) {
            hurried = true;
            LOG.warn("turns still wait after {} ms; they are given back", within.toMillis());
        } else if (!loop.started()) {
            closeIfStopping();
        }
    }

    private Instant pass(Instant now) {
        try {
            do {
                round(now);
            } while (loop.stopping() && !hurried && !(arrivals.isEmpty() && alone.isEmpty()));
            awaySince = null;
        } catch (StoreException away) {
            waitForStore(away, now);
            throw away;
        } finally {
            closeIfStopping();
        }
        return arrivals.isEmpty() ? nextRetry() : now;
    }

    private void round(Instant now) {
        runAlone();
        retryHeld(now);
        List<Turn> heard = new ArrayList<>();
        List<Turn> fired = new ArrayList<>();
        draw(heard, fired);
        runTogether(heard);
        runTogether(fired);
        runAlone();
    }

    /** Takes a handful of turns; those of people who are held go behind what holds them. */
    private void draw(List<Turn> heard, List<Turn> fired) {
        for (int taken = 0; taken < settings.together(); taken++) {
            Turn turn = arrivals.poll();
            if (turn == null) {
                return;
            }
            Held behind = held.get(turn.key());
            if (behind != null) {
                behind.turns.add(turn);
            } else if (aboutGroup(turn)) {
                alone.add(turn);
            } else {
                (turn instanceof Turn.Heard ? heard : fired).add(turn);
            }
        }
    }

    /** A group has a transaction of its own, so that no turn holds two of them. */
    private static boolean aboutGroup(Turn turn) {
        return turn instanceof Turn.InGroup || (turn instanceof Turn.Fired fired && fired.ofGroup());
    }

    private void runTogether(List<Turn> turns) {
        if (turns.size() < 2) {
            alone.addAll(turns);
            return;
        }
        try {
            committer.commit(turns);
        } catch (RuntimeException | Error failure) {
            LOG.info(
                    "a commit shared by {} turns failed ({}); they are run one by one",
                    turns.size(),
                    Failure.describe(failure));
            alone.addAll(turns);
        }
    }

    private void runAlone() {
        for (Turn turn = alone.peek(); turn != null; turn = alone.peek()) {
            Held behind = held.get(turn.key());
            if (behind != null) {
                behind.turns.add(turn);
            } else if (!attempt(turn)) {
                held.put(turn.key(), new Held(turn, retryAt(turn)));
            }
            alone.remove();
        }
    }

    private void retryHeld(Instant now) {
        for (Object key : List.copyOf(held.keySet())) {
            Held person = held.get(key);
            if (person != null && !person.retryAt.isAfter(now)) {
                retry(person);
                if (person.turns.isEmpty()) {
                    held.remove(key);
                }
            }
        }
    }

    private void retry(Held person) {
        for (Turn turn = person.turns.peek(); turn != null; turn = person.turns.peek()) {
            if (!attempt(turn)) {
                person.retryAt = retryAt(turn);
                return;
            }
            person.turns.remove();
        }
    }

    /**
     * Runs one turn in a commit of its own.
     *
     * @return whether it is done with; false when it is to be tried again
     * @throws StoreException when the store is away, which is not the turn's fault
     */
    private boolean attempt(Turn turn) {
        try {
            committer.commit(List.of(turn));
            return true;
        } catch (RuntimeException | Error failure) {
            committer.throwIfAway(failure);
            if (turn.failedAgain() < settings.tries()) {
                meter.retried();
                LOG.warn(
                        "a turn of {} failed ({}); it is tried again",
                        committer.called(turn),
                        Failure.describe(failure));
                return false;
            }
            committer.putAside(turn, failure);
            return true;
        }
    }

    private Instant retryAt(Turn turn) {
        return timing.clock().instant().plus(settings.retry().after(turn.failures(), ThreadLocalRandom.current()));
    }

    private Instant nextRetry() {
        return held.values().stream()
                .map(person -> person.retryAt)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void waitForStore(StoreException away, Instant now) {
        Instant since = awaySince == null ? now : awaySince;
        awaySince = since;
        if (!now.isBefore(since.plus(settings.patience()))) {
            LOG.error("the store has been away since {}; the turns that wait are given back", since);
            refuseAll(new StoreException("the store is away; hand this over again when it is back", away));
            awaySince = null;
        }
    }

    /** When stopping, gives back what is left; nothing can be added after. */
    private void closeIfStopping() {
        if (loop.stopping()) {
            closed = true;
            refuseAll(stopped());
        }
    }

    /** Collects what waits before telling anybody, so that what is handed over again at once is not refused again. */
    private void refuseAll(RuntimeException why) {
        List<Turn> waiting = new ArrayList<>(alone);
        alone.clear();
        held.values().forEach(person -> waiting.addAll(person.turns));
        held.clear();
        for (Turn turn = arrivals.poll(); turn != null; turn = arrivals.poll()) {
            waiting.add(turn);
        }
        waiting.forEach(turn -> refuse(turn, why));
    }

    private void refuse(Turn turn, RuntimeException why) {
        meter.refused();
        turn.refuse(why);
    }

    static RejectedExecutionException stopped() {
        return new RejectedExecutionException("the companion is stopping; hand this over again after it has started");
    }
}
