package org.reweave.runtime;

import java.util.List;
import java.util.Optional;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;

/**
 * Notes with a prompt that is shown again in which message its button was pressed.
 *
 * <p>The note goes into the outbox together with the turn, so that the message can be changed in its place also by a process
 * that was started after the one that took in the press was killed.
 */
final class ShownAgain {
    private ShownAgain() {}

    /** The same decision, with the note where one belongs. */
    static Result<PersonState> noted(Result<PersonState> result, Inbound inbound, Event event) {
        Optional<String> message =
                inbound.content() instanceof Inbound.Press press ? press.message() : Optional.empty();
        if (message.isEmpty() || !(event instanceof Event.Pressed pressed)) {
            return result;
        }
        List<Effect> effects = result.effects().stream()
                .map(effect -> noted(effect, message.get(), pressed.visit()))
                .toList();
        return new Result<>(result.next(), effects);
    }

    private static Effect noted(Effect effect, String message, int visit) {
        if (!(effect instanceof Effect.Say say)) {
            return effect;
        }
        OutboundMessage said = say.message();
        boolean again = visit != 0 && said.visit() == visit;
        return again ? new Effect.Say(said.shownIn(message), say.until()) : effect;
    }
}
