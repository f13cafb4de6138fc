package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.Effect;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupToken;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Slot;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * The people of one transaction: loaded and locked once, changed turn by turn in memory, written once at the end.
 */
final class UnitOfWork {

    /** Something that is going to be said to a person; what exactly, can hang on everything written before. */
    private record Planned(String person, Supplier<List<Draft>> drafts) {}

    /** A change of what a person agrees to, to be noted. */
    private record Noted(String person, Effect change) {}

    /** Whose a message is that is said to somebody who was forgotten. */
    private static final String NOBODY = "";

    /**
     * How long a post waits at most until somebody was answered alone. It shows them the way to help as well, so that they are
     * not to be without both for long.
     */
    private static final Duration LONGEST_BEHIND = Duration.ofMinutes(2);

    private final Work work;
    private final HandOver handOver;
    private final GroupEngine groups;
    private final Instant now;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<Account, String> ids = new HashMap<>();
    private final Set<String> newcomers = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Planned> planned = new ArrayList<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private final Map<Slot, Optional<Nudge>> nudges = new LinkedHashMap<>();
    private final List<Entry> letters = new ArrayList<>();
    private final List<Noted> consents = new ArrayList<>();

    UnitOfWork(Work work, HandOver handOver, GroupEngine groups, Instant now) {
        this.work = work;
        this.now = now;
        this.handOver = handOver;
        this.groups = groups;
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
     * @return how many messages are said; to be asked after everything was written
     */
    IntSupplier decide(Person person, Address to, Priority priority, Result<PersonState> decided) {
        Result<PersonState> result = TypedToGroup.own(decided);
        people.put(person.id(), new Person(person.id(), person.version(), to, result.next()));
        changed.add(person.id());
        int said = 0;
        boolean first = priority == Priority.REPLY && result.effects().contains(new Effect.SayFirst());
        Priority urgency = first ? Priority.URGENT : priority;
        AtomicInteger handedOver = new AtomicInteger();
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.HandOver) {
                planned.add(new Planned(person.id(), () -> handedOver(person.id(), to, handedOver)));
            } else if (effect instanceof Effect.TellAgreed) {
                planned.add(new Planned(person.id(), () -> toldAgreed(person.id(), to, handedOver)));
            } else if (effect instanceof Effect.NameLines) {
                planned.add(new Planned(person.id(), () -> namedLines(person.id(), to, urgency, handedOver)));
            } else {
                carryOut(effect, person.id(), to, urgency, result.next().guarded());
                said += effect instanceof Effect.Say || effect instanceof Effect.Forget ? 1 : 0;
            }
        }
        int replies = said;
        return () -> replies + handedOver.get();
    }

    private void carryOut(Effect effect, String person, Address to, Priority priority, boolean guarded) {
        if (effect instanceof Effect.Say say) {
            Draft draft = new Draft(person, to, priority, said(say.message(), guarded), say.until());
            planned.add(new Planned(person, () -> List.of(draft)));
        } else if (effect instanceof Effect.Arrange arrange) {
            arrange(new Nudge(person, arrange.kind(), arrange.visit(), arrange.due(), arrange.wall()));
        } else if (effect instanceof Effect.Forget forget) {
            forget(person);
            Draft farewell = new Draft(NOBODY, to, priority, said(forget.farewell(), guarded));
            planned.add(new Planned(NOBODY, () -> List.of(farewell)));
        } else if (effect instanceof Effect.Consent || effect instanceof Effect.TakeConsentBack) {
            consents.add(new Noted(person, effect));
        } else if (effect instanceof Effect.InNeed) {
            work.groups().telling(person).forEach(group -> write(group, person, new Letter.AskedForHelp()));
        } else if (effect instanceof Effect.TakeBack) {
            work.outbox().takeBack(person, now);
        } else if (effect instanceof Effect.TellAgain || effect instanceof Effect.SayFirst) {
            // Whoever told it knows the letter it was told by, and puts that back; how urgent all of it is, is known
            // already.
            return;
        } else if (effect instanceof Effect.Cancel cancel) {
            nudges.put(new Slot(person, cancel.kind()), Optional.empty());
        } else {
            throw new IllegalStateException(
                    "no way to carry out " + effect.getClass().getSimpleName());
        }
    }

    /** Lets go of everything decided for a person; whatever they do next in this transaction, they are somebody new. */
    private void forget(String person) {
        people.remove(person);
        ids.values().removeIf(person::equals);
        changed.remove(person);
        planned.removeIf(one -> one.person().equals(person));
        consents.removeIf(noted -> noted.person().equals(person));
        letters.removeIf(letter -> letter.person().equals(person));
        nudges.keySet().removeIf(slot -> slot.person().equals(person));
        if (!newcomers.remove(person)) {
            forgotten.add(person);
        }
    }

    /** Takes a tap of a person on a button of a group to that group. */
    void tapped(Person person, Address from, GroupToken token) {
        PersonState after = person.state().handled(token.written());
        people.put(person.id(), new Person(person.id(), person.version(), from, after));
        changed.add(person.id());
        write(token.group(), person.id(), new Letter.Tapped(from, token.action()));
    }

    /** Puts a letter into the mailbox of a group, which has its own turn for it. */
    void write(String group, String person, Letter letter) {
        letters.add(new Entry(group, person, letter));
        arrange(new Nudge(group, NudgeKind.GROUP_MAIL, 0, now));
    }

    /** Puts a letter back into the mailbox it came from, to be taken out again at that time (UTC). */
    void putBack(String person, Letter letter, Instant at) {
        letters.add(new Entry(person, person, letter));
        arrange(new Nudge(person, NudgeKind.MAIL, 0, at));
    }

    /** Posts in a group; where somebody was {@code answered} just now, they read that first. */
    void post(Letter.Then then, boolean answered) {
        Optional<Instant> behind = answered ? Optional.of(now.plus(LONGEST_BEHIND)) : Optional.empty();
        planned.add(new Planned(then.group(), () -> List.of(post(then, behind))));
    }

    private static Draft post(Letter.Then then, Optional<Instant> behind) {
        return new Draft(
                then.group(),
                then.place().address(),
                Priority.GROUP,
                then.post(),
                Optional.empty(),
                behind,
                Optional.of(then.notBefore()));
    }

    /** What a group reads after this letter, where the person hears nothing of it. */
    static Optional<Draft> after(Letter letter) {
        return letter instanceof Letter.Says says
                ? says.then().map(then -> post(then, Optional.empty()))
                : Optional.empty();
    }

    /** Takes the place of the person's nudge of that kind. */
    void arrange(Nudge nudge) {
        nudges.put(nudge.slot(), Optional.of(nudge));
    }

    /** Removes a nudge that was due, unless another takes its place. */
    void take(Nudge due) {
        nudges.put(due.slot(), Optional.empty());
    }

    /** Plans a person's nudges for the times their state says, where this transaction did not plan them otherwise. */
    void arrangeAsKnown(Person person) {
        person.state()
                .reminders()
                .arranged()
                .forEach((kind, known) -> nudges.putIfAbsent(
                        new Slot(person.id(), kind),
                        Optional.of(new Nudge(person.id(), kind, known.visit(), known.at(), known.wall()))));
    }

    /** Where the people that were loaded were heard from last. */
    List<Address> addresses() {
        return people.values().stream().map(Person::address).toList();
    }

    /** Writes everything that was decided; the messages in the order they were said. */
    void write() {
        forgotten.forEach(person -> work.persons().erase(person, now));
        List<Person> added = chosen(newcomers::contains);
        List<Person> saved = chosen(id -> changed.contains(id) && !newcomers.contains(id));
        if (!added.isEmpty()) {
            work.persons().add(added);
        }
        if (!saved.isEmpty()) {
            work.persons().save(saved);
        }
        consents.forEach(this::note);
        if (!letters.isEmpty()) {
            work.mailbox().add(letters, now);
        }
        List<Nudge> put = arranged();
        if (!put.isEmpty()) {
            work.nudges().put(put);
        }
        List<Slot> gone = nudges.entrySet().stream()
                .filter(slot -> slot.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            work.nudges().remove(gone);
        }
        writeMessages();
    }

    private void note(Noted noted) {
        if (noted.change() instanceof Effect.Consent given) {
            work.consents().give(noted.person(), given.what(), given.about(), given.shown(), now);
        } else if (noted.change() instanceof Effect.TakeConsentBack back) {
            work.consents().end(noted.person(), back.what(), back.about(), now);
        }
    }

    /** Writes the messages in the order they were said. */
    private void writeMessages() {
        List<Draft> drafts =
                planned.stream().flatMap(one -> one.drafts().get().stream()).toList();
        if (!drafts.isEmpty()) {
            work.outbox().add(drafts, now);
        }
    }

    private List<Draft> handedOver(String id, Address to, AtomicInteger count) {
        List<Draft> drafts = handOver.of(work, Objects.requireNonNull(people.get(id)), now).stream()
                .map(message -> new Draft(id, to, Priority.REPLY, said(message, guarded(id))))
                .toList();
        count.addAndGet(drafts.size());
        return drafts;
    }

    private List<Draft> toldAgreed(String id, Address to, AtomicInteger count) {
        List<Draft> drafts = handOver.agreed(work, Objects.requireNonNull(people.get(id)), now).stream()
                .map(message -> new Draft(id, to, Priority.REPLY, said(message, guarded(id))))
                .toList();
        count.addAndGet(drafts.size());
        return drafts;
    }

    private List<Draft> namedLines(String id, Address to, Priority priority, AtomicInteger count) {
        List<Draft> drafts = work.groups().of(id).stream()
                .flatMap(group -> groups.helpLines(group, now).stream())
                .map(message -> new Draft(id, to, priority, said(message, guarded(id))))
                .toList();
        count.addAndGet(drafts.size());
        return drafts;
    }

    private boolean guarded(String person) {
        return Objects.requireNonNull(people.get(person)).state().guarded();
    }

    /** A message to somebody, in the way they want to have what is said to them. */
    private static OutboundMessage said(OutboundMessage message, boolean guarded) {
        return guarded ? message.asGuarded() : message;
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
        return !planned.isEmpty();
    }

    /** When the first of the nudges arranged here is due (UTC), beside the urgent ones. */
    Optional<Instant> firstDue() {
        return arranged().stream()
                .filter(nudge -> nudge.kind() != NudgeKind.GROUP_MAIL)
                .map(Nudge::due)
                .min(Instant::compareTo);
    }

    /** The groups that were written to: whoever did that waits for what they say. */
    List<Nudge> urgent() {
        return arranged().stream()
                .filter(nudge -> nudge.kind() == NudgeKind.GROUP_MAIL)
                .toList();
    }
}
