package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.Reminders.Arranged;
import org.reweave.rhythm.Cap;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;

/** The reminders of one person while a transition is being made. */
final class ReminderBook {
    /** As long as a calendar day can be, and the time notes lie apart. */
    private static final Duration REMEMBERED = Duration.ofHours(36);

    Optional<Rhythm> checkIn;
    Optional<Rhythm> anniversary;
    QuietHours quiet;
    int perDay;
    boolean paused;
    Optional<LocalDate> holiday;
    int line;
    boolean silent;
    int unanswered;
    boolean resting;
    int missed;
    Optional<Instant> hushed;
    Optional<ZoneId> plannedIn;
    final List<Instant> sent;
    final Map<NudgeKind, Arranged> arranged = new EnumMap<>(NudgeKind.class);

    ReminderBook(Reminders before) {
        checkIn = before.checkIn();
        anniversary = before.anniversary();
        quiet = before.quiet();
        perDay = before.perDay();
        paused = before.paused();
        holiday = before.holiday();
        line = before.line();
        silent = before.silent();
        unanswered = before.unanswered();
        resting = before.resting();
        missed = before.missed();
        hushed = before.hushed();
        plannedIn = before.plannedIn();
        sent = new ArrayList<>(before.sent());
        arranged.putAll(before.arranged());
    }

    Reminders closed() {
        return new Reminders(
                checkIn,
                anniversary,
                quiet,
                perDay,
                paused,
                holiday,
                line,
                silent,
                unanswered,
                resting,
                missed,
                sent,
                hushed,
                plannedIn,
                arranged);
    }

    /** Whether nothing would ever come by itself. */
    boolean nothingSet() {
        return checkIn.isEmpty() && arranged.isEmpty();
    }

    /** How much may be sent; at a minute the person chose nothing has to lie between. */
    Cap cap(boolean atItsMinute) {
        return new Cap(perDay, atItsMinute ? Duration.ZERO : Cap.USUAL.apart());
    }

    /** Remembers that a note was sent, and forgets those that no longer matter. */
    void noteSent(Instant now) {
        sent.removeIf(at -> at.isBefore(now.minus(REMEMBERED)));
        sent.add(now);
    }

    /** The rhythm of a kind that comes again; empty for all others and where none was asked for. */
    Optional<Rhythm> rhythm(NudgeKind kind) {
        return switch (kind) {
            case CHECK_IN -> checkIn;
            case ANNIVERSARY -> anniversary;
            case COME_BACK,
                    LOOK_IN,
                    TALK,
                    SMALL_THING,
                    REVIEW,
                    SNOOZED,
                    UNSAID,
                    LONG_AWAY,
                    MAIL,
                    GROUP_MAIL,
                    GROUP_AGENDA -> Optional.empty();
        };
    }
}
