package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Event.Reminder;

/** Says what is due: everything together in one message, whose first line never tells what it is about. */
final class NudgesSaid {
    /** What is said to somebody who did not write goes out within this, or not at all. */
    private static final Duration SAID_WITHIN = Duration.ofHours(3);

    private final Turn turn;
    private final ReminderBook book;
    private final ZoneId zone;

    NudgesSaid(Turn turn) {
        this.turn = turn;
        this.book = turn.book;
        this.zone = turn.voice.zone(turn.facts());
    }

    /** Whether it is the return from the rest the person takes now. */
    boolean awaited(Reminder reminder) {
        return turn.away().isPresent() && reminder.visit() == turn.visit;
    }

    private static boolean isCheckIn(NudgeKind kind) {
        return kind == NudgeKind.CHECK_IN || kind == NudgeKind.SNOOZED;
    }

    /** Says all of these in one message; {@code late} where one of them comes later than it was meant to. */
    void say(List<Reminder> reminders, boolean late) {
        boolean checkIn = reminders.stream().anyMatch(one -> isCheckIn(one.kind()));
        boolean back = reminders.stream().anyMatch(this::awaited);
        book.noteSent(turn.now);
        turn.until = Optional.of(latest(reminders));
        firstLine(reminders.get(0).due());
        honestly(late);
        for (Reminder reminder : reminders) {
            if (!isCheckIn(reminder.kind()) && !awaited(reminder)) {
                turn.line(reminder(reminder.kind()));
            }
        }
        if (back) {
            boolean agreed = turn.away().map(Dialog.Away::agreed).orElse(false);
            turn.rest = Optional.empty();
            turn.dialog = new Dialog.Away(Optional.of(turn.now), agreed);
            turn.show();
        } else if (checkIn && turn.dialog.inNeed()) {
            afterHelp();
        } else if (checkIn) {
            book.unanswered++;
            leaveOutTheOther();
            boolean overQuestion = turn.dialog instanceof Dialog.None;
            int under = overQuestion ? turn.visit : 0;
            turn.open(new Dialog.Notes(Dialog.Page.DUE, Integer.toString(under), List.of()));
            turn.show();
        } else {
            turn.sayOnly();
        }
    }

    /** Whoever has not come back from help is asked nothing when a check-in comes: the companion looks in, and stays as it was. */
    private void afterHelp() {
        book.unanswered++;
        turn.line(Phrase.NUDGE_AFTER_HELP);
        if (turn.dialog.helping()) {
            turn.showBriefly();
        } else {
            turn.sayOnly();
        }
    }

    /** One that was put off and one at its own time are one where they come within a quarter of an hour. */
    private void leaveOutTheOther() {
        soon(NudgeKind.SNOOZED).ifPresent(at -> turn.cancel(NudgeKind.SNOOZED));
        soon(NudgeKind.CHECK_IN).ifPresent(at -> new NudgePlan(turn).after(NudgeKind.CHECK_IN, at));
    }

    private Optional<Instant> soon(NudgeKind kind) {
        return Optional.ofNullable(book.arranged.get(kind))
                .map(Reminders.Arranged::at)
                .filter(at -> !at.isAfter(turn.now.plus(NudgesDue.ON_TIME)));
    }

    /** Only while the companion still stays with the person; whoever went on does not need it any more. */
    void lookIn() {
        if (turn.dialog instanceof Dialog.Staying) {
            book.noteSent(turn.now);
            firstLine(turn.now);
            turn.line(Phrase.SAFETY_LOOK_IN_NOTE);
            turn.showBriefly();
        }
    }

    /**
     * Asked of everybody but those who said stop: nothing else is said to them, whatever becomes of it. Nor of those who never
     * said a word to the companion: nothing is kept of them but their account.
     */
    void longAway() {
        boolean stranger = turn.step.isEmpty() && turn.dialog instanceof Dialog.None;
        if (!stranger && !(turn.dialog instanceof Dialog.Stopped)) {
            firstLine(turn.now);
            turn.line(Phrase.NUDGE_LONG_AWAY);
            turn.sayOnly();
        }
    }

    /** What comes again is said before the quiet hours or not at all; a minute that was asked for, soon or not at all. */
    private Instant latest(List<Reminder> reminders) {
        Instant soon = turn.now.plus(SAID_WITHIN);
        Instant quiet = book.quiet.begin(turn.now, zone).minusMillis(1);
        boolean asked = reminders.stream().anyMatch(one -> !one.kind().comesAgain());
        boolean quietAnyway = book.quiet.covers(turn.now, zone);
        return asked && quietAnyway ? turn.now.plus(NudgesDue.ON_TIME) : quiet.isBefore(soon) ? quiet : soon;
    }

    private void firstLine(Instant due) {
        new NudgeLines(turn).first(due).ifPresentOrElse(turn::line, () -> turn.line(Phrase.NUDGE_FIRST_LINE));
    }

    private void honestly(boolean late) {
        if (book.missed > 0) {
            turn.line(Phrase.NUDGE_MISSED);
            book.missed = 0;
        } else if (late) {
            turn.line(Phrase.NUDGE_LATE);
        }
    }

    private static Phrase reminder(NudgeKind kind) {
        return switch (kind) {
            case COME_BACK -> Phrase.PAUSE_TIME_IS_HERE;
            case LOOK_IN -> Phrase.SAFETY_LOOK_IN_NOTE;
            case TALK -> Phrase.NUDGE_TALK;
            case SMALL_THING -> Phrase.NUDGE_SMALL_THING;
            case REVIEW -> Phrase.NUDGE_REVIEW;
            case ANNIVERSARY -> Phrase.NUDGE_ANNIVERSARY;
            case CHECK_IN, SNOOZED, UNSAID, LONG_AWAY, MAIL, GROUP_MAIL, GROUP_AGENDA ->
                throw new IllegalStateException(kind + " has no line of its own");
        };
    }
}
