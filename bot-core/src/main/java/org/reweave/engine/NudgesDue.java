package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.engine.Event.Reminder;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.WallTime;

/**
 * Decides of what is due what is still said, and has it said together in one message.
 *
 * <p>A minute the person asked for once is kept, whatever else was sent. What comes again keeps the quiet hours and the
 * number a day, and also the hours between where it is late, was put off, or is a day of the year, whose hour nobody chose.
 * What is said in the quiet hours for all that, or to somebody who wants it so, makes no sound. What comes too late to be of use is left out, and the next message says so.
 */
final class NudgesDue {
    /** Up to here a note counts as on time. */
    static final Duration ON_TIME = Duration.ofMinutes(15);
    /** After so many check-ins in silence they rest. */
    private static final int TRIES = 2;
    /** As far ahead as a clock can have been where what it let come counts as come. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Nothing is said to a screen that somebody else may see; how long, before it is looked at again. */
    static final Duration WHILE_HIDDEN = Duration.ofHours(12);

    private final Turn turn;
    private final ReminderBook book;
    private final ZoneId zone;
    private final NudgesSaid said;
    /** Of which an earlier one was missed as well. */
    private final Set<NudgeKind> overtaken = EnumSet.noneOf(NudgeKind.class);

    private boolean late;

    NudgesDue(Turn turn) {
        this.turn = turn;
        this.book = turn.book;
        this.zone = turn.voice.zone(turn.facts());
        this.said = new NudgesSaid(turn);
    }

    void due(Event.Due due) {
        turn.silent = book.silent || book.quiet.covers(turn.now, zone);
        List<Reminder> reminders = due.reminders().stream()
                .filter(reminder -> !planAnew(reminder))
                .map(this::asMeant)
                .map(this::lastMissed)
                .toList();
        if (turn.dialog instanceof Dialog.Hidden) {
            reminders.forEach(this::laterThanHidden);
            return;
        }
        if (reminders.stream().anyMatch(reminder -> reminder.kind() == NudgeKind.LOOK_IN)) {
            said.lookIn();
        }
        if (reminders.stream().anyMatch(reminder -> reminder.kind() == NudgeKind.UNSAID)) {
            book.missed++;
        }
        if (reminders.stream().anyMatch(this::stillAway)) {
            said.longAway();
        }
        reminders.forEach(reminder -> book.arranged.remove(reminder.kind()));
        List<Reminder> now = new ArrayList<>();
        for (Reminder reminder : reminders) {
            if (comes(reminder)) {
                now.add(reminder);
            }
        }
        if (!now.isEmpty()) {
            now.sort(Comparator.comparing(Reminder::kind));
            said.say(now, late);
        }
    }

    /**
     * After the clock was set back, what comes again is looked at before its time: it is planned from now on, or from where
     * the clock that was ahead let it come already.
     */
    private boolean planAnew(Reminder reminder) {
        Reminders.Arranged known = book.arranged.get(reminder.kind());
        boolean early = reminder.kind().comesAgain()
                && known != null
                && known.visit() == reminder.visit()
                && known.at().isAfter(turn.now.plus(ON_TIME));
        if (early) {
            book.sent.removeIf(at -> at.isAfter(turn.now.plus(A_DAY)));
            Instant last = book.sent.stream().max(Instant::compareTo).orElse(turn.now);
            new NudgePlan(turn).after(reminder.kind(), last);
        }
        return early;
    }

    /** What was moved to be planned anew, and comes to be looked at only at its own time, is no later than that. */
    private Reminder asMeant(Reminder reminder) {
        Reminders.Arranged known = book.arranged.get(reminder.kind());
        if (reminder.kind().comesAgain()
                && known != null
                && known.visit() == reminder.visit()
                && known.at().isAfter(reminder.due())) {
            return new Reminder(reminder.kind(), reminder.visit(), known.at());
        }
        return reminder;
    }

    /**
     * What comes again and was due more than once meanwhile is as late as the last of these times says, however long ago the
     * first was.
     */
    private Reminder lastMissed(Reminder reminder) {
        Instant last = book.rhythm(reminder.kind())
                .flatMap(rhythm -> lastBeforeNow(rhythm, useful(reminder.kind())))
                .orElse(Instant.MIN);
        if (!last.isAfter(reminder.due())) {
            return reminder;
        }
        overtaken.add(reminder.kind());
        return new Reminder(reminder.kind(), reminder.visit(), last);
    }

    /** The last time of a rhythm within so long before now; empty where there was none. */
    private Optional<Instant> lastBeforeNow(Rhythm rhythm, Duration within) {
        Optional<Instant> last = Optional.empty();
        Instant next = rhythm.next(turn.now.minus(within).minusMillis(1), zone, book.quiet)
                .instant();
        while (!next.isAfter(turn.now)) {
            last = Optional.of(next);
            next = rhythm.next(next, zone, book.quiet).instant();
        }
        return last;
    }

    private boolean stillAway(Reminder reminder) {
        return reminder.kind() == NudgeKind.LONG_AWAY && turn.seen.isBefore(reminder.due());
    }

    private void laterThanHidden(Reminder reminder) {
        if (reminder.kind() == NudgeKind.UNSAID) {
            book.missed++;
        } else if (reminder.kind() != NudgeKind.LONG_AWAY) {
            new NudgePlan(turn).postpone(reminder, turn.now.plus(WHILE_HIDDEN));
        }
    }

