package org.reweave.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.engine.Transition.Result;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupToken;
import org.reweave.group.Standing;
import org.reweave.message.Address;
import org.reweave.message.QuickReply;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * Whether what somebody types answers what a group asked them last, in the place of their own conversation.
 *
 * <p>It may from a tap on a group's button, which is remembered as the one that was handled last, or from a question of the
 * group's that came, until their own conversation says something again. A call for help, words that may mean danger, and a
 * conversation that rests come first.
 */
final class TypedToGroup {
    /** The button that asks for the question of a round. */
    private static final String ASK = "ask";

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
        if (last.isEmpty() || transition.calls(event) || transition.inNeed(event)) {
            return Optional.empty();
        }
        GroupToken token = last.get();
        Membership in = work.groups().membership(token.group(), person.id());
        Standing who = new Standing(person.id(), from, true, false, in.joined(), in.leads());
        boolean command = transition.commands(event);
        return work.groups()
                .look(token.group())
                .flatMap(state -> groups.typed(token.group(), state, who, token.action(), said.text(), command, now))
                .map(action -> new GroupToken(token.group(), action));
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
            return handled(result, new GroupToken(asked.get().group(), ASK).written());
        }
        return says && GroupToken.read(result.next().lastToken()).isPresent() ? handled(result, "") : result;
    }

    private static Result<PersonState> handled(Result<PersonState> result, String token) {
        return new Result<>(result.next().handled(token), result.effects());
    }
}
