package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.FoldedText;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Takes the answer to what is asked about notes and check-ins, tapped or in words. */
final class NotesAnswers {
    private static final Set<Dialog.Page> ASKING_DAYS = EnumSet.of(
            Dialog.Page.DAYS, Dialog.Page.SOME_DAYS, Dialog.Page.ONE_DAY, Dialog.Page.TIME, Dialog.Page.CONFIRM);

    private final Turn turn;
    private final NotesChanges changes;

    NotesAnswers(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    // --- tapped ---

    /** Takes a tapped answer; false where it is none of these. */
    boolean tapped(Dialog.Notes notes, String id) {
        if (!id.startsWith("~n-")) {
            return false;
        }
        String name = id.substring("~n-".length());
        return new SomeDays(turn, notes).tapped(name)
                || page(name)
                || rhythm(notes, name)
                || setting(name)
                || due(name);
    }

    private boolean page(String name) {
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
        changes.open(page, "");
        return true;
    }

    private boolean rhythm(Dialog.Notes notes, String name) {
        LocalDate today = here().toLocalDate();
        LocalTime open = LocalTime.NOON;
        switch (name) {
            case "daily" -> draft(new Rhythm.Weekly(EnumSet.allOf(DayOfWeek.class), open), Dialog.Page.TIME);
            case "weekdays" ->
                draft(new Rhythm.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), open), Dialog.Page.TIME);
            case "some-days" -> changes.open(Dialog.Page.SOME_DAYS, "");
            case "weekly" -> draft(new Rhythm.Weekly(EnumSet.of(today.getDayOfWeek()), open), Dialog.Page.ONE_DAY);
            case "two-weekly" -> draft(new Rhythm.Fortnightly(today, open), Dialog.Page.ONE_DAY);
            case "monthly" -> draft(new Rhythm.Monthly(1, open), Dialog.Page.ONE_DAY);
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
            draft(onDay(RhythmText.read(notes.draft()), day), Dialog.Page.TIME);
            return true;
        }
        if (name.startsWith("at-")) {
            draft(
                    Drafts.at(
                            RhythmText.read(notes.draft()),
                            LocalTime.MIN.plusMinutes(Integer.parseInt(name.substring("at-".length())))),
                    Dialog.Page.CONFIRM);
            return true;
        }
        if (name.startsWith("zone-")) {
            changes.zone(notes.ids().get(Integer.parseInt(name.substring("zone-".length()))), notes.draft());
            return true;
        }
        return false;
    }

    private Rhythm onDay(Rhythm rhythm, int day) {
        LocalDate today = here().toLocalDate();
        if (rhythm instanceof Rhythm.Monthly) {
            return new Rhythm.Monthly(day, rhythm.time());
        }
        Rhythm.Weekly weekly = new Rhythm.Weekly(EnumSet.of(DayOfWeek.of(day)), rhythm.time());
        return rhythm instanceof Rhythm.Fortnightly
                ? new Rhythm.Fortnightly(weekly.onOrAfter(today), rhythm.time())
                : weekly;
    }

    private void draft(Rhythm rhythm, Dialog.Page next) {
        if (next == Dialog.Page.CONFIRM && turn.book.quiet.covers(rhythm.time())) {
            turn.line(Phrase.NOTES_IS_QUIET, "hours", NotesList.hours(turn, turn.book.quiet));
            changes.open(Dialog.Page.TIME, RhythmText.write(rhythm));
        } else {
            changes.open(next, RhythmText.write(rhythm));
        }
    }

    private boolean setting(String name) {
        switch (name) {
            case "pause-all" -> changes.pauseAll();
            case "go-on" -> changes.goOn();
            case "delete-all" -> changes.deleteAll();
            case "two" -> changes.perDay(2);
            case "one" -> changes.perDay(1);
            case "usual-line" -> changes.line(0);
            case "silent" -> changes.silent(true);
            case "aloud" -> changes.silent(false);
            case "no-quiet" -> changes.quiet(QuietHours.NONE);
            case "rest-of-week" -> changes.holiday(nextMonday());
            case "two-weeks" -> changes.holiday(here().toLocalDate().plusWeeks(2));
            case "no-holiday" -> changes.noHoliday();
            case "no-anniversary" -> changes.noAnniversary();
            default -> {
                if (name.startsWith("delete-")) {
                    changes.delete(NudgeKind.valueOf(name.substring("delete-".length())
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_')));
                } else if (name.startsWith("night-")) {
                    changes.quiet(NotesScreen.NIGHTS.get(Integer.parseInt(name.substring("night-".length()))));
                } else if (name.startsWith("line-")) {
                    changes.line(Integer.parseInt(name.substring("line-".length())));
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
        LocalDate today = here().toLocalDate();
        if (rhythm instanceof Rhythm.Weekly weekly) {
            LocalDate next = weekly.onOrAfter(today.plusDays(1));
            return weekly.days().size() > 1
                    ? new Rhythm.Weekly(EnumSet.of(next.getDayOfWeek()), rhythm.time())
                    : new Rhythm.Fortnightly(next, rhythm.time());
        }
        return new Rhythm.Monthly(rhythm.onOrAfter(today.plusDays(1)).getDayOfMonth(), rhythm.time());
    }

    private ZonedDateTime here() {
        return turn.now.atZone(turn.voice.zone(turn.facts()));
    }

    private LocalDate nextMonday() {
        return here().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    // --- in words ---

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
        Optional<RhythmReader.Heard> heard = turn.language.rhythms().read(words, here().toLocalDate());
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
        draft(timed, known ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    private boolean placed(String text, String draft) {
        String country = turn.facts().word("country").orElse("");
        List<ZoneId> zones = turn.language.zones().read(text, country, here());
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
        at.ifPresent(until -> changes.holiday(until.atZone(here().getZone()).toLocalDate()));
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
            changes.holiday(nextMonday());
            return true;
        }
        if (turn.language.vocabulary().means("not-this-month", words)) {
            changes.holiday(here().toLocalDate().withDayOfMonth(1).plusMonths(1));
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
        at.ifPresent(day ->
                changes.anniversary(MonthDay.from(day.atZone(here().getZone()).toLocalDate())));
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
        if (changes.zones(turn.language.zones().sentence(text, country, here()), "")) {
            return true;
        }
        if (turn.book.checkIn.isPresent() && (pauseWords(text) || holidayWords(text))) {
            return true;
        }
        String folded = FoldedText.of(text);
        Optional<String> asked = turn.language.vocabulary().after("check-in-lead", folded);
        Optional<RhythmReader.Heard> heard = turn.language.rhythms().read(asked.orElse(text), here().toLocalDate());
        boolean clear = heard.filter(RhythmReader.Heard::days).isPresent()
                && (asked.isPresent() || (awaited != Input.WHEN && heard.get().time()));
        if (!clear) {
            return false;
        }
        if (!new Agreements(turn).mayKeep()) {
            turn.show();
            return true;
        }
        draft(heard.get().rhythm(), heard.get().time() ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }
}
