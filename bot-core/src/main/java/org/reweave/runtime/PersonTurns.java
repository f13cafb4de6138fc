package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Reminders.Arranged;
import org.reweave.engine.Transition;
import org.reweave.engine.Transition.Result;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupToken;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.Inbound;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * Works turns through inside one transaction; what it returns may be told to others only after the commit.
 *
 * <p>The order is: leave out what was taken in before, load and lock everybody, decide one turn after another, write.
 */
final class PersonTurns {

    /**
     * What the turns of a transaction came to.
     *
     * @param tell tells whoever waits for the turns, one entry a turn
     * @param speaks whether messages went into the outbox
     * @param firstDue when the first nudge that was arranged is due (UTC)
     * @param duplicates how many of the turns had been taken in before
     * @param urgent what somebody waits for and is due at once: it does not stand in line with what nobody waits for
     */
    record Outcome(
            List<Runnable> tell, boolean speaks, Optional<Instant> firstDue, int duplicates, Collection<Nudge> urgent) {

        /** One after which nobody waits for another turn. */
        Outcome(List<Runnable> tell, boolean speaks, Optional<Instant> firstDue, int duplicates) {
            this(tell, speaks, firstDue, duplicates, List.of());
        }
    }

    /** A nudge to an address that is lost says nothing and waits; how long, before it is looked at again. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);

    /** How many letters a person hears at once; they hear from few groups. */
    private static final int LETTERS = 32;

    private final Transition<PersonState> transition;
    private final Newcomers newcomers;
    private final HandOver handOver;
    private final GroupEngine groups;
    private final TypedToGroup typed;
    private final SealedDoors doors;
    private final Function<String, Discretion> discretion;

    PersonTurns(
            Transition<PersonState> transition,
            Newcomers newcomers,
            HandOver handOver,
            GroupEngine groups,
            Function<String, Discretion> discretion) {
        this.discretion = discretion;
        this.transition = transition;
        this.newcomers = newcomers;
        this.handOver = handOver;
        this.groups = groups;
        this.typed = new TypedToGroup(transition, groups);
        this.doors = new SealedDoors(groups);
    }

    /** Works through what people did. */
    Outcome hear(Work work, List<Turn.Heard> turns, Instant now) {
        Map<UpdateKey, Turn.Heard> fresh = notYetSeen(work, turns);
        UnitOfWork unit = new UnitOfWork(work, handOver, groups, now);
        unit.loadByAddress(addresses(fresh.values()));
        List<Runnable> tell = new ArrayList<>(turns.size());
        for (Turn.Heard turn : turns) {
            boolean duplicate = fresh.get(turn.update()) != turn;
            Supplier<Accepted> accepted =
                    duplicate ? () -> new Accepted(true, 0) : answer(work, unit, doors.opened(work, turn), now);
            tell.add(() -> turn.accepted().complete(accepted.get()));
        }
        if (!fresh.isEmpty()) {
            welcomeBack(work, unit, work.reachability().lost(addresses(fresh.values())));
        }
        unit.write();
        if (!fresh.isEmpty()) {
            work.inbox().remember(owners(unit, fresh), now);
        }
        return new Outcome(tell, unit.speaks(), unit.firstDue(), turns.size() - fresh.size(), unit.urgent());
    }

    /** Whoever was out of reach is not any more: their nudges come at the times they are known by again, late ones now. */
    private static void welcomeBack(Work work, UnitOfWork unit, Set<Address> back) {
        for (Address address : back) {
            Person person = unit.find(Account.of(address));
            if (person != null) {
                unit.arrangeAsKnown(person);
            }
        }
        if (!back.isEmpty()) {
            work.reachability().find(back);
        }
    }

    /** The turns to run by what they are; of two with the same name only the first. */
    private static Map<UpdateKey, Turn.Heard> notYetSeen(Work work, List<Turn.Heard> turns) {
        Map<UpdateKey, Turn.Heard> fresh = new LinkedHashMap<>();
        turns.forEach(turn -> fresh.putIfAbsent(turn.update(), turn));
        fresh.keySet().removeAll(work.inbox().seen(List.copyOf(fresh.keySet())));
        return fresh;
    }

    private static Map<UpdateKey, String> owners(UnitOfWork unit, Map<UpdateKey, Turn.Heard> turns) {
        Map<UpdateKey, String> owners = new LinkedHashMap<>();
        turns.forEach((update, turn) -> owners.put(update, owner(unit, turn)));
        return owners;
    }

    private static String owner(UnitOfWork unit, Turn.Heard turn) {
        Person person = unit.find(Account.of(turn.inbound().from()));
        return person == null ? "" : person.id();
    }

