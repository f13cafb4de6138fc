package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.FoldedText;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/**
 * Takes wishes about notes and check-ins that are a whole message, such as "no check-in today", "when is my next one", "not until
 * Friday" or "make it 9".
 *
 * <p>Those that name what they are about are heard wherever they are said; of the others nothing is taken where they may be an
 * answer to what is asked.
 */
final class NotesWishes {
    /** Of those who have a check-in, no answer to anything else even where it is not named. */
    private static final Set<Wish> CLEAR =
            EnumSet.of(Wish.PAUSE_ALL, Wish.NOT_THIS_WEEK, Wish.NOT_THIS_MONTH, Wish.AWAY_LATER);

    private final Turn turn;
    private final NotesChanges changes;
    private final NotesSettings settings;
    private final Vocabulary vocabulary;

    NotesWishes(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
        this.settings = new NotesSettings(turn);
        this.vocabulary = turn.language.vocabulary();
    }

    /** Takes a wish that can be no answer to anything else; false where the words are none. */
    boolean clear(String text) {
        boolean vague = vocabulary.begins("holiday-vague", FoldedText.of(text));
        return wish(text, true) || rests(text, !vague || saysNotes(FoldedText.words(text))) || leftOut(text);
    }

    /** Takes any wish; false where the words are none. */
    boolean any(String text) {
        return wish(text, false)
                || rests(text, true)
                || leftOut(text)
                || moved(text)
                || quiet(text)
                || notThen(text)
                || awayLater(text);
    }

    /** "Quiet hours 22 to 7". */
    private boolean quiet(String text) {
        Optional<QuietHours> hours =
                vocabulary.after("quiet-lead", FoldedText.of(text)).flatMap(words -> Drafts.hours(turn, words));
        hours.ifPresent(quiet -> settings.quiet(quiet, draft()));
        return hours.isPresent();
    }

    /** "Not before 9 am": a time that is to be quiet, of which the other end is asked for. */
    private boolean notThen(String text) {
        boolean time = vocabulary
                .after("not-then-lead", vocabulary.courteous(FoldedText.of(text)))
                .flatMap(words -> Drafts.clock(turn, words))
                .isPresent();
        if (time) {
            changes.open(Dialog.Page.QUIET, draft());
        }
        return time;
    }

    /** "Away from March 5 to March 12": a holiday that begins later cannot be set yet. */
    private boolean awayLater(String text) {
        Optional<String> rest = vocabulary.after("away-from-lead", vocabulary.courteous(FoldedText.of(text)));
        boolean later = turn.book.checkIn.isPresent()
                && rest.filter(words -> Arrays.stream(words.split(" (?:to|until|till|and) |\\s*[-–]\\s*", -1))
                                .allMatch(end -> day(end).isPresent()))
                        .isPresent();
        return later && granted(Wish.AWAY_LATER, true);
    }

    private boolean wish(String text, boolean mustBeClear) {
        Optional<Wish.Said> said = vocabulary
                .wish(FoldedText.words(text))
                .filter(one -> !mustBeClear || one.named() || CLEAR.contains(one.wish()));
        return said.isPresent() && granted(said.get().wish(), said.get().named());
    }

    /** Whether the words name notes or check-ins. */
    private boolean saysNotes(String words) {
        return vocabulary.mentions("naming-notes", words);
    }

