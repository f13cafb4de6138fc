package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Persons.Person;

/** What the tests of the runtime have in common: a store, a clock that stands still, and people who write. */
abstract class RuntimeCase {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration LEASE = RelaySettings.usual(false).lease();
    static final Timing RUNNING = Timing.of(Clock.systemUTC());
    static final Duration SOON = Duration.ofMinutes(2);

    private final StoreKind.Opened opened;
    private final AtomicInteger updates = new AtomicInteger();
    final WatchedStore store;
    final MovableClock clock = new MovableClock(START);

    RuntimeCase(StoreKind kind) {
        opened = kind.open();
        store = new WatchedStore(opened.store());
    }

    @AfterEach
    final void close_the_store() {
        opened.closing().run();
    }

    static Address address(String user) {
        return new Address("fake", user, "chat-" + user);
    }

    Inbound says(String user, String text) {
        return says(user, text, "u" + updates.incrementAndGet());
    }

    static Inbound says(String user, String text, String updateId) {
        return new Inbound(updateId, address(user), Origin.PRIVATE, Optional.empty(), new Inbound.Text(text));
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T soon(CompletableFuture<T> future) {
        try {
            return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Throwable failure(CompletableFuture<?> future) {
        try {
            Object result = future.get(SOON.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("it did not fail but came to " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static List<Accepted> soon(List<CompletableFuture<Accepted>> futures) {
        return futures.stream().map(RuntimeCase::soon).toList();
    }

    Person person(String user) {
        Person person = store.read(
                work -> work.persons().lockByAddress(List.of(address(user))).get(address(user)));
        assertThat(person).as("the person behind " + user).isNotNull();
        return person;
    }

    List<String> trail(String user) {
        PersonState state = person(user).state();
        return EchoTransition.words(state);
    }

    boolean known(String user) {
        return store.read(
                work -> !work.persons().lockByAddress(List.of(address(user))).isEmpty());
    }

    /** Moves the clock step by step until this holds. */
    void moveUntil(Duration step, BooleanSupplier holds) {
        for (int moves = 0; moves < 4000 && !holds.getAsBoolean(); moves++) {
            clock.move(step);
            store.awaitChange();
        }
        assertThat(holds.getAsBoolean()).as("after the clock was moved").isTrue();
    }

    /** What waits in the outbox at the head of each address; it is claimed by that. */
    List<Claimed> claim() {
        return claim(clock.instant());
    }

    List<Claimed> claim(Instant now) {
        return store.read(work -> work.outbox().claim("fake", 1000, 1000, now, LEASE));
    }

    List<Parked> parked() {
        return store.read(work -> work.inbox().parked(10));
    }

    List<Nudge> nudges(String person) {
        return store.read(work -> work.nudges().of(person));
    }

    long waiting() {
        return store.read(work -> work.outbox().waiting());
    }
}
