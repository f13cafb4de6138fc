package org.reweave.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Discretion;

/**
 * Decides what happens next, and does nothing: no database, thread, clock, log or platform.
 *
 * <p>The same state, event and time always give the same result, so a turn that failed can simply be run again.
 *
 * @param <S> the state of one aggregate
 */
public interface Transition<S> {

    /** The next state and what has to be done, for this event at this time (UTC). */
    Result<S> transition(S state, Event event, Instant now);

    /** The same decisions, for somebody on a platform that has this; what it has not is not offered. */
    default Transition<S> where(Discretion platform) {
        return this;
    }

    /** Whether an event is a call for help or a stop as such, which is quickly told, and is heard whatever came before it. */
    default boolean calls(Event event) {
        return false;
    }

    /** What the words of an event call for, where they call for it and for nothing else. */
    enum Call {
        /** For nothing of this. */
        NONE,
        /** That it falls silent. */
        STOP,
        /** The bare word for help, or a question whether there is any. */
        HELP,
        /** Help now. */
        HELP_NOW
    }

    /** What is called for by an event that is such a call and nothing else. */
    default Call call(Event event) {
        return Call.NONE;
    }

    /** Whether the words of an event are a command and nothing else, such as "pause". */
    default boolean commands(Event event) {
        return false;
    }

    /** Whether the words of an event say yes or no and nothing else; empty where they say something else. */
    default Optional<Boolean> agrees(Event event) {
        return Optional.empty();
    }

    /** Whether the words of an event may say that somebody is in need, so that they are heard whatever came before them. */
    default boolean inNeed(Event event) {
        return false;
    }

    /** Whether the words of an event are those of a heavy heart. */
    default boolean heavy(Event event) {
        return false;
    }

    /** What was decided: the next state, and the effects in the order they have to happen. */
    record Result<S>(S next, List<Effect> effects) {
        public Result {
            effects = List.copyOf(effects);
        }
    }
}