    private boolean granted(Wish wish, boolean named) {
        boolean checksIn = turn.book.checkIn.isPresent();
        boolean asking = turn.dialog instanceof Dialog.Notes;
        if (!checksIn && !named && !asking && !without(wish)) {
            return false;
        }
        switch (wish) {
            case LIST -> changes.open(Dialog.Page.LIST, "");
            case SET_UP -> setUp();
            case NOW -> now();
            case LESS_OFTEN -> lessOften(checksIn);
            case ONE_A_DAY -> settings.perDay(1);
            case TWO_A_DAY -> settings.perDay(2);
            case DELETE_CHECK_IN -> only(checksIn, changes::noCheckIns);
            case DELETE -> only(!turn.book.nothingSet(), () -> changes.open(Dialog.Page.DELETE, ""));
            case PAUSE_ALL -> changes.pauseAll();
            case GO_ON -> only(turn.book.paused || turn.book.resting, () -> changes.afterRest(Optional.empty()));
            case SKIP_NEXT -> notNow(changes::skipNext);
            case NOT_TODAY -> notNow(() -> changes.leaveOut(today()));
            case NOT_TOMORROW -> changes.leaveOut(today().plusDays(1));
            case NOT_THIS_WEEK -> atLeastUntil(changes.nextMonday());
            case NOT_THIS_MONTH -> atLeastUntil(today().withDayOfMonth(1).plusMonths(1));
            case AWAY_LATER -> {
                turn.line(Phrase.NOTES_HOLIDAY_LATER);
                changes.open(Dialog.Page.HOLIDAY, "");
            }
            case HOLIDAY -> only(checksIn, () -> changes.open(Dialog.Page.HOLIDAY, ""));
            case NO_HOLIDAY -> only(turn.book.holiday.isPresent(), settings::noHoliday);
            case QUIET_HOURS -> changes.open(Dialog.Page.QUIET, "");
            case CLOCK -> changes.open(Dialog.Page.ZONE, draft());
        }
        return true;
    }

    /** What can be wished for where nothing is set, in words that name nothing. */
    private boolean without(Wish wish) {
        return wish == Wish.LIST
                || wish == Wish.QUIET_HOURS
                || wish == Wish.CLOCK
                || wish == Wish.SET_UP
                || (wish == Wish.PAUSE_ALL && turn.book.nothingSet());
    }

    /** Does what there is reason for, or says how it stands. */
    private void only(boolean reason, Runnable change) {
        if (reason) {
            change.run();
        } else {
            changes.leaveAsItWas();
        }
    }

    private void setUp() {
        if (!new Agreements(turn).mayKeep()) {
            turn.show();
        } else if (turn.book.checkIn.isPresent() && (turn.book.paused || turn.book.resting)) {
            changes.afterRest(Optional.empty());
        } else {
            changes.open(Dialog.Page.DAYS, "");
        }
    }

    /** Passes over the note that is open; where none is, does something else. */
    private void notNow(Runnable otherwise) {
        if (turn.dialog instanceof Dialog.Notes notes && notes.page().due()) {
            new NotesTaps(turn).tapped(notes, "~n-not-this-time");
        } else {
            otherwise.run();
        }
    }

    private void lessOften(boolean checksIn) {
        if (turn.dialog instanceof Dialog.Notes notes && notes.page() == Dialog.Page.RESTED) {
            new NotesTaps(turn).tapped(notes, "~n-less-often");
        } else {
            changes.open(checksIn ? Dialog.Page.DAYS : Dialog.Page.LIST, "");
        }
    }

    private void now() {
        if (turn.dialog instanceof Dialog.Notes notes && notes.page().due()) {
            new CheckIns(turn).begin();
        } else {
            new Commands(turn).sidePath("check-in");
        }
    }

    private String draft() {
        return turn.dialog instanceof Dialog.Notes notes && notes.page() == Dialog.Page.CONFIRM ? notes.draft() : "";
    }

    private LocalDate today() {
        return turn.here().toLocalDate();
    }

    /** Leaving out this week ends no longer holiday. */
    private void atLeastUntil(LocalDate day) {
        away(turn.book.holiday.filter(day::isBefore).orElse(day));
    }

    /** Sets a holiday; where nothing is set and nothing is being set, there is none to take. */
    private void away(LocalDate until) {
        if (turn.book.nothingSet() && !(turn.dialog instanceof Dialog.Notes)) {
            changes.leave(Phrase.NOTES_NOTHING_SET);
        } else {
            settings.holiday(until);
        }
    }

