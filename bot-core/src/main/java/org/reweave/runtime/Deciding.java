package org.reweave.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.engine.Transition.Result;
import org.reweave.group.GroupToken;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

/**
 * Decides what turns come to, before anything of it is written: those of one person one after another, different people
 * side by side on all processors. That is safe because a transition is a function of its arguments.
 */
final class Deciding {
    private final Transition<PersonState> transition;
    private final Newcomers newcomers;

    Deciding(Transition<PersonState> transition, Newcomers newcomers) {
        this.transition = transition;
        this.newcomers = newcomers;
    }

    /**
     * What one turn came to.
     *
     * @param person who they were before it
     * @param newcomer whether nobody knew them before
     * @param ofGroup what it is to a group, which answers in its own turn; then nothing is decided here
     */
    record Decided(
            Turn.Heard turn,
            Person person,
            boolean newcomer,
            Optional<GroupToken> ofGroup,
            Result<PersonState> result) {

        /**
         * Takes it over into the unit of work.
         *
         * @return how many messages are said; to be asked after everything was written
         */
        IntSupplier in(UnitOfWork unit) {
            if (newcomer) {
                unit.add(person);
            }
            Address from = turn.inbound().from();
            if (ofGroup.isPresent()) {
                GroupToken token = ofGroup.get();
                unit.write(token.group(), person.id(), new Letter.Tapped(from, token.action()));
                return () -> 0;
            }
            return unit.decide(person, from, Priority.REPLY, result);
        }

        /** Who the person is after it; nobody where they were forgotten. */
        private @Nullable Person after() {
            Address to = turn.inbound().from();
            boolean forgotten = result.effects().stream().anyMatch(Effect.Forget.class::isInstance);
            return forgotten ? null : new Person(person.id(), person.version(), to, result.next());
        }
    }

    /** Decides each of these turns; the people of the unit are looked up and not changed. */
    Map<Turn.Heard, Decided> each(
            UnitOfWork unit, List<Turn.Heard> turns, Function<Turn.Heard, Event> event, Instant now) {
        Map<Turn.Heard, Decided> decided = new HashMap<>();
        byPerson(unit, turns).parallelStream()
                .map(one -> inTurn(unit, one, event, now))
                .toList()
                .forEach(some -> some.forEach(one -> decided.put(one.turn(), one)));
        return decided;
    }

    private static List<List<Turn.Heard>> byPerson(UnitOfWork unit, List<Turn.Heard> turns) {
        Map<Object, List<Turn.Heard>> byPerson = new LinkedHashMap<>();
        for (Turn.Heard turn : turns) {
            Account account = Account.of(turn.inbound().from());
            Person known = unit.find(account);
            byPerson.computeIfAbsent(known == null ? account : known.id(), key -> new ArrayList<>(1))
                    .add(turn);
        }
        return List.copyOf(byPerson.values());
    }

    private List<Decided> inTurn(
            UnitOfWork unit, List<Turn.Heard> turns, Function<Turn.Heard, Event> event, Instant now) {
        List<Decided> decided = new ArrayList<>(turns.size());
        Person person = unit.find(Account.of(turns.get(0).inbound().from()));
        for (Turn.Heard turn : turns) {
            boolean newcomer = person == null;
            Person before = person == null ? newcomer(turn, now) : person;
            Decided one = decided(turn, before, newcomer, event.apply(turn), now);
            decided.add(one);
            person = one.after();
        }
        return decided;
    }

    private Decided decided(Turn.Heard turn, Person before, boolean newcomer, Event event, Instant now) {
        boolean apart = event instanceof Event.PutAside || event instanceof Event.TooMuch;
        Optional<GroupToken> ofGroup = apart ? Optional.empty() : ofGroup(turn.inbound());
        Result<PersonState> result = ofGroup.isPresent()
                ? new Result<>(before.state(), List.of())
                : ShownAgain.noted(transition.transition(before.state(), event, now), turn.inbound(), event);
        return new Decided(turn, before, newcomer, ofGroup, result);
    }

    /** What belongs to a group, whichever way the person came to it. */
    private static Optional<GroupToken> ofGroup(Inbound inbound) {
        if (inbound.content() instanceof Inbound.Press press) {
            return GroupToken.read(press.token());
        }
        return inbound.content() instanceof Inbound.Opened opened
                ? opened.payload().flatMap(GroupToken::read)
                : Optional.empty();
    }

    private Person newcomer(Turn.Heard turn, Instant now) {
        PersonState state = newcomers.meet(turn.inbound(), now);
        return new Person(UUID.randomUUID().toString(), 0, turn.inbound().from(), state);
    }
}
