package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Takes what is tapped where notes and check-ins are set. */
final class NotesTaps {
    private final Turn turn;
    private final NotesChanges changes;
    private final NotesClock clock;
    private final NotesSettings settings;

    NotesTaps(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
        this.clock = new NotesClock(turn);
        this.settings = new NotesSettings(turn);
    }

    /** Takes a tapped answer; false where it is none of these. */
    boolean tapped(Dialog.Notes notes, String id) {
        if (!id.startsWith("~n-")) {
            return false;
        }
        String name = id.substring("~n-".length());
        return new SomeDays(turn, notes).tapped(name)
                || page(notes, name)
                || rhythm(notes, name)
                || setting(notes, name)
                || due(name);
    }

    private boolean page(Dialog.Notes notes, String name) {
        Dialog.Page page = switch (name) {
            case "set-up", "change", "other-time" -> Dialog.Page.DAYS;
            case "options" -> Dialog.Page.OPTIONS;
            case "delete" -> Dialog.Page.DELETE;
            case "quiet" -> Dialog.Page.QUIET;
            case "cap" -> Dialog.Page.CAP;
            case "line" -> Dialog.Page.LINE;
            case "zone" -> Dialog.Page.ZONE;
            case "holiday" -> Dialog.Page.HOLIDAY;
            case "anniversary" -> Dialog.Page.ANNIVERSARY;
            case "later" -> Dialog.Page.SNOOZE;
            default -> null;
        };
        if (page == null) {
            return false;
        }
        changes.open(page, page == Dialog.Page.QUIET ? notes.draft() : "");
        return true;
    }

    private boolean rhythm(Dialog.Notes notes, String name) {
        LocalDate today = turn.here().toLocalDate();
        LocalTime open = Drafts.OPEN;
        switch (name) {
            case "daily" -> changes.draft(new Rhythm.Weekly(EnumSet.allOf(DayOfWeek.class), open), Dialog.Page.TIME);
            case "weekdays" ->
                changes.draft(
                        new Rhythm.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), open), Dialog.Page.TIME);
            case "some-days" -> changes.open(Dialog.Page.SOME_DAYS, "");
            case "weekly" ->
                changes.draft(new Rhythm.Weekly(EnumSet.of(today.getDayOfWeek()), open), Dialog.Page.ONE_DAY);
            case "two-weekly" -> changes.draft(new Rhythm.Fortnightly(today, open), Dialog.Page.ONE_DAY);
            case "monthly" -> changes.draft(new Rhythm.Monthly(1, open), Dialog.Page.ONE_DAY);
            case "yes" -> changes.checkIn(RhythmText.read(notes.draft()));
            case "other-zone" -> changes.open(Dialog.Page.ZONE, notes.draft());
            case "rather-not" -> changes.leaveAsItWas();
            default -> {
                return chosen(notes, name);
            }
        }
        return true;
    }

    private boolean chosen(Dialog.Notes notes, String name) {
        if (name.startsWith("day-")) {
            int day = Integer.parseInt(name.substring("day-".length()));
            Dialog.Page next = Drafts.timed(notes) ? Dialog.Page.CONFIRM : Dialog.Page.TIME;
            changes.draft(onDay(RhythmText.read(notes.draft()), day), next);
            return true;
        }
        if (name.startsWith("at-")) {
            changes.draft(
                    Drafts.at(
                            RhythmText.read(notes.draft()),
                            LocalTime.MIN.plusMinutes(Integer.parseInt(name.substring("at-".length())))),
                    Dialog.Page.CONFIRM);
            return true;
        }
        if (name.startsWith("zone-")) {
            clock.zone(notes.ids().get(Integer.parseInt(name.substring("zone-".length()))), notes.draft());
            return true;
        }
        return false;
    }

    private Rhythm onDay(Rhythm rhythm, int day) {
        LocalDate today = turn.here().toLocalDate();
        if (rhythm instanceof Rhythm.Monthly) {
            return new Rhythm.Monthly(day, rhythm.time());
        }
        Rhythm.Weekly weekly = new Rhythm.Weekly(EnumSet.of(DayOfWeek.of(day)), rhythm.time());
        return rhythm instanceof Rhythm.Fortnightly
                ? new Rhythm.Fortnightly(weekly.onOrAfter(today), rhythm.time())
                : weekly;
    }

    private boolean setting(Dialog.Notes notes, String name) {
        switch (name) {
            case "pause-all" -> changes.pauseAll();
            case "go-on" -> changes.goOn();
            case "delete-all" -> changes.deleteAll();
            case "two" -> settings.perDay(2);
            case "one" -> settings.perDay(1);
            case "usual-line" -> settings.line(0);
            case "silent" -> settings.silent(true);
            case "aloud" -> settings.silent(false);
            case "no-quiet" -> settings.quiet(QuietHours.NONE, notes.draft());
            case "rest-of-week" -> settings.holiday(changes.nextMonday());
            case "two-weeks" -> settings.holiday(turn.here().toLocalDate().plusWeeks(2));
            case "no-holiday" -> settings.noHoliday();
            case "no-anniversary" -> settings.noAnniversary();
            default -> {
                if (name.startsWith("delete-")) {
                    changes.delete(NudgeKind.valueOf(name.substring("delete-".length())
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_')));
                } else if (name.startsWith("night-")) {
                    settings.quiet(
                            NotesScreen.NIGHTS.get(Integer.parseInt(name.substring("night-".length()))), notes.draft());
                } else if (name.startsWith("line-")) {
                    settings.line(Integer.parseInt(name.substring("line-".length())));
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean due(String name) {
        switch (name) {
            case "begin" -> new CheckIns(turn).begin();
            case "not-this-time" -> changes.leave(Phrase.NOTES_SKIPPED);
            case "minutes" -> changes.snooze(turn.now.plus(NotesChanges.SHORT_SNOOZE));
            case "evening" -> changes.snoozeTo(turn.language.vocabulary().offer("evening"));
            case "tomorrow" -> changes.snoozeTo(turn.language.vocabulary().offer("tomorrow"));
            case "as-before" -> changes.afterRest(Optional.empty());
            case "less-often" -> changes.afterRest(turn.book.checkIn.map(this::lessOften));
            case "no-check-ins" -> changes.noCheckIns();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Once a week instead of more often, every other week instead of weekly, once a month instead of that. */
    private Rhythm lessOften(Rhythm rhythm) {
        LocalDate today = turn.here().toLocalDate();
        if (rhythm instanceof Rhythm.Weekly weekly) {
            LocalDate next = weekly.onOrAfter(today.plusDays(1));
            return weekly.days().size() > 1
                    ? new Rhythm.Weekly(EnumSet.of(next.getDayOfWeek()), rhythm.time())
                    : new Rhythm.Fortnightly(next, rhythm.time());
        }
        return new Rhythm.Monthly(rhythm.onOrAfter(today.plusDays(1)).getDayOfMonth(), rhythm.time());
    }
}
