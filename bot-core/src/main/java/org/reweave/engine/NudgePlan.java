package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reweave.engine.Reminders.Arranged;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.WallTime;

/** Arranges what comes again, and moves it along when the person or their clock moves. */
final class NudgePlan {
    private static final List<NudgeKind> AGAIN = List.of(NudgeKind.CHECK_IN, NudgeKind.ANNIVERSARY);

    private final Turn turn;
    private final ReminderBook book;

    NudgePlan(Turn turn) {
        this.turn = turn;
        this.book = turn.book;
    }

    /** Arranges everything that comes again anew, from now on; what may not come is taken away. */
    void all() {
        AGAIN.forEach(kind -> after(kind, turn.now));
    }

    /** Arranges the next of a kind that comes again, after the given time (UTC). */
    void after(NudgeKind kind, Instant from) {
        Optional<Rhythm> rhythm = book.rhythm(kind).filter(any -> mayCome(kind));
        if (rhythm.isEmpty()) {
            if (book.arranged.containsKey(kind)) {
                turn.cancel(kind);
            }
            return;
        }
        WallTime next = next(rhythm.get(), from);
        arrange(kind, next.instant(), Optional.of(next));
    }

    /** When a rhythm would come first after the given time (UTC): not before a holiday ends, nor while nothing may come. */
    WallTime next(Rhythm rhythm, Instant from) {
        ZoneId zone = zone();
        Instant start = later(from, turn.now);
        start = book.hushed
                .map(until -> later(until, from))
                .filter(start::isBefore)
                .orElse(start);
        Instant holiday = book.holiday
                .map(day -> day.atStartOfDay(zone).toInstant().minusMillis(1))
                .orElse(start);
        return rhythm.next(later(start, holiday), zone, book.quiet);
    }

    private boolean mayCome(NudgeKind kind) {
        boolean rests = kind == NudgeKind.CHECK_IN && book.resting;
        return !book.paused && !rests && !(turn.dialog instanceof Dialog.Stopped);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ZoneId zone() {
        return turn.voice.zone(turn.facts());
    }

    /**
     * Moves the plan to the zone the person lives by now, where that is another one. What comes again and what they
     * meant to do by themselves keeps its time on the wall; an hour agreed for a talk or a return stays the same moment.
     */
    void followZone() {
        if (book.arranged.isEmpty()) {
            return;
        }
        ZoneId zone = zone();
        boolean moved = book.plannedIn.isPresent() && !book.plannedIn.get().equals(zone);
        book.plannedIn = Optional.of(zone);
        if (moved) {
            for (Map.Entry<NudgeKind, Arranged> entry : List.copyOf(book.arranged.entrySet())) {
                follow(entry.getKey(), entry.getValue(), zone);
            }
        }
    }

    private void follow(NudgeKind kind, Arranged arranged, ZoneId zone) {
        if (AGAIN.contains(kind)) {
            after(kind, turn.now);
        } else if (kind == NudgeKind.SMALL_THING || kind == NudgeKind.REVIEW) {
            arranged.wall().ifPresent(wall -> {
                WallTime here = new WallTime(wall.at(), zone);
                rearrange(kind, later(here.instant(), turn.now), here);
            });
        }
    }

    /** Arranges a nudge for a moment, at the prompt that is open now; {@code wall} is what the clock shows then, where that is meant. */
    void arrange(NudgeKind kind, Instant due, Optional<WallTime> wall) {
        turn.arrange(kind, due, wall, turn.visit);
    }

    /** Moves a nudge that is arranged; it still belongs to the prompt it was arranged at. */
    private void rearrange(NudgeKind kind, Instant due, WallTime wall) {
        Arranged before = Objects.requireNonNull(book.arranged.get(kind));
        turn.arrange(kind, due, Optional.of(wall), before.visit());
    }

    /** A return belongs to the rest, whatever is looked at over it: it moves along from an earlier prompt to the open one. */
    void moveAlong(int from) {
        Arranged back = book.arranged.get(NudgeKind.COME_BACK);
        if (back != null && back.visit() == from) {
            turn.arrange(NudgeKind.COME_BACK, back.due(), back.wall(), turn.visit);
        }
    }

    /** Takes a return away that nobody waits for any more, for it would not come. */
    void noDeadReturn() {
        Arranged back = book.arranged.get(NudgeKind.COME_BACK);
        boolean hidden = turn.dialog instanceof Dialog.Hidden;
        if (back != null && !hidden && turn.away().isEmpty() && !isSet(back.visit())) {
            turn.cancel(NudgeKind.COME_BACK);
        }
    }

    /** Whether an answer that arranged something stands. */
    boolean isSet(int visit) {
        return turn.facts().counting().stream()
                .anyMatch(entry -> entry.visit() == visit && entry.answer() instanceof Answer.Set);
    }

    /** What comes again is planned for after the time in which it rests, so that nobody is told of a time at which it does not come. */
    void afterHush() {
        for (NudgeKind kind : AGAIN) {
            Arranged next = book.arranged.get(kind);
            if (next != null && book.hushed.filter(next.at()::isBefore).isPresent()) {
                after(kind, turn.now);
            }
        }
    }

    /** Moves a nudge that is due now to a later moment. */
    void postpone(Event.Reminder reminder, Instant due) {
        turn.arrange(reminder.kind(), due, Optional.empty(), reminder.visit());
    }

    /** Moves a nudge that is due now to a later time by the clock. */
    void postpone(Event.Reminder reminder, WallTime wall) {
        turn.arrange(reminder.kind(), wall.instant(), Optional.of(wall), reminder.visit());
    }
}
