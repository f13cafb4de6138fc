package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a group has to say to a person who joined it. It comes within the person's own quiet hours and number of notes a day, or
 * not at all; never into a silence, a pause or a crisis. Onto a screen that somebody else may see nothing comes, not even what
 * the person asked for: it waits.
 */
final class Told {
    /** What cannot be said for longer than this is of no use any more. */
    private static final Duration SAID_WITHIN = Duration.ofHours(3);

    private final Turn turn;

    Told(Turn turn) {
        this.turn = turn;
    }

    void told(Event.Told told) {
        if (turn.dialog instanceof Dialog.Hidden) {
            laterThanHidden(told);
        } else if (told.asked()) {
            turn.pass(told.message(), told.until());
        } else if (!hindered() && told.until().isAfter(turn.now)) {
            unasked(told);
        }
    }

    private void laterThanHidden(Event.Told told) {
        Instant later = turn.now.plus(NudgesDue.WHILE_HIDDEN);
        if (later.isBefore(told.until())) {
            turn.tellAgain(later);
        }
    }

    private void unasked(Event.Told told) {
        ReminderBook book = turn.book;
        ZoneId zone = turn.voice.zone(turn.facts());
        Instant allowed = book.cap(false).earliest(turn.now, book.sent, zone, book.quiet);
        if (!allowed.isAfter(turn.now)) {
            book.noteSent(turn.now);
            turn.silent = book.silent;
            Instant soon = turn.now.plus(SAID_WITHIN);
            turn.pass(told.message(), told.until().isBefore(soon) ? told.until() : soon);
        } else if (allowed.isBefore(told.until())) {
            turn.tellAgain(allowed);
        }
    }

    private boolean hindered() {
        boolean silent = turn.dialog instanceof Dialog.Stopped || turn.rests(turn.now);
        boolean hushed = turn.book.hushed.filter(turn.now::isBefore).isPresent();
        boolean holiday = turn.book
                .holiday
                .filter(day -> turn.now
                        .atZone(turn.voice.zone(turn.facts()))
                        .toLocalDate()
                        .isBefore(day))
                .isPresent();
        return silent || turn.dialog.inNeed() || hushed || holiday || turn.book.paused;
    }
}
