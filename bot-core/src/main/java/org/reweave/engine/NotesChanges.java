package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reweave.message.RichText;
import org.reweave.rhythm.Cap;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Changes what a person is reminded of, and says what came of it. */
final class NotesChanges {
    static final Duration SHORT_SNOOZE = Duration.ofMinutes(20);
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(14);
    /** What can be deleted alone. */
    static final List<NudgeKind> DELETABLE = List.of(
            NudgeKind.CHECK_IN,
            NudgeKind.SNOOZED,
            NudgeKind.COME_BACK,
            NudgeKind.TALK,
            NudgeKind.SMALL_THING,
            NudgeKind.REVIEW,
            NudgeKind.ANNIVERSARY);

    private final Turn turn;

    NotesChanges(Turn turn) {
        this.turn = turn;
    }

    void open(Dialog.Page page, String draft) {
        turn.misses = 0;
        turn.open(new Dialog.Notes(page, draft, List.of()));
        turn.show();
    }

    /** Goes on with days and a time that are not set yet; a time at which nothing may come is asked for again. */
    void draft(Rhythm wished, Dialog.Page next) {
        Rhythm rhythm = stillToCome(wished);
        if (next == Dialog.Page.CONFIRM && turn.book.quiet.covers(rhythm.time())) {
            Map<String, String> words = Map.of(
                    "time", Spoken.clock(rhythm.time(), turn.voice.locale(turn.facts())),
                    "hours", NotesList.hours(turn, turn.book.quiet));
            turn.line(turn.phrase(Phrase.NOTES_IS_QUIET, words));
            open(Dialog.Page.TIME, RhythmText.write(rhythm));
        } else {
            open(next, RhythmText.write(rhythm));
        }
    }

    /** One every two weeks whose first day is today and whose hour is over begins a week later, not two. */
    private Rhythm stillToCome(Rhythm rhythm) {
        boolean over = rhythm instanceof Rhythm.Fortnightly fortnightly
                && fortnightly.first().equals(turn.here().toLocalDate())
                && !rhythm.time().equals(Drafts.OPEN)
                && !rhythm.time().isAfter(turn.here().toLocalTime());
        return over ? new Rhythm.Fortnightly(turn.here().toLocalDate().plusWeeks(1), rhythm.time()) : rhythm;
    }

    /** Says what cannot be set, and asks for what can: one of the times that were named, or other days. */
    void unsettable(RhythmReader.Unsettable wish) {
        turn.misses = 0;
        if (wish.days().isPresent()) {
            turn.line(Phrase.NOTES_ONE_TIME_ONLY);
            List<String> times = wish.times().stream()
                    .filter(time -> !turn.book.quiet.covers(time))
                    .map(LocalTime::toString)
                    .toList();
            turn.open(new Dialog.Notes(
                    Dialog.Page.TIME, RhythmText.write(wish.days().get()), times));
        } else {
            turn.line(Phrase.NOTES_DAYS_UNSETTABLE);
            turn.open(new Dialog.Notes(Dialog.Page.DAYS));
        }
        turn.show();
    }

    LocalDate nextMonday() {
        return turn.here().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** Says a word and goes back to the open question. */
    void leave(Phrase phrase) {
        turn.line(phrase);
        turn.close();
        turn.show();
    }

    /** Goes back to the open question with nothing set, or nothing changed. */
    void leaveAsItWas() {
        leave(turn.book.checkIn.isPresent() ? Phrase.NOTES_UNCHANGED : Phrase.NOTES_NOTHING_SET);
    }

    void planned(Phrase phrase) {
        planned(turn.phrase(phrase, Map.of()));
    }

    private void planned(RichText said) {
        turn.line(said);
        next();
        turn.close();
        turn.show();
    }

    /** Says when the next check-in comes, where one comes. */
    void next() {
        new NudgePlan(turn).all();
        Reminders.Arranged arranged = turn.book.arranged.get(NudgeKind.CHECK_IN);
        if (arranged != null && turn.rests(arranged.at())) {
            turn.line(Phrase.NOTES_LIST_AWAY);
        } else if (arranged != null) {
            turn.line(Phrase.NOTES_NEXT, "time", turn.voice.time(arranged.at(), turn.facts()));
        }
    }

    /** Says after a silence what comes again, where anything does, and where that is ended. */
    void comesAgain() {
        new NudgePlan(turn).all();
        Stream.of(NudgeKind.CHECK_IN, NudgeKind.ANNIVERSARY)
                .map(turn.book.arranged::get)
                .filter(Objects::nonNull)
                .map(Reminders.Arranged::at)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> turn.line(Phrase.STOP_AGAIN, "time", turn.voice.time(at, turn.facts())));
    }

    // --- check-ins ---

    void checkIn(Rhythm rhythm) {
        RichText set = before(rhythm)
                .map(before -> turn.phrase(Phrase.NOTES_SET_INSTEAD, Map.of("before", before)))
                .orElse(turn.phrase(Phrase.NOTES_SET, Map.of()));
        turn.book.checkIn = Optional.of(rhythm);
        turn.book.paused = false;
        turn.book.resting = false;
        turn.book.unanswered = 0;
        planned(set);
    }

