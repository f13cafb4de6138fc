package org.reweave.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

    /** Where what is written is the answer, whatever it is. */
    private static final Set<Input> FREE = EnumSet.of(Input.NOTE, Input.WHEN, Input.SCALE);

    private final Turn turn;
    private final NotesChanges changes;

    NotesWords(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    /** Takes words that no button matched; false where they mean nothing here. */
    boolean typed(Dialog.Notes notes, String text) {
        return switch (notes.page()) {
            case CONFIRM -> elsewhere(text) || corrected(notes, text);
            case ONE_DAY -> ofMonth(notes, text) || timeFirst(notes, text) || corrected(notes, text);
            case DAYS, SOME_DAYS, TIME -> corrected(notes, text);
            case LIST -> corrected(notes, text) || aboutTheCheckIn(text);
            case ZONE, ZONE_WHICH -> placed(text, notes.draft()) || said(Phrase.NOTES_ZONE_UNKNOWN);
            case SNOOZE, DUE -> snoozed(text) || anywhere(text);
            case HOLIDAY -> away(text) || said(Phrase.PAUSE_NOT_UNDERSTOOD);
            case ANNIVERSARY -> dayOfYear(text) || said(Phrase.NOTES_DAY_UNKNOWN);
            case QUIET -> hours(text, notes.draft()) || said(Phrase.NOTES_HOURS_UNKNOWN);
            case OPTIONS, CAP, LINE, DELETE, RESTED -> anywhere(text);
        };
    }

    private boolean elsewhere(String text) {
        boolean wrong = turn.language.vocabulary().means("zone-wrong", FoldedText.words(text));
        if (wrong && turn.dialog instanceof Dialog.Notes notes) {
            changes.open(Dialog.Page.ZONE, notes.draft());
        }
        return wrong;
    }

    /** A number where the day of a month is asked for. */
    private boolean ofMonth(Dialog.Notes notes, String text) {
        Optional<Integer> day = turn.language
                .vocabulary()
                .number(FoldedText.words(text))
                .filter(number ->
                        number >= 1 && number <= 31 && RhythmText.read(notes.draft()) instanceof Rhythm.Monthly);
        day.ifPresent(number -> new NotesTaps(turn).tapped(notes, "~n-day-" + number));
        return day.isPresent();
    }

    /** A time where the day is asked for: it is kept, and the day still asked. */
    private boolean timeFirst(Dialog.Notes notes, String text) {
        Optional<LocalTime> time = Drafts.clock(turn, text);
        time.ifPresent(at -> {
            turn.line(Phrase.NOTES_AT_THEN, "time", Spoken.clock(at, turn.voice.locale(turn.facts())));
            changes.draft(Drafts.at(RhythmText.read(notes.draft()), at), Dialog.Page.ONE_DAY);
        });
        return time.isPresent();
    }

    /** Days or a time in place of those so far, with a yes or a no before them or without. */
    private boolean corrected(Dialog.Notes notes, String text) {
        String folded = FoldedText.of(text).replaceAll("[,;:.!](?=\\s)", "");
        Vocabulary vocabulary = turn.language.vocabulary();
        String rest = vocabulary
                .after("no-lead", folded)
                .or(() -> vocabulary.after("yes-lead", folded))
                .orElse(text);
        return heard(notes, rest) || restWords(text) || placed(text, notes.draft());
    }

    /** Says what was not understood, and asks the same once more, however often. */
    void notUnderstood(Dialog.Notes notes) {
        said(
                ASKING_DAYS.contains(notes.page())
                        ? Phrase.NOTES_DAYS_UNKNOWN
                        : notes.page() == Dialog.Page.SNOOZE ? Phrase.NOTES_WHEN_THEN : Phrase.NOTES_AGAIN);
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
            return unsettable(words, notes);
        }
        boolean timeOnly = !heard.get().days() && !notes.draft().isEmpty();
        Rhythm rhythm = timeOnly
                ? Drafts.at(RhythmText.read(notes.draft()), heard.get().rhythm().time())
                : heard.get().rhythm();
        boolean known = heard.get().time() || notes.page() == Dialog.Page.CONFIRM || Drafts.timed(notes);
        Rhythm timed = heard.get().time() || notes.draft().isEmpty()
                ? rhythm
                : Drafts.at(rhythm, RhythmText.read(notes.draft()).time());
        changes.draft(timed, known ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    /** Says of a wish that is clear and cannot be set what can be; false where it is none. */
    private boolean unsettable(String words, Dialog.Notes notes) {
        boolean asksTime = notes.page() == Dialog.Page.TIME || notes.page() == Dialog.Page.CONFIRM;
        Optional<RhythmReader.Unsettable> wish = turn.language
                .rhythms()
                .unsettable(words, turn.here().toLocalDate())
                .filter(one -> one.said() || asksTime)
                .map(one -> one.said()
                        ? one
                        : new RhythmReader.Unsettable(Optional.of(RhythmText.read(notes.draft())), one.times(), true));
        wish.ifPresent(changes::unsettable);
        return wish.isPresent();
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
        Optional<LocalDate> until = restsUntil(text).or(() -> day(FoldedText.of(text)));
        until.ifPresent(changes::holiday);
        return until.isPresent();
    }

    private Optional<LocalDate> day(String folded) {
        return Times.read(turn, folded)
                .map(at -> at.atZone(turn.here().getZone()).toLocalDate());
    }

    /**
     * Takes a wish that check-ins rest; where none is set, only one that names them. The short ones, such as "until Friday", may be
     * an answer to anything.
     */
    private boolean restWords(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        String words = vocabulary.courteous(FoldedText.words(text));
        boolean checksIn = turn.book.checkIn.isPresent();
        boolean nothing = turn.book.nothingSet();
        boolean named = vocabulary.begins("naming-notes", words);
        if ((checksIn || nothing || named) && vocabulary.means("pause-notes", words)) {
            changes.pauseAll();
            return true;
        }
        if ((checksIn || named) && vocabulary.means("away-later", words)) {
            turn.line(Phrase.NOTES_HOLIDAY_LATER);
            changes.open(Dialog.Page.HOLIDAY, "");
            return true;
        }
        boolean asking = turn.dialog instanceof Dialog.Notes;
        Optional<LocalDate> until = checksIn || named || asking ? restsUntil(text) : Optional.empty();
        if (nothing && until.isPresent() && turn.dialog instanceof Dialog.None) {
            changes.leave(Phrase.NOTES_NOTHING_SET);
        } else {
            until.ifPresent(changes::holiday);
        }
        return until.isPresent();
    }

    private Optional<LocalDate> restsUntil(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        String words = vocabulary.courteous(FoldedText.words(text));
        if (vocabulary.means("not-this-week", words)) {
            return Optional.of(atLeastUntil(changes.nextMonday()));
        }
        if (vocabulary.means("not-this-month", words)) {
            return Optional.of(
                    atLeastUntil(turn.here().toLocalDate().withDayOfMonth(1).plusMonths(1)));
        }
        return vocabulary
                .after("holiday-lead", vocabulary.courteous(FoldedText.of(text)))
                .flatMap(this::day);
    }

    /** Leaving out this week ends no longer holiday. */
    private LocalDate atLeastUntil(LocalDate day) {
        return turn.book.holiday.filter(day::isBefore).orElse(day);
    }

    private boolean dayOfYear(String text) {
        Optional<MonthDay> day = Times.read(turn, text)
                .map(at -> at.atZone(turn.here().getZone()))
                .or(() -> turn.language.times().read(text, leapYear()))
                .map(MonthDay::from);
        day.ifPresent(changes::anniversary);
        return day.isPresent();
    }

    /** The beginning of a year that has every day there is. */
    private ZonedDateTime leapYear() {
        int year = turn.here().getYear();
        while (!Year.isLeap(year)) {
            year++;
        }
        return turn.here().withDayOfYear(1).withYear(year);
    }

    private boolean hours(String text, String draft) {
        String[] ends = FoldedText.of(text).split(" (?:to|until|till|and) |\\s*[-–]\\s*", -1);
        if (ends.length != 2) {
            return false;
        }
        Optional<LocalTime> from = Drafts.clock(turn, ends[0]);
        Optional<LocalTime> to = Drafts.clock(turn, ends[1]);
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        changes.quiet(new QuietHours(from.get(), to.get()), draft);
        return true;
    }

    private boolean quietHours(String text) {
        boolean quiet = turn.language.vocabulary().means("quiet-hours", FoldedText.words(text));
        if (quiet) {
            changes.open(Dialog.Page.QUIET, "");
        }
        return quiet;
    }

    private boolean aboutTheCheckIn(String text) {
        return turn.book.checkIn.isPresent() ? settled(text) : quietHours(text);
    }

    /** Takes words about the check-in that is set: another time for it, no more of it, or not the next one. */
    private boolean settled(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        String words = FoldedText.words(text);
        if (vocabulary.means("delete-check-in", words)) {
            changes.noCheckIns();
        } else if (vocabulary.means("skip-next", words)) {
            changes.skipNext();
        } else {
            return moved(text) || quietHours(text);
        }
        return true;
    }

    private boolean moved(String text) {
        Optional<LocalTime> time = turn.language
                .vocabulary()
                .after("check-in-move-lead", FoldedText.of(text))
                .flatMap(words -> Drafts.clock(turn, words));
        time.ifPresent(at -> changes.draft(Drafts.at(turn.book.checkIn.orElseThrow(), at), Dialog.Page.CONFIRM));
        return time.isPresent();
    }

    /** Takes words about notes at a place where something else was asked; false where they are not about notes. */
    boolean anywhere(String text) {
        Input awaited = turn.screen().input();
        if (awaited == Input.NOTE) {
            return false;
        }
        String country = turn.facts().word("country").orElse("");
        List<ZoneId> there = turn.language.zones().sentence(text, country, turn.here());
        if (!there.isEmpty() && turn.language.zones().forAWhile(text)) {
            turn.line(Phrase.NOTES_ZONE_FOR_A_WHILE);
        }
        if (changes.zones(there, "")) {
            return true;
        }
        return restWords(text) || aboutTheCheckIn(text) || rhythm(text, awaited != Input.WHEN);
    }

    /** Goes on with days, where they were said so that nothing else can be meant. */
    private boolean rhythm(String text, boolean mayStandAlone) {
        String folded = FoldedText.of(text);
        Optional<String> asked = turn.language.vocabulary().after("check-in-lead", folded);
        Optional<RhythmReader.Heard> heard =
                turn.language.rhythms().read(asked.orElse(text), turn.here().toLocalDate());
        Optional<RhythmReader.Unsettable> unsettable = turn.language
                .rhythms()
                .unsettable(asked.orElse(text), turn.here().toLocalDate())
                .filter(wish -> wish.said()
                        && (asked.isPresent() || (mayStandAlone && !wish.times().isEmpty())));
        boolean clear = heard.filter(RhythmReader.Heard::days).isPresent()
                && (asked.isPresent() || (mayStandAlone && heard.get().time()));
        if (!clear && unsettable.isEmpty()) {
            return false;
        }
        if (!new Agreements(turn).mayKeep()) {
            turn.show();
            return true;
        }
        if (!clear) {
            changes.unsettable(unsettable.get());
            return true;
        }
        changes.draft(heard.get().rhythm(), heard.get().time() ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    /**
     * Takes a wish about check-ins that says all it needs, before the open question is asked whether it may be an answer; false for
     * anything less, and where a time, a number or words of the person's own are what is asked for.
     */
    boolean wish(String text) {
        Screen screen = turn.screen();
        Vocabulary vocabulary = turn.language.vocabulary();
        String folded = FoldedText.of(text);
        if (FREE.contains(screen.input()) || asksForTime(screen) || vocabulary.begins("holiday-vague", folded)) {
            return false;
        }
        return restWords(text) || (new WholeWishes(turn).whole(text) && rhythm(text, true));
    }

    /** Whether the answers are times of the day, so that a time may be an answer. */
    private boolean asksForTime(Screen screen) {
        return screen.reads(label -> Drafts.clock(turn, label).isPresent());
    }
}