    // --- rests ---

    /** "Not until Friday", "no check-ins for two weeks"; where it is named, also a day that is not understood is asked for. */
    private boolean rests(String text, boolean mayBe) {
        boolean named = saysNotes(FoldedText.words(text));
        boolean asking = turn.dialog instanceof Dialog.Notes;
        if (!mayBe || !(named || asking || turn.book.checkIn.isPresent())) {
            return false;
        }
        Optional<String> day = vocabulary
                .after("holiday-lead", vocabulary.courteous(FoldedText.of(text)))
                .or(() -> vocabulary.after("rest-until-lead", vocabulary.courteous(FoldedText.of(text))));
        Optional<LocalDate> until = day.flatMap(this::day);
        if (until.isPresent()) {
            away(until.get());
        } else if (day.isPresent() && named) {
            turn.line(Phrase.PAUSE_NOT_UNDERSTOOD);
            changes.open(Dialog.Page.HOLIDAY, "");
        } else {
            return false;
        }
        return true;
    }

    private Optional<LocalDate> day(String folded) {
        return Times.read(turn, folded)
                .map(at -> at.atZone(turn.here().getZone()).toLocalDate());
    }

    /** "No check-ins on weekends": the days so far without those. */
    private boolean leftOut(String text) {
        Set<DayOfWeek> without = vocabulary
                .after("left-out-lead", vocabulary.courteous(FoldedText.of(text)))
                .flatMap(words -> turn.language.rhythms().read(words, today()))
                .filter(heard -> heard.days() && !heard.time() && heard.rhythm() instanceof Rhythm.Weekly)
                .map(heard -> ((Rhythm.Weekly) heard.rhythm()).days())
                .orElse(Set.of());
        return !without.isEmpty()
                && turn.book.checkIn.orElse(null) instanceof Rhythm.Weekly weekly
                && changes.without(weekly, without);
    }

    // --- moved ---

    private boolean moved(String text) {
        Optional<Rhythm> set = draft().isEmpty() ? turn.book.checkIn : Optional.of(RhythmText.read(draft()));
        Optional<String> to = vocabulary.after("check-in-move-lead", vocabulary.courteous(FoldedText.of(text)));
        Optional<Rhythm> moved = set.isEmpty() ? Optional.empty() : to.flatMap(words -> moved(set.get(), words));
        moved.ifPresent(rhythm -> changes.draft(rhythm, Dialog.Page.CONFIRM));
        return moved.isPresent();
    }

    private Optional<Rhythm> moved(Rhythm from, String words) {
        String bare = vocabulary.bared("correction-lead", "correction-tail", words);
        return turn.language
                .rhythms()
                .read(bare, today())
                .map(heard -> {
                    LocalTime time = heard.time() ? Drafts.inPlace(turn, heard, from.time()) : from.time();
                    return Drafts.at(heard.days() ? heard.rhythm() : from, time);
                })
                .or(() -> shifted(from, bare));
    }

    /** "An hour later", "half an hour earlier"; empty where it is no such thing, or would be on another day. */
    Optional<Rhythm> shifted(Rhythm from, String words) {
        Optional<Duration> later = vocabulary.before("later", words).flatMap(this::length);
        Optional<Duration> shift = later.or(
                () -> vocabulary.before("earlier", words).flatMap(this::length).map(Duration::negated));
        return shift.filter(by -> {
                    long seconds = from.time().toSecondOfDay() + by.toSeconds();
                    return seconds >= 0 && seconds < Duration.ofDays(1).toSeconds();
                })
                .map(by -> Drafts.at(from, from.time().plus(by)));
    }

    private Optional<Duration> length(String words) {
        ZonedDateTime noon = today().atTime(LocalTime.NOON).atZone(java.time.ZoneOffset.UTC);
        return turn.language.times().read("in " + words, noon).map(at -> Duration.between(noon, at));
    }
}