    private static Set<Address> addresses(Collection<Turn.Heard> turns) {
        return turns.stream().map(turn -> turn.inbound().from()).collect(Collectors.toSet());
    }

    /** Gives what became of it; to be asked after everything was written. */
    private Supplier<Accepted> answer(Work work, UnitOfWork unit, Turn.Heard turn, Instant now) {
        Inbound inbound = turn.inbound();
        Event event = turn.event();
        Person person = unit.find(Account.of(inbound.from()));
        if (person == null) {
            PersonState state = newcomers.meet(inbound, now);
            person = new Person(UUID.randomUUID().toString(), 0, inbound.from(), state);
            unit.add(person);
        }
        boolean apart = event instanceof Event.PutAside
                || event instanceof Event.TooMuch
                || person.state().dialog().hidden();
        Person who = person;
        Optional<GroupToken> token =
                apart ? Optional.empty() : ofGroup(inbound).or(() -> typed.read(work, who, inbound.from(), event, now));
        if (token.isPresent()) {
            unit.tapped(person, inbound.from(), token.get());
            return () -> new Accepted(false, 0, true);
        }
        Result<PersonState> result = at(inbound.from()).transition(person.state(), typed.heard(person, event), now);
        IntSupplier replies =
                unit.decide(person, inbound.from(), Priority.REPLY, ShownAgain.noted(result, inbound, event));
        return () -> new Accepted(false, replies.getAsInt());
    }

    /** What belongs to a group, whichever way the person came to it: it answers in its own turn. */
    private static Optional<GroupToken> ofGroup(Inbound inbound) {
        if (inbound.content() instanceof Inbound.Press press) {
            return GroupToken.read(press.token());
        }
        return inbound.content() instanceof Inbound.Opened opened
                ? opened.payload().flatMap(GroupToken::read).map(GroupToken::byLink)
                : Optional.empty();
    }

    /**
     * Works through nudges that are due: one turn for each person, with everything that is due for them, so that they
     * hear of it together. A nudge that stands no longer does nothing.
     */
    Outcome fire(Work work, List<Turn.Fired> turns, Instant now) {
        UnitOfWork unit = new UnitOfWork(work, handOver, groups, now);
        Set<String> people = turns.stream().map(turn -> turn.nudge().person()).collect(Collectors.toSet());
        unit.loadById(people);
        Set<Address> lost = work.reachability().lost(unit.addresses());
        List<Nudge> taken = work.nudges().lockDue(people, now);
        taken.forEach(unit::take);
        Set<Nudge> stood = new HashSet<>();
        taken.stream()
                .collect(Collectors.groupingBy(Nudge::person, LinkedHashMap::new, Collectors.toList()))
                .forEach((person, due) -> {
                    if (wake(work, unit, person, due, lost, now)) {
                        stood.addAll(due);
                    }
                });
        unit.write();
        LateNotes.among(
                        Stage.FIRED,
                        stood.stream()
                                .filter(nudge -> !nudge.kind().wakes())
                                .map(nudge -> Duration.between(nudge.due(), now)))
                .ifPresent(late -> work.nudges().late(late, now));
        List<Runnable> tell = new ArrayList<>(turns.size());
        for (Turn.Fired turn : turns) {
            boolean still = stood.contains(turn.nudge());
            tell.add(() -> turn.fired().complete(still));
        }
        return new Outcome(tell, unit.speaks(), unit.firstDue(), 0, unit.urgent());
    }

    /** Decides for somebody who is reached there. */
    private Transition<PersonState> at(Address address) {
        return transition.where(discretion.apply(address.platform()));
    }

    private boolean wake(Work work, UnitOfWork unit, String id, List<Nudge> nudges, Set<Address> lost, Instant now) {
        boolean mail = nudges.stream().anyMatch(nudge -> nudge.kind().wakes());
        boolean told = mail && tell(work, unit, id, lost, now);
        List<Nudge> reminders =
                nudges.stream().filter(nudge -> !nudge.kind().wakes()).toList();
        return reminders.isEmpty() ? told : remind(unit, id, reminders, lost, now);
    }

    /** Works through the letters in a person's mailbox; what can only be said later goes back into it. */
    private boolean tell(Work work, UnitOfWork unit, String id, Set<Address> lost, Instant now) {
        boolean heard = false;
        for (Entry entry : work.mailbox().take(id, LETTERS)) {
            Person person = unit.find(id);
            if (entry.letter() instanceof Letter.Says says) {
                boolean hears = person != null && (says.asked() || !lost.contains(person.address()));
                boolean answered = hears && tell(unit, Objects.requireNonNull(person), says, now);
                says.then().ifPresent(then -> unit.post(then, answered));
                heard |= hears;
            }
        }
        return heard;
    }