    // --- whether it comes ---

    private boolean comes(Reminder reminder) {
        if (turn.dialog instanceof Dialog.Stopped
                || reminder.kind() == NudgeKind.UNSAID
                || reminder.kind() == NudgeKind.LONG_AWAY) {
            return false;
        }
        return reminder.kind().comesAgain() ? comesAgain(reminder) : comesOnce(reminder);
    }

    private boolean comesOnce(Reminder reminder) {
        if (isSet(reminder) && waits(reminder.kind())) {
            new NudgePlan(turn).postpone(reminder, nextDay(reminder.due()));
            return false;
        }
        boolean stands = !turn.dialog.inNeed()
                && reminder.kind() != NudgeKind.LOOK_IN
                && (said.awaited(reminder) || isSet(reminder) || reminder.kind() == NudgeKind.SNOOZED);
        if (!stands || stale(reminder)) {
            return false;
        }
        boolean lateNow = lateness(reminder).compareTo(ON_TIME) > 0;
        if (lateNow && book.quiet.covers(turn.now, zone)) {
            new NudgePlan(turn).postpone(reminder, book.quiet.end(turn.now, zone));
            return false;
        }
        late |= lateNow;
        return true;
    }

    /** What the person meant to do by themselves waits while they rest or are in need, and for a day after help was shown. */
    private boolean waits(NudgeKind kind) {
        boolean rests = restsOrNeedsHelp() || turn.dialog.inNeed();
        return rests && (kind == NudgeKind.SMALL_THING || kind == NudgeKind.REVIEW);
    }

    /** The first day from now on at the same time by the clock. */
    private WallTime nextDay(Instant due) {
        LocalDateTime now = turn.now.atZone(zone).toLocalDateTime();
        LocalDateTime today = now.toLocalDate().atTime(due.atZone(zone).toLocalTime());
        return new WallTime(today.isAfter(now) ? today : today.plusDays(1), zone);
    }

    /** Whether the answer that arranged it has not been taken back. */
    private boolean isSet(Reminder reminder) {
        return new NudgePlan(turn).isSet(reminder.visit());
    }

    private boolean comesAgain(Reminder reminder) {
        NudgePlan plan = new NudgePlan(turn);
        if (book.rhythm(reminder.kind()).isEmpty() || book.paused) {
            return false;
        }
        if (hindered() || stale(reminder)) {
            plan.after(reminder.kind(), turn.now);
            return false;
        }
        book.missed += overtaken.contains(reminder.kind()) ? 1 : 0;
        if (reminder.kind() == NudgeKind.CHECK_IN && book.unanswered >= TRIES) {
            book.resting = true;
            return false;
        }
        boolean onTime = lateness(reminder).compareTo(ON_TIME) <= 0;
        boolean askedFor = onTime && reminder.kind() == NudgeKind.CHECK_IN && !turn.dialog.inNeed();
        Instant allowed = book.cap(askedFor).earliest(turn.now, book.sent, zone, book.quiet);
        if (allowed.isAfter(turn.now)) {
            postponeOrLeave(reminder, allowed, plan);
            return false;
        }
        late |= !onTime;
        plan.after(reminder.kind(), turn.now);
        return true;
    }

    /** Not while resting, in need, on holiday, in the day after help was shown, or after it was refused that anything is kept. */
    private boolean hindered() {
        boolean holiday = book.holiday
                .filter(day -> turn.now.atZone(zone).toLocalDate().isBefore(day))
                .isPresent();
        return holiday || restsOrNeedsHelp() || !new Agreements(turn).toAnswers();
    }

    /** A rest is over at the time of its return, and the day after help at its end, whether the person has written or not. */
    private boolean restsOrNeedsHelp() {
        return turn.rests(turn.now) || book.hushed.filter(turn.now::isBefore).isPresent();
    }

    private void postponeOrLeave(Reminder reminder, Instant allowed, NudgePlan plan) {
        boolean sameDay = allowed.atZone(zone)
                .toLocalDate()
                .equals(reminder.due().atZone(zone).toLocalDate());
        if (sameDay) {
            new NudgePlan(turn).postpone(reminder, allowed);
        } else {
            plan.after(reminder.kind(), turn.now);
        }
    }

    private Duration lateness(Reminder reminder) {
        return Duration.between(reminder.due(), turn.now);
    }

    private boolean stale(Reminder reminder) {
        boolean stale = lateness(reminder).compareTo(useful(reminder.kind())) > 0;
        book.missed += stale ? 1 : 0;
        return stale;
    }

    /** How long after its time a note is still of use. */
    private static Duration useful(NudgeKind kind) {
        return switch (kind) {
            case TALK -> Duration.ofHours(3);
            case CHECK_IN, SNOOZED, ANNIVERSARY -> Duration.ofHours(12);
            case SMALL_THING -> Duration.ofDays(2);
            case REVIEW -> Duration.ofDays(7);
            case COME_BACK, LOOK_IN, UNSAID, LONG_AWAY, MAIL, GROUP_MAIL, GROUP_AGENDA -> Duration.ofDays(60);
        };
    }
}
