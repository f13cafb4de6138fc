package org.reweave.engine;

import java.time.Instant;
import java.util.List;

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

    /** What was decided: the next state, and the effects in the order they have to happen. */
    record Result<S>(S next, List<Effect> effects) {
        public Result {
            effects = List.copyOf(effects);
        }
    }
}
