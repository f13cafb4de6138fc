package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/** The words the contract of a store is written in; each question and each deed is a transaction of its own. */
public interface StoreWords {
    Instant NOW = Instant.parse("2026-03-01T18:30:00Z");
    Duration LEASE = Duration.ofMinutes(1);

    /** The store under test. */
    Transactions store();

    /** A platform nobody else uses, and the beginning of everything this test names. */
    String mine();

    default void in(Consumer<Work> steps) {
        store().inTransaction(work -> {
            steps.accept(work);
            return true;
        });
    }

    default void refused(Consumer<Work> steps) {
        assertThatThrownBy(() -> in(steps)).isInstanceOf(StoreException.class);
    }

    default Map<Address, Person> byAddress(Collection<Address> addresses) {
        return store().inTransaction(work -> work.persons().lockByAddress(addresses));
    }

    default Map<String, Person> byId(Collection<String> ids) {
        return store().inTransaction(work -> work.persons().lockById(ids));
    }

    default Set<UpdateKey> seen(Collection<UpdateKey> updates) {
        return store().inTransaction(work -> work.inbox().seen(updates));
    }

    default int forgetBefore(Instant before) {
        return store().inTransaction(work -> work.inbox().forgetBefore(before));
    }

    default List<Parked> parked(int limit) {
        return store().inTransaction(work -> work.inbox().parked(limit));
    }

    default List<Claimed> claim(int limit) {
        return claim(mine(), limit, NOW, LEASE);
    }

    default List<Claimed> claim(int limit, int unasked) {
        return store().inTransaction(work -> work.outbox().claim(mine(), limit, unasked, NOW, LEASE));
    }

    default List<Claimed> claim(String platform, int limit, Instant now, Duration lease) {
        return store().inTransaction(work -> work.outbox().claim(platform, limit, limit, now, lease));
    }

    default void settle(List<Claimed> claimed) {
        in(work -> work.outbox().settle(claimed.stream().map(Claimed::id).toList()));
    }

    default long waiting() {
        return store().inTransaction(work -> work.outbox().waiting());
    }

    default List<Nudge> remindersOf(String person) {
        return store().inTransaction(work -> work.nudges().of(person));
    }

    default List<Nudge> due(Instant now, int limit) {
        return store().inTransaction(work -> work.nudges().due(now, limit));
    }

    default boolean take(Nudge nudge) {
        return store().inTransaction(work -> work.nudges().take(nudge));
    }

    default List<Persons.Heard> heard(String platform, int limit) {
        return store().inTransaction(work -> work.persons().heard(platform, limit));
    }

    default Address address(String name) {
        return new Address(mine(), "u-" + name, "c-" + name);
    }

    default UpdateKey update(String id) {
        return new UpdateKey(mine(), id);
    }

    /** Updates of which nobody knows whose they are. */
    default Map<UpdateKey, String> nobodys(UpdateKey... updates) {
        Map<UpdateKey, String> owners = new LinkedHashMap<>();
        for (UpdateKey update : updates) {
            owners.put(update, "");
        }
        return owners;
    }

    default Person person(String name) {
        return new Person(mine() + name, 0, address(name), PersonState.newcomer("rebuild-trust", 1, "en", NOW));
    }

    /** A person the store knows. */
    default Person added(String name) {
        Person person = person(name);
        in(work -> work.persons().add(List.of(person)));
        return person;
    }

    default Person loaded(Person person) {
        return byId(List.of(person.id())).get(person.id());
    }

    /** The person as this transaction loads and locks them. */
    default Person load(Work work, Person person) {
        return work.persons().lockById(List.of(person.id())).get(person.id());
    }

    /** The person one step on. */
    default Person with(Person person, int visit) {
        PersonState was = person.state();
        return at(
                person,
                person.address(),
                new PersonState(
                        was.journey(),
                        was.revision(),
                        was.language(),
                        was.step(),
                        was.frames(),
                        was.dialog(),
                        visit,
                        was.misses(),
                        was.ticked(),
                        was.trail(),
                        was.lastToken(),
                        was.lastSent(),
                        was.reminders(),
                        was.seen()));
    }

    /** The person heard from at that address, in that state. */
    default Person at(Person person, Address address, PersonState state) {
        return new Person(person.id(), person.version(), address, state);
    }

    default OutboundMessage message(String words) {
        return OutboundMessage.saying(RichText.plain(words));
    }

    default Draft says(Person person, String words) {
        return new Draft(person.id(), person.address(), Priority.REPLY, message(words));
    }

    default Draft urges(Person person, String words) {
        return new Draft(person.id(), person.address(), Priority.URGENT, message(words));
    }

    default Draft nudges(Person person, String words) {
        return new Draft(person.id(), person.address(), Priority.NUDGE, message(words));
    }

    default List<String> words(List<Claimed> claimed) {
        return claimed.stream().map(one -> one.message().text().words()).toList();
    }

    /** Runs the same on several threads at once, and fails as any of them does. */
    default void sideBySide(int threads, Runnable steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(steps));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Waits for the others at this point of {@link #sideBySide}; fails when one of them does not come. */
    default void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
