package org.reweave.engine;

import java.time.Instant;
import org.reweave.message.OutboundMessage;

/** Something that has to be done because of a transition; carried out in the same transaction as the new state. */
public sealed interface Effect {

    /** Say this to the person. */
    record Say(OutboundMessage message) implements Effect {}

    /**
     * Remind the person, once.
     *
     * @param kind replaces an earlier one of the same kind
     * @param due when (UTC)
     * @param visit the prompt it was arranged at; it comes back with {@link Event.Due}
     */
    record Arrange(NudgeKind kind, Instant due, int visit) implements Effect {}

    /** Do not remind any more; harmless where nothing was arranged. */
    record Cancel(NudgeKind kind) implements Effect {}
}
