package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.journey.Journey;

/**
 * Walks a check-in that was arranged: the questions of the chapter, and once a week the four of the trust check.
 *
 * <p>A number for feeling safe that fell by three or more leads to the private safety check, whoever asked for it.
 */
final class CheckIns {
    private static final Duration A_WEEK = Duration.ofDays(6);
    private static final int DROP = 3;

    private final Turn turn;

    CheckIns(Turn turn) {
        this.turn = turn;
    }

    /** Begins a check-in; which one is not asked, for it was arranged. */
    void begin() {
        Journey.Interlude path = turn.journey.interludes().get("check-in");
        turn.dialog = new Dialog.None();
        if (path == null) {
            turn.close();
            turn.show();
            return;
        }
        new Course(turn).enter("check-in", path.start(), false);
        turn.journey
                .regular()
                .filter(regular -> turn.step.equals(regular.choose()))
                .ifPresent(regular -> {
                    Answer.Chosen chosen = new Answer.Chosen(weekIsOver(regular) ? regular.weekly() : regular.usual());
                    String next =
                            Answers.wayOn(turn.journey.step(turn.step), chosen).orElseThrow();
                    turn.record(chosen);
                    new Course(turn).go(next);
                });
        turn.show();
    }

    private boolean weekIsOver(Journey.Regular regular) {
        Optional<Instant> last = turn.facts().counting().stream()
                .filter(entry -> regular.series().contains(entry.step()) && entry.answer() instanceof Answer.Rated)
                .map(Entry::at)
                .reduce((earlier, later) -> later);
        return last.filter(at -> Duration.between(at, turn.now).compareTo(A_WEEK) < 0)
                .isEmpty();
    }

    /** A check-in begun by oneself on the day of the next one is that one, done early. */
    void doneEarly() {
        if (turn.book.arranged.containsKey(NudgeKind.SNOOZED)) {
            turn.cancel(NudgeKind.SNOOZED);
        }
        Reminders.Arranged next = turn.book.arranged.get(NudgeKind.CHECK_IN);
        if (next == null) {
            return;
        }
        java.time.ZoneId zone = turn.voice.zone(turn.facts());
        boolean today = next.at()
                .atZone(zone)
                .toLocalDate()
                .equals(turn.now.atZone(zone).toLocalDate());
        if (today) {
            new NudgePlan(turn).after(NudgeKind.CHECK_IN, next.at());
            turn.line(Phrase.NOTES_DONE_EARLY);
        }
    }

    /** Whether the number just given for feeling safe fell by three or more since the one before. */
    static boolean dropped(Turn turn, String step) {
        boolean safe = turn.journey
                .regular()
                .filter(regular -> regular.safe().equals(step))
                .isPresent();
        if (!safe) {
            return false;
        }
        List<Integer> numbers = turn.facts().counting().stream()
                .filter(entry -> entry.step().equals(step) && entry.answer() instanceof Answer.Rated)
                .map(entry -> ((Answer.Rated) entry.answer()).value())
                .toList();
        int last = numbers.size() - 1;
        return last > 0 && numbers.get(last - 1) - numbers.get(last) >= DROP;
    }
}
