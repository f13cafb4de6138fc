package org.reweave.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.FoldedText;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Takes what is written about notes and check-ins, where they are set and anywhere else. */
final class NotesWords {
    private static final Set<Dialog.Page> ASKING_DAYS = EnumSet.of(
            Dialog.Page.DAYS, Dialog.Page.SOME_DAYS, Dialog.Page.ONE_DAY, Dialog.Page.TIME, Dialog.Page.CONFIRM);

    private final Turn turn;
    private final NotesChanges changes;

    NotesWords(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    /** Takes words that no button matched; false where they mean nothing here. */
    boolean typed(Dialog.Notes notes, String text) {
        return switch (notes.page()) {
            case CONFIRM -> declined(text) || heard(notes, text) || placed(text, notes.draft());
            case DAYS, SOME_DAYS, TIME, LIST, ONE_DAY -> heard(notes, text) || placed(text, notes.draft());
            case ZONE, ZONE_WHICH -> placed(text, notes.draft()) || said(Phrase.NOTES_ZONE_UNKNOWN);
            case SNOOZE, DUE -> snoozed(text) || anywhere(text);
            case HOLIDAY -> away(text) || said(Phrase.PAUSE_NOT_UNDERSTOOD);
            case ANNIVERSARY -> dayOfYear(text) || said(Phrase.NOTES_DAY_UNKNOWN);
            case QUIET -> hours(text) || said(Phrase.NOTES_HOURS_UNKNOWN);
            case OPTIONS, CAP, LINE, DELETE, RESTED -> anywhere(text);
        };
    }

    private boolean declined(String text) {
        boolean no = turn.language.vocabulary().means("no", FoldedText.words(text));
        if (no) {
            changes.leaveAsItWas();
        }
        return no;
    }

    /** Says which days can be set where they are asked for; at the next words that are none, goes back with nothing set. */
    boolean notDays(Dialog.Notes notes) {
        if (!ASKING_DAYS.contains(notes.page())) {
            return false;
        }
        if (turn.misses++ == 0) {
            return said(Phrase.NOTES_DAYS_UNKNOWN);
        }
        changes.leaveAsItWas();
        return true;
    }

    private boolean said(Phrase phrase) {
        turn.line(phrase);
        turn.show();
        return true;
    }

    private boolean heard(Dialog.Notes notes, String text) {
        String words = turn.language
                .vocabulary()
                .after("check-in-lead", FoldedText.of(text))
                .orElse(text);
        Optional<RhythmReader.Heard> heard =
                turn.language.rhythms().read(words, turn.here().toLocalDate());
        if (heard.isEmpty()) {
            return holidayWords(text);
        }
        boolean timeOnly = !heard.get().days() && !notes.draft().isEmpty();
        Rhythm rhythm = timeOnly
                ? Drafts.at(RhythmText.read(notes.draft()), heard.get().rhythm().time())
                : heard.get().rhythm();
        boolean known = heard.get().time() || notes.page() == Dialog.Page.CONFIRM;
        Rhythm timed = heard.get().time() || notes.draft().isEmpty()
                ? rhythm
                : Drafts.at(rhythm, RhythmText.read(notes.draft()).time());
        changes.draft(timed, known ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    private boolean placed(String text, String draft) {
        String country = turn.facts().word("country").orElse("");
        List<ZoneId> zones = turn.language.zones().read(text, country, turn.here());
        return changes.zones(zones, draft);
    }

    private boolean snoozed(String text) {
        Optional<Instant> at = Times.read(turn, text);
        at.ifPresent(changes::snooze);
        return at.isPresent();
    }

    private boolean away(String text) {
        return holidayWords(text) || awayUntil(text);
    }

    private boolean awayUntil(String text) {
        String folded = FoldedText.of(text);
        String date = turn.language.vocabulary().after("holiday-lead", folded).orElse(folded);
        Optional<Instant> at = Times.read(turn, date);
        at.ifPresent(
                until -> changes.holiday(until.atZone(turn.here().getZone()).toLocalDate()));
        return at.isPresent();
    }

    private boolean pauseWords(String text) {
        boolean pause = turn.language.vocabulary().means("pause-notes", FoldedText.words(text));
        if (pause) {
            changes.pauseAll();
        }
        return pause;
    }

    private boolean holidayWords(String text) {
        String words = FoldedText.words(text);
        if (turn.language.vocabulary().means("not-this-week", words)) {
            changes.holiday(changes.nextMonday());
            return true;
        }
        if (turn.language.vocabulary().means("not-this-month", words)) {
            changes.holiday(turn.here().toLocalDate().withDayOfMonth(1).plusMonths(1));
            return true;
        }
        return turn.language
                        .vocabulary()
                        .after("holiday-lead", FoldedText.of(text))
                        .isPresent()
                && awayUntil(text);
    }

    private boolean dayOfYear(String text) {
        Optional<Instant> at = Times.read(turn, text);
        at.ifPresent(day -> changes.anniversary(
                MonthDay.from(day.atZone(turn.here().getZone()).toLocalDate())));
        return at.isPresent();
    }

    private boolean hours(String text) {
        String[] ends = FoldedText.of(text).split(" (?:to|until|till|and) |\\s*[-–]\\s*", -1);
        if (ends.length != 2) {
            return false;
        }
        Optional<LocalTime> from = Drafts.clock(turn, ends[0]);
        Optional<LocalTime> to = Drafts.clock(turn, ends[1]);
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        changes.quiet(new QuietHours(from.get(), to.get()));
        return true;
    }

    /** Takes words about notes at a place where something else was asked; false where they are not about notes. */
    boolean anywhere(String text) {
        Input awaited = turn.screen().input();
        if (awaited == Input.NOTE) {
            return false;
        }
        String country = turn.facts().word("country").orElse("");
        if (changes.zones(turn.language.zones().sentence(text, country, turn.here()), "")) {
            return true;
        }
        boolean checksIn = turn.book.checkIn.isPresent();
        if (((checksIn || turn.book.nothingSet()) && pauseWords(text)) || (checksIn && holidayWords(text))) {
            return true;
        }
        String folded = FoldedText.of(text);
        Optional<String> asked = turn.language.vocabulary().after("check-in-lead", folded);
        Optional<RhythmReader.Heard> heard =
                turn.language.rhythms().read(asked.orElse(text), turn.here().toLocalDate());
        boolean clear = heard.filter(RhythmReader.Heard::days).isPresent()
                && (asked.isPresent() || (awaited != Input.WHEN && heard.get().time()));
        if (!clear) {
            return false;
        }
        if (!new Agreements(turn).mayKeep()) {
            turn.show();
            return true;
        }
        changes.draft(heard.get().rhythm(), heard.get().time() ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }
}
