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

    /** Where what is written is the answer, whatever it is. */
    private static final Set<Input> FREE = EnumSet.of(Input.NOTE, Input.WHEN, Input.SCALE);

    private static final int MOST_ALIKE = 6;

    private final Turn turn;
    private final NotesChanges changes;
    private final NotesClock clock;
    private final NotesSettings settings;
    private final NotesWishes wishes;

    NotesWords(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
        this.clock = new NotesClock(turn);
        this.settings = new NotesSettings(turn);
        this.wishes = new NotesWishes(turn);
    }

    /** Takes words that no button matched; false where they mean nothing here. */
    boolean typed(Dialog.Notes notes, String text) {
        return switch (notes.page()) {
            case CONFIRM -> wishes.any(text) || excluded(notes, text) || corrected(notes, text) || shifted(notes, text);
            case ONE_DAY ->
                ofMonth(notes, text) || timeFirst(notes, text) || wishes.any(text) || corrected(notes, text);
            case DAYS, SOME_DAYS, TIME, LIST -> wishes.any(text) || corrected(notes, text);
            case ZONE, ZONE_WHICH -> placed(text, notes.draft()) || alike(text, notes.draft());
            case SNOOZE, DUE -> snoozed(text) || anywhere(text);
            case HOLIDAY -> wishes.any(text) || away(text) || said(Phrase.PAUSE_NOT_UNDERSTOOD);
            case ANNIVERSARY -> dayOfYear(text) || wishes.any(text) || said(Phrase.NOTES_DAY_UNKNOWN);
            case QUIET -> hours(text, notes.draft()) || wishes.any(text) || said(Phrase.NOTES_HOURS_UNKNOWN);
            case OPTIONS, CAP, LINE, DELETE, RESTED -> anywhere(text);
        };
    }

    /** Places that are written nearly so, to choose from. */
    private boolean alike(String text, String draft) {
        List<ZoneId> zones = turn.language.zones().alike(text, turn.here());
        if (zones.isEmpty() || zones.size() > MOST_ALIKE) {
            return said(Phrase.NOTES_ZONE_UNKNOWN);
        }
        clock.choose(zones, draft);
        return true;
    }

    /** "No mondays", "no mornings": the days without those, or another time; "no, mornings" is something else. */
    private boolean excluded(Dialog.Notes notes, String text) {
        String folded = FoldedText.of(text);
        Vocabulary vocabulary = turn.language.vocabulary();
        Optional<String> rest =
                vocabulary.after("no-lead", vocabulary.courteous(folded)).filter(words -> words.endsWith("s"));
        Optional<RhythmReader.Heard> heard = rest.flatMap(
                words -> turn.language.rhythms().read(words, turn.here().toLocalDate()));
        if (folded.indexOf(',') >= 0 || heard.isEmpty()) {
            return false;
        }
        if (heard.get().time()) {
            changes.open(Dialog.Page.TIME, notes.draft());
            return true;
        }
        return RhythmText.read(notes.draft()) instanceof Rhythm.Weekly weekly
                && heard.get().rhythm() instanceof Rhythm.Weekly without
                && changes.without(weekly, without.days());
    }

    private boolean shifted(Dialog.Notes notes, String text) {
        Optional<Rhythm> shifted = wishes.shifted(RhythmText.read(notes.draft()), bared(text));
        shifted.ifPresent(rhythm -> changes.draft(rhythm, Dialog.Page.CONFIRM));
        return shifted.isPresent();
    }

    /** A number where the day of a month is asked for. */
    private boolean ofMonth(Dialog.Notes notes, String text) {
        Optional<Integer> day =
                dayNumber(text).filter(number -> RhythmText.read(notes.draft()) instanceof Rhythm.Monthly);
        day.ifPresent(number -> new NotesTaps(turn).tapped(notes, "~n-day-" + number));
        return day.isPresent();
    }

    /** "10", "the 10th": a day of a month and nothing else. */
    private Optional<Integer> dayNumber(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        return vocabulary.dayNumber(vocabulary.bared("day-lead", "day-lead", FoldedText.words(text)));
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
        return heard(notes, bared(text)) || heard(notes, text) || placed(text, notes.draft());
    }

    /** The words without those that only say that something else is meant, such as "no, rather ... instead". */
    private String bared(String text) {
        String folded = FoldedText.of(text).replaceAll("[,;:.!](?=\\s)", "");
        return turn.language.vocabulary().bared("correction-lead", "correction-tail", folded);
    }

    /** Says what was not understood, and asks the same once more, however often. */
    void notUnderstood(Dialog.Notes notes, String text) {
        boolean heavy = turn.language.vocabulary().mentions("heavy", FoldedText.words(text));
        said(
                heavy
                        ? notes.page() == Dialog.Page.RESTED ? Phrase.REPAIR_HEARD : Phrase.NOTES_HEARD
                        : switch (notes.page()) {
                            case DAYS, SOME_DAYS, ONE_DAY, TIME, CONFIRM -> Phrase.NOTES_DAYS_UNKNOWN;
                            case SNOOZE -> Phrase.NOTES_WHEN_THEN;
                            default -> Phrase.NOTES_AGAIN;
                        });
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
                ? Drafts.at(RhythmText.read(notes.draft()), inPlace(notes, heard.get()))
                : Drafts.awake(turn, heard.get());
        boolean known = heard.get().time() || notes.page() == Dialog.Page.CONFIRM || Drafts.timed(notes);
        Rhythm timed = heard.get().time() || notes.draft().isEmpty()
                ? rhythm
                : Drafts.at(rhythm, RhythmText.read(notes.draft()).time());
        changes.draft(timed, known ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    /** The hour that takes the place of the one that is asked to be right; elsewhere just the one that was said. */
    private LocalTime inPlace(Dialog.Notes notes, RhythmReader.Heard heard) {
        return notes.page() == Dialog.Page.CONFIRM
                ? Drafts.inPlace(turn, heard, RhythmText.read(notes.draft()).time())
                : Drafts.awake(turn, heard).time();
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
        return clock.zones(zones, draft);
    }

    private boolean snoozed(String text) {
        Optional<Instant> at = new SnoozeWords(turn).read(text);
        at.ifPresent(changes::snooze);
        return at.isPresent();
    }

    private boolean away(String text) {
        LocalDate tomorrow = turn.here().toLocalDate().plusDays(1);
        Optional<LocalDate> until = dayNumber(text)
                .map(day -> new Rhythm.Monthly(day, Drafts.OPEN).onOrAfter(tomorrow))
                .or(() -> Times.read(turn, FoldedText.of(text))
                        .map(at -> at.atZone(turn.here().getZone()).toLocalDate()));
        until.ifPresent(settings::holiday);
        return until.isPresent();
    }

    private boolean dayOfYear(String text) {
        Optional<MonthDay> day = Times.read(turn, text)
                .map(at -> at.atZone(turn.here().getZone()))
                .or(() -> turn.language.times().read(text, leapYear()))
                .map(MonthDay::from);
        day.ifPresent(settings::anniversary);
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
        Optional<QuietHours> hours = Drafts.hours(turn, FoldedText.of(text));
        hours.ifPresent(quiet -> settings.quiet(quiet, draft));
        return hours.isPresent();
    }

    /** Takes words about notes at a place where something else was asked; false where they are not about notes. */
    boolean anywhere(String text) {
        Input awaited = turn.screen().input();
        if (awaited == Input.NOTE) {
            return false;
        }
        String country = turn.facts().word("country").orElse("");
        if (turn.language.zones().later(text, country, turn.here())) {
            return said(Phrase.NOTES_ZONE_LATER);
        }
        List<ZoneId> there = turn.language.zones().sentence(text, country, turn.here());
        if (!there.isEmpty() && turn.language.zones().forAWhile(text)) {
            turn.line(Phrase.NOTES_ZONE_FOR_A_WHILE);
        }
        return clock.zones(there, "") || wishes.any(text) || rhythm(text, awaited != Input.WHEN);
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
        changes.draft(Drafts.awake(turn, heard.get()), heard.get().time() ? Dialog.Page.CONFIRM : Dialog.Page.TIME);
        return true;
    }

    /**
     * Takes a wish about check-ins that says all it needs, before the open question is asked whether it may be an answer; false for
     * anything less, and where a time, a number or words of the person's own are what is asked for.
     */
    boolean wish(String text) {
        Screen screen = turn.screen();
        WholeWishes whole = new WholeWishes(turn);
        boolean time = asksForTime(screen);
        if (FREE.contains(screen.input())) {
            return false;
        }
        boolean may = !time || (whole.hour(text) && whole.again(text));
        return (!time && wishes.clear(text))
                || (may && whole.whole(text) && rhythm(text, true))
                || (!time && whole.meant(text) && (anywhere(text) || settable()));
    }

    /** Says what can be set, where a wish was clearly meant and not understood. */
    private boolean settable() {
        if (new Agreements(turn).mayKeep()) {
            turn.line(Phrase.NOTES_DAYS_UNKNOWN);
            turn.open(new Dialog.Notes(Dialog.Page.DAYS));
        }
        turn.show();
        return true;
    }

    /** Whether the answers are times of the day, so that a time may be an answer. */
    private boolean asksForTime(Screen screen) {
        return screen.reads(label -> Drafts.clock(turn, label).isPresent());
    }
}
