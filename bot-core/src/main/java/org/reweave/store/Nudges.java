package org.reweave.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.NudgeKind;
import org.reweave.rhythm.WallTime;

/** Reminders, one a person and kind. */
public interface Nudges {

    /** What there is at most one reminder of: a person (id) and what it is for. */
    record Slot(String person, NudgeKind kind) {}

    /**
     * A reminder.
     *
     * @param person whom (id)
     * @param kind what for
     * @param visit the prompt it was arranged at
     * @param due when (UTC)
     * @param wall what the clock is to show then, where the time was meant so
     */
    record Nudge(String person, NudgeKind kind, int visit, Instant due, Optional<WallTime> wall) {

        /** A reminder at a moment, whatever a clock shows then. */
        public Nudge(String person, NudgeKind kind, int visit, Instant due) {
            this(person, kind, visit, due, Optional.empty());
        }

        /** What it takes the place of. */
        public Slot slot() {
            return new Slot(person, kind);
        }

        /** The same reminder at another moment (UTC), whatever a clock shows then. */
        public Nudge at(Instant other) {
            return new Nudge(person, kind, visit, other);
        }
    }

    /** On their way to a person, where notes can become late. */
    enum Stage {
        /** The note was decided on and written down, later than it was planned for. */
        FIRED,
        /** The platform took it, later than it was written down. */
        ARRIVED
    }

    /**
     * Notes that came later than is stated.
     *
     * @param stage where they became late
     * @param notes how many
     * @param longest how late the last of them was
     */
    record Late(Stage stage, long notes, Duration longest) {}

    /** Arranges reminders; one of the same person and kind is replaced. Whoever arranges the same at once waits. */
    void put(List<Nudge> nudges);

    /** Removes reminders; harmless where there is none. */
    void remove(Collection<Slot> slots);

    /** Reminders due by now, the oldest first, at most {@code limit}. Not locked: firing one checks that it still stands. */
    List<Nudge> due(Instant now, int limit);

    /** Removes exactly this reminder, and says whether it still stood. */
    boolean take(Nudge nudge);

    /**
     * Everything of these people that is due by now, the oldest first. Whoever arranges or takes one of these waits from now
     * on, so that what is removed or arranged anew in this transaction is what was found.
     */
    List<Nudge> lockDue(Collection<String> persons, Instant now);

    /** Removes everything of these people that is due by now and returns it, the oldest first. */
    default List<Nudge> takeDue(Collection<String> persons, Instant now) {
        List<Nudge> due = lockDue(persons, now);
        remove(due.stream().map(Nudge::slot).toList());
        return due;
    }

    /** A person's reminders, the next first. */
    List<Nudge> of(String person);

    /**
     * Reminders that were meant by a clock on the wall, in a lasting order.
     *
     * @param after the last one seen before; null to begin
     * @param limit how many at most
     */
    List<Nudge> byTheClock(@org.jspecify.annotations.Nullable Nudge after, int limit);

    /** Moves exactly this reminder to another moment (UTC), and says whether it still stood. */
    boolean move(Nudge nudge, Instant due);

    /** Counts notes that came late just now (UTC). */
    void late(Late late, Instant now);

    /** What came late since a time (UTC), by where it became so; what is not there was not late. */
    List<Late> lateSince(Instant time);

    /** Forgets what came late before a time (UTC); returns how many counts that were. */
    int forgetLateBefore(Instant time);

    /** The version of the rules for clocks that reminders were arranged by; empty where none was noted yet. */
    Optional<String> clockRules();

    /** Notes the version of the rules for clocks that reminders are arranged by. */
    void clockRules(String version);

    /** What the clock showed when it was noted last (UTC); empty where it never was. */
    Optional<Instant> clockShown();

    /** Notes what the clock shows (UTC). */
    void clockShown(Instant now);
}
