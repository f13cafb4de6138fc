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
import org.reweave.engine.Effect;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.MovableClock;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.Nudges;
import org.reweave.store.Persons;
import org.reweave.store.Transactions;
import org.reweave.walk.Walk;

/** The real runtime over a real store, with a platform that shows messages to a test and a clock that it moves. */
public final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Address address;
    private final Transactions store;
    private final MovableClock clock;
    private final BlockingQueue<OutboundMessage> shown = new LinkedBlockingQueue<>();
    private Companion companion;
    private int updates;

    public Stage(Transactions store, String user, Instant start) {
        this.store = store;
        this.address = new Address("stage", user, user);
        this.clock = new MovableClock(start);
        this.companion = start();
    }

    private Companion start() {
        Companion started = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                clock,
                List.of(new Shown()),
                CompanionSettings.lanes(1));
        started.start();
        return started;
    }

    /** Ends everything that runs and starts it again over the same store. */
    public void restart() {
        companion.stop(PATIENCE);
        companion = start();
    }

    /** Puts somebody who is on their way already into the store. */
    public void place(Walk walk) {
        store.inTransaction(work -> {
            work.persons().add(List.of(new Persons.Person(address.user(), 0, address, walk.state())));
            return true;
        });
    }

    public void arrange(List<Effect.Arrange> reminders) {
        store.inTransaction(work -> {
            work.nudges()
                    .put(reminders.stream()
                            .map(one -> new Nudges.Nudge(address.user(), one.kind(), one.visit(), one.due()))
                            .toList());
            return true;
        });
    }

    /** Does one thing and returns what is said about it. */
    public List<OutboundMessage> does(Inbound.Content content, Optional<Instant> sentAt) {
        Inbound inbound = new Inbound(address.user() + "-" + ++updates, address, Origin.PRIVATE, sentAt, content);
        Accepted accepted =
                companion.sink().accept(inbound).orTimeout(20, TimeUnit.SECONDS).join();
        List<OutboundMessage> said = new ArrayList<>();
        while (said.size() < accepted.replies()) {
            said.add(next());
        }
        return said;
    }

    private OutboundMessage next() {
        try {
            OutboundMessage message = shown.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("nothing was said within " + PATIENCE);
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves the clock, and returns what is said until nothing more is due. */
    public List<OutboundMessage> later(Duration by) {
        clock.move(by);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (busy()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was due was not done within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        List<OutboundMessage> said = new ArrayList<>();
        shown.drainTo(said);
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

    public Persons.Person person() {
        return store.inTransaction(
                work -> work.persons().lockByAddress(List.of(address)).get(address));
    }

    @Override
    public void close() {
        companion.stop(PATIENCE);
    }

    private final class Shown implements PlatformAdapter {
        @Override
        public String platform() {
            return "stage";
        }

        @Override
        public void start(InboundSink sink) {}

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            shown.add(message);
            return new Delivery.Delivered(Optional.empty());
        }

        @Override
        public void stop(Duration within) {}
    }
}
