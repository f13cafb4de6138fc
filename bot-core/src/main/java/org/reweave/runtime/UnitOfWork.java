package org.reweave.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.Effect;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.message.Address;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * The people of one transaction: loaded and locked once, changed turn by turn in memory, written once at the end.
 */
final class UnitOfWork {

    private record Slot(String person, NudgeKind kind) {}

    private final Work work;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<Account, String> ids = new HashMap<>();
    private final Set<String> newcomers = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Slot, Optional<Nudge>> nudges = new LinkedHashMap<>();

    UnitOfWork(Work work) {
        this.work = work;
    }

    void loadByAddress(Collection<Address> addresses) {
        if (!addresses.isEmpty()) {
            work.persons().lockByAddress(addresses).forEach((address, person) -> {
                people.put(person.id(), person);
                ids.put(Account.of(address), person.id());
            });
        }
    }

    void loadById(Collection<String> persons) {
        if (!persons.isEmpty()) {
            people.putAll(work.persons().lockById(persons));
        }
    }

    @Nullable
    Person find(String id) {
        return people.get(id);
    }

    @Nullable
    Person find(Account account) {
        String id = ids.get(account);
        return id == null ? null : people.get(id);
    }

    void add(Person newcomer) {
        people.put(newcomer.id(), newcomer);
        ids.put(Account.of(newcomer.address()), newcomer.id());
        newcomers.add(newcomer.id());
    }

    /**
     * Takes over what was decided for a person, whose messages go to {@code to} from now on.
     *
     * @return how many messages are said
     */
    int decide(Person person, Address to, Priority priority, Result<PersonState> result) {
        people.put(person.id(), new Person(person.id(), person.version(), to, result.next()));
        changed.add(person.id());
        int before = drafts.size();
        for (Effect effect : result.effects()) {
            carryOut(effect, person.id(), to, priority);
        }
        return drafts.size() - before;
    }

    private void carryOut(Effect effect, String person, Address to, Priority priority) {
        if (effect instanceof Effect.Say say) {
            drafts.add(new Draft(person, to, priority, say.message(), say.until()));
        } else if (effect instanceof Effect.Arrange arrange) {
            arrange(new Nudge(person, arrange.kind(), arrange.visit(), arrange.due(), arrange.wall()));
        } else if (effect instanceof Effect.Cancel cancel) {
            nudges.put(new Slot(person, cancel.kind()), Optional.empty());
        } else {
            throw new IllegalStateException(
                    "no way to carry out " + effect.getClass().getSimpleName());
        }
    }

    /** Takes the place of the person's nudge of that kind. */
    void arrange(Nudge nudge) {
        nudges.put(new Slot(nudge.person(), nudge.kind()), Optional.of(nudge));
    }

    /** Where the people that were loaded were heard from last. */
    List<Address> addresses() {
        return people.values().stream().map(Person::address).toList();
    }

    /** Writes everything that was decided; the messages in the order they were said. */
    void write(Instant now) {
        List<Person> added = chosen(newcomers::contains);
        List<Person> saved = chosen(id -> changed.contains(id) && !newcomers.contains(id));
        if (!added.isEmpty()) {
            work.persons().add(added);
        }
        if (!saved.isEmpty()) {
            work.persons().save(saved);
        }
        if (!drafts.isEmpty()) {
            work.outbox().add(drafts, now);
        }
        List<Nudge> put = arranged();
        if (!put.isEmpty()) {
            work.nudges().put(put);
        }
        nudges.forEach((slot, nudge) -> {
            if (nudge.isEmpty()) {
                work.nudges().remove(slot.person(), slot.kind());
            }
        });
    }

    private List<Person> chosen(Predicate<String> which) {
        return people.values().stream()
                .filter(person -> which.test(person.id()))
                .toList();
    }

    private List<Nudge> arranged() {
        return nudges.values().stream().flatMap(Optional::stream).toList();
    }

    boolean speaks() {
        return !drafts.isEmpty();
    }

    /** When the first of the nudges arranged here is due (UTC). */
    Optional<Instant> firstDue() {
        return nudges.values().stream()
                .flatMap(Optional::stream)
                .map(Nudge::due)
                .min(Instant::compareTo);
    }
}
