package org.reweave.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.engine.Transition.Call;
import org.reweave.engine.Transition.Result;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupToken;
import org.reweave.group.Standing;
import org.reweave.group.Typed;
import org.reweave.message.Address;
import org.reweave.message.QuickReply;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * Whose the words are that somebody types: they belong to whoever said something to this person last in that chat, on every
 * platform and in the terminal alike.
 *
 * <p>That is a group from a tap on its button or a command to it that was answered alone, which are remembered as the button
 * that was handled last, or from a question of the group's that came, until their own conversation says something again. Of what
 * the group said only the last can be answered by typing, and only until it is; a button of an earlier message can still be
 * tapped. A call for help, words that may mean danger, and a conversation that rests come first. Words that fit nothing there are
 * for their own conversation, except during a set-up; a few words are only when they were asked about once, and a bare yes or no
 * never: it would answer a question that does not stand there any more.
 */
final class TypedToGroup {
    /** The button that asks for the question of a round. */
    private static final String ASK = "ask";
    /** The button that asks whether those who lead may hear of a call for help, and what its answers begin with. */
    private static final String TOLD = "told";

    private final Transition<PersonState> transition;
    private final GroupEngine groups;

    TypedToGroup(Transition<PersonState> transition, GroupEngine groups) {
        this.transition = transition;
        this.groups = groups;
    }

    /** The button that what was typed stands for; empty where it is meant for the person's own conversation. */
    Optional<GroupToken> read(Work work, Person person, Address from, Event event, Instant now) {
        if (!(event instanceof Event.Said said) || person.state().dialog().silent()) {
            return Optional.empty();
        }
        Optional<GroupToken> last = GroupToken.read(person.state().lastToken());
        if (last.isEmpty() || calls(said) || transition.inNeed(event)) {
            return Optional.empty();
        }
        GroupToken token = last.get();
        Membership in = work.groups().membership(token.group(), person.id());
        Standing who = new Standing(person.id(), from, true, false, in.joined(), in.leads());
        Typed typed =
                new Typed(said.text(), transition.commands(event), transition.agrees(event), transition.heavy(event));
        return work.groups()
                .look(token.group())
                .flatMap(state -> groups.typed(token.group(), state, who, token.action(), typed, now))
                .map(action -> new GroupToken(token.group(), action));
    }

    /** Whether it is a call for help or a stop; signs alone, which ask how this works where nothing else is asked, are none. */
    private boolean calls(Event.Said said) {
        return transition.call(said) != Call.NONE && !Typed.signs(said.text());
    }

    /** What happened as the person's own conversation hears it: a bare yes or no after a group spoke opens it where it was. */
    Event heard(Person person, Event event) {
        boolean groupSpoke = GroupToken.read(person.state().lastToken()).isPresent();
        return groupSpoke
                        && event instanceof Event.Said
                        && transition.agrees(event).isPresent()
                ? new Event.Opened()
                : event;
    }

    /**
     * What was decided in the person's own conversation: where it says something, that is what can be answered now, be it its
     * own or what a group asks.
     */
    static Result<PersonState> own(Result<PersonState> result) {
        List<QuickReply> said = result.effects().stream()
                .filter(Effect.Say.class::isInstance)
                .map(effect -> ((Effect.Say) effect).message().replies())
                .reduce(List.of(), (earlier, later) -> later);
        boolean says = result.effects().stream().anyMatch(Effect.Say.class::isInstance);
        Optional<GroupToken> asked = said.stream().findFirst().flatMap(reply -> GroupToken.read(reply.token()));
        if (asked.isPresent()) {
            String again = asked.get().action().startsWith(TOLD) ? TOLD : ASK;
            return handled(result, new GroupToken(asked.get().group(), again).written());
        }
        return says && GroupToken.read(result.next().lastToken()).isPresent() ? handled(result, "") : result;
    }

    private static Result<PersonState> handled(Result<PersonState> result, String token) {
        return new Result<>(result.next().handled(token), result.effects());
    }
}
