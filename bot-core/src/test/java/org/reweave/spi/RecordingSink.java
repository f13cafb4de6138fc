package org.reweave.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;

/** Takes in what an adapter brings and shows it to a test, which decides when and whether it counts as durable. */
public final class RecordingSink implements InboundSink {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingQueue<Inbound> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<GroupInbound> happened = new LinkedBlockingQueue<>();
    private final List<CompletableFuture<Accepted>> held = new ArrayList<>();
    private Optional<Duration> wait = Optional.empty();
    private boolean holding;
    private int failures;

    @Override
    public synchronized CompletableFuture<Accepted> accept(Inbound inbound) {
        arrived.add(inbound);
        return take();
    }

    @Override
    public synchronized CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
        happened.add(inbound);
        return take();
    }

    private CompletableFuture<Accepted> take() {
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
        }
        CompletableFuture<Accepted> promise = new CompletableFuture<>();
        if (holding) {
            held.add(promise);
        } else {
            promise.complete(new Accepted(false, 0));
        }
        return promise;
    }

    @Override
    public synchronized Optional<Duration> wait(String platform) {
        return wait;
    }

    /** From now on whoever does something waits that long for the answer. */
    public synchronized void answersIn(Duration later) {
        wait = Optional.of(later);
    }

    /** From now on nothing becomes durable. */
    public synchronized void hold() {
        holding = true;
    }

    /** Everything that was held becomes durable, and what comes does so at once. */
    public synchronized void release() {
        holding = false;
        held.forEach(promise -> promise.complete(new Accepted(false, 0)));
        held.clear();
    }

    /** The next things that come fail to become durable. */
    public synchronized void failNext(int count) {
        failures = count;
    }

    /** The next thing that came in; waits for it. */
    public Inbound next() {
        return next(arrived);
    }

    /** The next thing that happened in a group; waits for it. */
    public GroupInbound nextInGroup() {
        return next(happened);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T inbound = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (inbound == null) {
                throw new AssertionError("nothing came in within " + PATIENCE);
            }
            return inbound;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for something else than a second delivery of what is given. */
    public Inbound nextAfter(Inbound earlier) {
        Inbound inbound = next();
        while (inbound.updateId().equals(earlier.updateId())) {
            inbound = next();
        }
        return inbound;
    }

    /** What came in and was not looked at yet. */
    public List<Inbound> rest() {
        List<Inbound> rest = new ArrayList<>();
        arrived.drainTo(rest);
        return rest;
    }

    /** What happened in groups and was not looked at yet. */
    public List<GroupInbound> restInGroups() {
        List<GroupInbound> rest = new ArrayList<>();
        happened.drainTo(rest);
        return rest;
    }
}
