package org.reweave.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.Shown;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.MovableClock;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.Rig;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Persons;
import org.reweave.store.Transactions;
import org.reweave.walk.Walk;

/** The real runtime over a real store and a platform, with one person on it and a clock that is moved. */
public final class Stage implements AutoCloseable {
    /** Longer than an adapter that failed a few times waits before it tries to connect again, which is 15 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Transactions store;
    private final Rig rig;
    private final Address address;
    private final MovableClock clock;
    private final BlockingQueue<View> views = new LinkedBlockingQueue<>();
    private Watched adapter;
    private Companion companion;
    private int placed;

    public Stage(Transactions store, Rig rig, Instant start) {
        this.store = store;
        this.rig = rig;
        this.address = rig.person();
        this.clock = new MovableClock(start);
        rig.goesBy(clock);
        start();
    }

    private void start() {
        adapter = new Watched(rig, views);
        companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(adapter),
                CompanionSettings.lanes(1));
        companion.start();
    }

    /** Ends everything that runs and starts it again over the same store. */
    public void restart() {
        companion.stop(PATIENCE);
        start();
    }

    /**
     * Puts somebody who is on their way already into the store, and what they were asked last before their eyes. What was
     * due on the way was said on the way.
     */
    public View place(Walk walk) {
        boolean waits = store.inTransaction(work -> {
            work.persons().add(List.of(new Persons.Person(address.user(), 0, address, walk.state())));
            walk.agreed()
                    .forEach(one -> work.consents()
                            .give(address.user(), one.what(), one.about(), Shown.NOTHING, clock.instant()));
            List<Nudge> arranged = new ArrayList<>();
            walk.state().reminders().arranged().forEach((kind, one) -> {
                if (one.due().isAfter(clock.instant())) {
                    arranged.add(new Nudge(address.user(), kind, one.visit(), one.due(), one.wall()));
                }
            });
            work.nudges().put(arranged);
            return !arranged.isEmpty();
        });
        if (waits) {
            restart();
        }
        String id = "placed-" + ++placed;
        Delivery delivery = adapter.deliver(address, walk.shown(), id);
        if (!(delivery instanceof Delivery.Delivered)) {
            throw new IllegalStateException("what was asked last cannot be shown: " + delivery);
        }
        return next();
    }

    public List<View> writes(String text) {
        rig.writes(text);
        return answers();
    }

    public List<View> rewrites(String text) {
        rig.rewrites(text);
        return answers();
    }

    public List<View> taps(View view, String label) {
        rig.taps(view.shown(), label);
        return answers();
    }

    /** Whatever else a person can do on this platform. */
    public List<View> does(Runnable what) {
        what.run();
        return answers();
    }

    public List<View> sends(String kind) {
        rig.sends(kind);
        return answers();
    }

    public List<View> opens() {
        rig.opens(Optional.empty());
        return answers();
    }

    private List<View> answers() {
        Accepted accepted = adapter.next();
        List<View> said = new ArrayList<>();
        while (said.size() < accepted.replies()) {
            said.add(next());
        }
        return said;
    }

    private View next() {
        try {
            View view = views.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (view == null) {
                throw new IllegalStateException("nothing was said within " + PATIENCE);
            }
            return view;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves the clock from one thing that is due to the next, and returns what is said on the way. */
    public List<View> later(Duration by) {
        Instant goal = clock.instant().plus(by);
        List<View> said = new ArrayList<>();
        while (clock.instant().isBefore(goal)) {
            Instant next = nextDue(goal);
            Duration stride = Duration.between(clock.instant(), next);
            said.addAll(moved(stride.isNegative() ? Duration.ZERO : stride));
        }
        return said;
    }

    /** Ends everything that runs, moves the clock, and starts again: what was due meanwhile comes late. */
    public List<View> down(Duration by) {
        companion.stop(PATIENCE);
        clock.move(by);
        start();
        return moved(Duration.ZERO);
    }

    private Instant nextDue(Instant goal) {
        return store.inTransaction(work -> work.nudges().due(goal, 1)).stream()
                .map(Nudge::due)
                .findFirst()
                .orElse(goal);
    }

    private List<View> moved(Duration by) {
        clock.move(by);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (busy()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was due was not done within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        List<View> said = new ArrayList<>();
        views.drainTo(said);
        return said;
    }

    private boolean busy() {
        return store.inTransaction(
                work -> !work.nudges().due(clock.instant(), 1).isEmpty()
                        || work.outbox().waiting() > 0);
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        companion.stop(PATIENCE);
        store.inTransaction(work -> {
            Persons.Person person =
                    work.persons().lockByAddress(List.of(address)).get(address);
            if (person != null) {
                work.persons().erase(person.id(), clock.instant());
            }
            return true;
        });
    }
}