    /** The rhythm, in words, that another takes the place of; empty where there is none, or the same. */
    Optional<String> before(Rhythm other) {
        return turn.book.checkIn.filter(rhythm -> !rhythm.equals(other)).map(new RhythmWords(turn)::of);
    }

    /** Leaves out the next one; those after it come. */
    void skipNext() {
        Reminders.Arranged next = turn.book.arranged.get(NudgeKind.CHECK_IN);
        if (next == null) {
            leaveAsItWas();
        } else {
            new NotesSettings(turn)
                    .holiday(next.at()
                            .atZone(turn.here().getZone())
                            .toLocalDate()
                            .plusDays(1));
        }
    }

    /** Leaves out the one of a day, where the next one is on that day; else says when it comes. */
    void leaveOut(LocalDate day) {
        Reminders.Arranged next = turn.book.arranged.get(NudgeKind.CHECK_IN);
        boolean then = next != null
                && next.at().atZone(turn.here().getZone()).toLocalDate().equals(day);
        if (then) {
            skipNext();
        } else {
            planned(turn.book.checkIn.isPresent() ? Phrase.NOTES_UNCHANGED : Phrase.NOTES_NOTHING_SET);
        }
    }

    /** Offers the days so far without some; false where none would be left, or nothing changes. */
    boolean without(Rhythm.Weekly rhythm, Set<DayOfWeek> some) {
        Set<DayOfWeek> left = EnumSet.copyOf(rhythm.days());
        left.removeAll(some);
        boolean changed = !left.isEmpty() && left.size() < rhythm.days().size();
        if (changed) {
            draft(new Rhythm.Weekly(left, rhythm.time()), Dialog.Page.CONFIRM);
        }
        return changed;
    }

    void noCheckIns() {
        forget(NudgeKind.CHECK_IN);
        leave(Phrase.NOTES_NONE_ANY_MORE);
    }

    void forget(NudgeKind kind) {
        if (kind == NudgeKind.CHECK_IN) {
            turn.book.checkIn = Optional.empty();
            turn.book.resting = false;
        } else if (kind == NudgeKind.ANNIVERSARY) {
            turn.book.anniversary = Optional.empty();
        }
        turn.cancel(kind);
        turn.book.paused &= turn.book.checkIn.isPresent() || turn.book.anniversary.isPresent();
    }

    /** Goes on after silence, as before or with another rhythm. */
    void afterRest(Optional<Rhythm> other) {
        turn.book.checkIn = other.isPresent() ? other : turn.book.checkIn;
        turn.book.resting = false;
        turn.book.paused = false;
        turn.book.unanswered = 0;
        planned(Phrase.NOTES_GO_ON_AGAIN);
    }

    void snoozeTo(String offer) {
        Times.read(turn, offer).ifPresentOrElse(this::snooze, turn::show);
    }

    /** Comes back to the check-in at a minute the person chose; the rhythm goes on after that as it was. */
    void snooze(Instant at) {
        if (Duration.between(turn.now, at).compareTo(LONGEST_SNOOZE) > 0) {
            turn.line(Phrase.NOTES_SNOOZE_TOO_FAR);
            turn.show();
            return;
        }
        new NudgePlan(turn).arrange(NudgeKind.SNOOZED, at, Times.wall(turn, at));
        turn.line(Phrase.NOTES_SNOOZED, "time", turn.voice.time(at, turn.facts()));
        inPlaceOfTheNext(at);
        turn.close();
        turn.show();
    }

    /** One that was put off takes the place of one that would come within hours of it. */
    private void inPlaceOfTheNext(Instant at) {
        Reminders.Arranged next = turn.book.arranged.get(NudgeKind.CHECK_IN);
        if (next != null && Duration.between(next.at(), at).abs().compareTo(Cap.USUAL.apart()) < 0) {
            turn.line(Phrase.NOTES_SNOOZED_INSTEAD, "time", turn.voice.time(next.at(), turn.facts()));
            new NudgePlan(turn).after(NudgeKind.CHECK_IN, at.isAfter(next.at()) ? at : next.at());
        }
    }

    // --- all of them ---

    void pauseAll() {
        if (turn.book.nothingSet()) {
            leave(Phrase.NOTES_NOTHING_SET);
            return;
        }
        turn.book.paused = true;
        turn.book.resting = false;
        new NudgePlan(turn).all();
        leave(Phrase.NOTES_PAUSED);
    }

    void goOn() {
        turn.book.paused = false;
        turn.book.resting = false;
        planned(Phrase.NOTES_GO_ON_AGAIN);
    }

    /** Deletes one of them, and shows what is left. */
    void delete(NudgeKind kind) {
        forget(kind);
        turn.line(Phrase.NOTES_ONE_GONE);
        open(Dialog.Page.LIST, "");
    }

    void deleteAll() {
        turn.book.checkIn = Optional.empty();
        turn.book.anniversary = Optional.empty();
        turn.book.holiday = Optional.empty();
        turn.book.resting = false;
        turn.book.paused = false;
        for (NudgeKind kind : NudgeKind.values()) {
            if (!kind.wakes()) {
                turn.cancel(kind);
            }
        }
        leave(Phrase.NOTES_NONE_ANY_MORE);
    }
}
