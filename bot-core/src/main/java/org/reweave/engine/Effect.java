package org.reweave.engine;

import java.time.Instant;
import java.util.Optional;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Shown;
import org.reweave.rhythm.WallTime;

/** Something that has to be done because of a transition; carried out in the same transaction as the new state. */
public sealed interface Effect {

    /**
     * Say this to the person.
     *
     * @param until after this it is too late to be said (UTC), for their quiet hours begin; empty for what they wait for
     */
    record Say(OutboundMessage message, Optional<Instant> until) implements Effect {

        /** Something that may be said at any time. */
        public Say(OutboundMessage message) {
            this(message, Optional.empty());
        }
    }

    /**
     * Remind the person, once.
     *
     * @param kind replaces an earlier one of the same kind
     * @param due when (UTC)
     * @param visit the prompt it was arranged at; it comes back with {@link Event.Due}
     * @param wall what the clock is to show, where the time was meant so; new rules for clocks then move {@code due}
     */
    record Arrange(NudgeKind kind, Instant due, int visit, Optional<WallTime> wall) implements Effect {

        /** Remind at a moment, whatever a clock shows. */
        public Arrange(NudgeKind kind, Instant due, int visit) {
            this(kind, due, visit, Optional.empty());
        }
    }

    /** Hand the person everything that is kept of them. */
    record HandOver() implements Effect {}

    /** Tell the person what they agreed to, when, and what of it they took back. */
    record TellAgreed() implements Effect {}

    /**
     * The person agreed to something.
     *
     * @param about what exactly, where there can be more than one; or empty
     * @param shown the words they agreed to
     */
    record Consent(Agreed what, String about, Shown shown) implements Effect {}

    /** The person does not agree to it any more. */
    record TakeConsentBack(Agreed what, String about) implements Effect {}

    /**
     * Erase everything that is kept of the person, what was said before in this turn included.
     *
     * @param farewell what is said when it is done
     */
    record Forget(OutboundMessage farewell) implements Effect {}

    /**
     * The person asked for help, or was shown it. Where they agreed to that beforehand, those who lead their group hear that it
     * happened, and nothing else.
     */
    record InNeed() implements Effect {}

    /** What is said in this turn goes before all that waits for the person; it is not to stand behind their own earlier answers. */
    record SayFirst() implements Effect {}

    /**
     * Take back what was to be said to the person unasked and has not gone out yet: they want silence now.
     */
    record TakeBack() implements Effect {}

    /** Say here, where the person reads it, which help lines the groups name that they joined; nothing where there are none. */
    record NameLines() implements Effect {}

    /** What was told cannot be said yet; tell it again then (UTC). */
    record TellAgain(Instant at) implements Effect {}

    /** Do not remind any more; harmless where nothing was arranged. */
    record Cancel(NudgeKind kind) implements Effect {}
}
