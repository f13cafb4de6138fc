package org.reweave.store;

import java.time.Instant;
import java.util.List;
import org.reweave.engine.NudgeKind;

/** Reminders, one a person and kind. */
public interface Nudges {

    /** A reminder: whom, what for, the prompt it was arranged at, and when it is due (UTC). */
    record Nudge(String person, NudgeKind kind, int visit, Instant due) {

        /** The same reminder at another time (UTC). */
        public Nudge at(Instant other) {
            return new Nudge(person, kind, visit, other);
        }
    }

    /** Arranges reminders; one of the same person and kind is replaced. */
    void put(List<Nudge> nudges);

    /** Removes a reminder; harmless where there is none. */
    void remove(String person, NudgeKind kind);

    /** Reminders due by now, the oldest first, at most {@code limit}. Not locked: firing one checks that it still stands. */
    List<Nudge> due(Instant now, int limit);

    /** Removes exactly this reminder, and says whether it still stood. */
    boolean take(Nudge nudge);

    /** A person's reminders, the next first. */
    List<Nudge> of(String person);
}