    /** Tells a person what a letter says; returns whether something is said to them now. */
    private boolean tell(UnitOfWork unit, Person person, Letter.Says says, Instant now) {
        Event told = new Event.Told(says.message(), says.until(), says.asked());
        Result<PersonState> result = at(person.address()).transition(person.state(), told, now);
        unit.decide(person, person.address(), urgency(says), result);
        Letter later = new Letter.Says(says.message(), says.until(), says.asked());
        result.effects().stream()
                .filter(Effect.TellAgain.class::isInstance)
                .forEach(again -> unit.putBack(person.id(), later, ((Effect.TellAgain) again).at()));
        return result.effects().stream().anyMatch(Effect.Say.class::isInstance);
    }

    /** Who is answered alone before a group reads something said words there that may mean danger. */
    private static Priority urgency(Letter.Says says) {
        if (says.then().isPresent()) {
            return Priority.URGENT;
        }
        return says.asked() ? Priority.REPLY : Priority.NUDGE;
    }

    private boolean remind(UnitOfWork unit, String id, List<Nudge> nudges, Set<Address> lost, Instant now) {
        Person person = unit.find(id);
        if (person == null) {
            return false;
        }
        List<Nudge> heard = nudges;
        if (lost.contains(person.address())) {
            heard = nudges.stream()
                    .filter(nudge -> nudge.kind() == NudgeKind.UNSAID)
                    .toList();
            nudges.stream()
                    .filter(nudge -> nudge.kind() != NudgeKind.UNSAID && nudge.kind() != NudgeKind.LONG_AWAY)
                    .forEach(nudge -> unit.arrange(nudge.at(now.plus(LOOKED_AT_AGAIN))));
        }
        if (heard.isEmpty()) {
            return false;
        }
        Event due = new Event.Due(heard.stream()
                .map(nudge -> new Event.Reminder(nudge.kind(), nudge.visit(), meant(person, nudge)))
                .toList());
        Result<PersonState> result = at(person.address()).transition(person.state(), due, now);
        unit.decide(person, person.address(), Priority.NUDGE, result);
        return true;
    }

    /** When a nudge was to come; one that was put off while nobody could be reached is late, not on time. */
    private static Instant meant(Person person, Nudge nudge) {
        Arranged known = person.state().reminders().arranged().get(nudge.kind());
        if (known == null || known.visit() != nudge.visit() || known.due().isAfter(nudge.due())) {
            return nudge.due();
        }
        return known.at();
    }

    /**
     * Puts aside what a person did and could not be worked through.
     *
     * @param reason a short name of what failed
     * @param apologise whether the person is told
     */
    Outcome putAside(Work work, Turn.Heard turn, String reason, boolean apologise, Instant now) {
        Set<UpdateKey> update = Set.of(turn.update());
        if (!work.inbox().seen(update).isEmpty()) {
            return told(turn, new Accepted(true, 0), new UnitOfWork(work, handOver, groups, now));
        }
        UnitOfWork unit = new UnitOfWork(work, handOver, groups, now);
        unit.loadByAddress(Set.of(turn.inbound().from()));
        Supplier<Accepted> accepted = apologise
                ? answer(work, unit, new Turn.Heard(turn.inbound(), new Event.PutAside()), now)
                : () -> new Accepted(false, 0);
        unit.write();
        String person = owner(unit, turn);
        work.inbox().park(new Parked(turn.update(), person, reason, now));
        work.inbox().remember(Map.of(turn.update(), person), now);
        return told(turn, accepted.get(), unit);
    }

    private static Outcome told(Turn.Heard turn, Accepted accepted, UnitOfWork unit) {
        return new Outcome(
                List.of(() -> turn.accepted().complete(accepted)),
                unit.speaks(),
                unit.firstDue(),
                accepted.duplicate() ? 1 : 0);
    }

    /** Puts aside a nudge that could not be worked through; nobody is told, for nobody asked. What a group waits for comes. */
    Outcome putAside(Work work, Turn.Fired turn, String reason, Instant now) {
        Nudge nudge = turn.nudge();
        boolean stood = work.nudges().take(nudge);
        if (stood && nudge.kind() == NudgeKind.MAIL) {
            List<Draft> posts = work.mailbox().take(nudge.person(), LETTERS).stream()
                    .flatMap(entry -> UnitOfWork.after(entry.letter()).stream())
                    .toList();
            work.outbox().add(posts, now);
        }
        if (stood) {
            UpdateKey name = new UpdateKey("nudge", nudge.kind() + "/" + UUID.randomUUID());
            work.inbox().park(new Parked(name, nudge.person(), reason, now));
        }
        return new Outcome(List.of(() -> turn.fired().complete(stood)), false, Optional.empty(), 0);
    }
}
