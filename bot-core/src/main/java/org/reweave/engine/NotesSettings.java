package org.reweave.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Optional;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Changes how a person is reminded: quiet hours, how many a day, the first line, a holiday, a day of the year; and says what came of it. */
final class NotesSettings {
    private static final LocalTime ANNIVERSARY_AT = LocalTime.of(10, 0);

    private final Turn turn;
    private final NotesChanges changes;

    NotesSettings(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    /** Sets the quiet hours; a draft of a check-in that lay in the old ones is gone on with. */
    void quiet(QuietHours quiet, String draft) {
        boolean covered =
                turn.book.checkIn.filter(rhythm -> quiet.covers(rhythm.time())).isPresent();
        if (covered) {
            turn.line(Phrase.NOTES_QUIET_COVERS);
            turn.show();
            return;
        }
        turn.book.quiet = quiet;
        new NudgePlan(turn).all();
        turn.line(Phrase.NOTES_QUIET_SET, "hours", NotesList.hours(turn, quiet));
        if (!draft.isEmpty()) {
            changes.draft(RhythmText.read(draft), Dialog.Page.CONFIRM);
            return;
        }
        turn.close();
        turn.show();
    }

    void perDay(int most) {
        turn.book.perDay = most;
        changes.leave(Phrase.NOTES_SETTING_KEPT);
    }

    void line(int line) {
        turn.book.line = line;
        changes.leave(Phrase.NOTES_SETTING_KEPT);
    }

    void silent(boolean silent) {
        turn.book.silent = silent;
        changes.leave(Phrase.NOTES_SETTING_KEPT);
    }

    private String said(LocalDate day) {
        return Spoken.day(day, turn.here().toLocalDate(), turn.voice.locale(turn.facts()));
    }

    void holiday(LocalDate first) {
        turn.book.holiday = Optional.of(first);
        turn.line(Phrase.NOTES_HOLIDAY_SET, "day", said(first));
        if (turn.dialog instanceof Dialog.Notes notes
                && !notes.draft().isEmpty()
                && !notes.page().due()) {
            new NudgePlan(turn).all();
            changes.open(notes.page(), notes.draft());
            return;
        }
        changes.next();
        turn.close();
        turn.show();
    }

    /** Says that check-ins rest, to somebody who may think that they come again by themselves now. */
    void tellOfHoliday() {
        turn.book
                .holiday
                .filter(day ->
                        turn.book.checkIn.isPresent() && day.isAfter(turn.here().toLocalDate()))
                .ifPresent(day -> turn.line(Phrase.NOTES_HOLIDAY_HOLDS, "day", said(day)));
    }

    void noHoliday() {
        turn.book.holiday = Optional.empty();
        changes.planned(Phrase.NOTES_SETTING_KEPT);
    }

    void anniversary(MonthDay day) {
        turn.book.anniversary = Optional.of(new Rhythm.Yearly(day, ANNIVERSARY_AT));
        new NudgePlan(turn).all();
        turn.line(Phrase.NOTES_ANNIVERSARY_SET, "day", Spoken.day(day, turn.voice.locale(turn.facts())));
        turn.close();
        turn.show();
    }

    void noAnniversary() {
        changes.forget(NudgeKind.ANNIVERSARY);
        changes.leave(Phrase.NOTES_SETTING_KEPT);
    }
}
