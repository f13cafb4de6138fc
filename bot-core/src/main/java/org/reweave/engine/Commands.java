package org.reweave.engine;

import java.util.List;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.journey.Wording;

/** Does what a person can always ask for; the open question stays as it is and is asked once more afterwards. */
final class Commands {
    private final Turn turn;

    Commands(Turn turn) {
        this.turn = turn;
    }

    /** Does what a button of the engine's own stands for; false where it is none. */
    boolean press(String id) {
        for (Command command : Command.values()) {
            if (command.id().equals(id)) {
                run(command);
                return true;
            }
        }
        if (id.startsWith("~path-")) {
            return sidePath(id.substring("~path-".length()));
        }
        return false;
    }

    void run(Command command) {
        switch (command) {
            case HELP_NOW -> helpNow(Phrase.HELP_NOW_AGAIN);
            case HELP -> {
                turn.line(Phrase.HELP_HOW_IT_WORKS);
                turn.show();
            }
            case SKIP -> skip();
            case BACK -> back();
            case PAUSE -> {
                turn.open(new Dialog.PauseLength());
                turn.show();
            }
            case STOP -> stop();
            case START -> {
                new NotesSettings(turn).tellOfHoliday();
                turn.show();
            }
            case MORE -> {
                turn.open(new Dialog.More());
                turn.show();
            }
            case WHY -> why();
            case CHANGE -> {
                turn.open(new Dialog.ChangeWhat());
                turn.show();
            }
            case LANGUAGE -> {
                if (turn.languages.several()) {
                    turn.open(new Dialog.ChooseLanguage());
                }
                turn.show();
            }
            case NUDGES -> {
                if (turn.dialog.helping()) {
                    turn.line(new NotesList(turn).words());
                    turn.showBriefly();
                    return;
                }
                if (new Agreements(turn).mayKeep()) {
                    turn.open(new Dialog.Notes(Dialog.Page.LIST));
                }
                turn.show();
            }
            case PROGRESS -> new Progress(turn).show();
            case RESTART -> {
                turn.open(new Dialog.ConfirmRestart());
                turn.show();
            }
            case HIDE -> new Hiding(turn).hide();
            case MY_DATA, AGREED, HAND_OVER, FORGET -> new OwnData(turn).run(command);
        }
    }

    /** Falls silent: every reminder goes, and nothing is said unasked until the person says start. */
    private void stop() {
        cancelAll();
        turn.open(new Dialog.Stopped());
        turn.show();
    }

    void cancelAll() {
        for (NudgeKind kind : NudgeKind.values()) {
            if (!kind.wakes()) {
                turn.cancel(kind);
            }
        }
    }

    /** Shows help for a person in need; the same card is never shown twice running. */
    void helpNow(Phrase again) {
        turn.sayFirst();
        if (turn.dialog instanceof Dialog.HelpNow) {
            turn.line(again);
            turn.showBriefly();
        } else if (turn.dialog instanceof Dialog.Stopped stopped) {
            helpInSilence(stopped, again);
        } else {
            new HelpCard(turn).general();
            turn.open(new Dialog.HelpNow());
            turn.show();
        }
    }

    private void helpInSilence(Dialog.Stopped stopped, Phrase again) {
        if (stopped.helped()) {
            turn.line(again);
        } else {
            new HelpCard(turn).general();
            turn.line(Phrase.HELP_STAY);
            turn.dialog = new Dialog.Stopped(true);
        }
        turn.showBriefly();
    }

    private void skip() {
        if (turn.dialog instanceof Dialog.None) {
            new Answers(turn).skip();
        } else if (turn.dialog instanceof Dialog.KeepNote note) {
            new Answers(turn).decided(note.text(), false);
        } else if (turn.dialog instanceof Dialog.OfferPause) {
            turn.close();
            new Answers(turn).skip();
        } else {
            turn.close();
            turn.show();
        }
    }

    private void why() {
        Optional<Wording> why =
                turn.journey.find(turn.step).map(step -> step.info().why());
        boolean own = turn.dialog instanceof Dialog.Notes || turn.dialog instanceof Dialog.PauseLength;
        if (!(turn.dialog instanceof Dialog.None || turn.dialog instanceof Dialog.KeepNote || own)) {
            turn.close();
        }
        if (why.isPresent() && !own) {
            turn.line(turn.words(why.get()));
        } else {
            turn.line(Phrase.WHY_NONE);
        }
        turn.show();
    }

    private void back() {
        boolean undo = turn.dialog instanceof Dialog.None || (turn.dialog instanceof Dialog.Away away && away.agreed());
        if (!undo) {
            if (turn.rest.isEmpty()) {
                turn.cancel(NudgeKind.COME_BACK);
            }
            turn.close();
            turn.show();
            return;
        }
        Optional<Entry> undone = turn.takeBack().map(this::whatLedThere);
        if (undone.isEmpty()) {
            turn.line(Phrase.BACK_AT_START);
        } else {
            tellUndone(undone.get());
        }
        turn.show();
    }

    /** Back from the care that a fallen number led to is back to that number. */
    private Entry whatLedThere(Entry undone) {
        List<Entry> trail = turn.trail;
        boolean care = undone.answer() instanceof Answer.Entered entered
                && entered.path().equals("safety")
                && !trail.isEmpty()
                && CheckIns.dropped(turn, trail.get(trail.size() - 1).step());
        return care ? turn.takeBack().orElse(undone) : undone;
    }

    private void tellUndone(Entry undone) {
        if (undone.answer() instanceof Answer.Moved) {
            clockAgain();
        } else {
            turn.line(Phrase.BACK_DONE);
            cancelWhatItArranged(undone);
        }
    }

    private void clockAgain() {
        turn.line(turn.phrase(Phrase.BACK_CLOCK, NotesClock.words(turn, turn.voice.zone(turn.facts()))));
    }

    private void cancelWhatItArranged(Entry undone) {
        Optional<Step> step = turn.journey.find(undone.step());
        if (undone.answer() instanceof Answer.Set && step.orElse(null) instanceof Step.When when) {
            turn.cancel(Answers.kind(when.purpose()));
            turn.line(Phrase.BACK_CANCELLED);
        }
    }

    /** The side path whose name these words are, as it is written under More. */
    Optional<String> pathNamed(String words) {
        for (String name : turn.journey.interludes().keySet()) {
            String label = turn.journey.offer(name, turn.language.code());
            if (label != null && turn.language.matcher().same(label, words)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Goes a side path; false where there is none of that name. */
    boolean sidePath(String name) {
        Journey.Interlude path = turn.journey.interludes().get(name);
        if (path == null || path.label() == null) {
            return false;
        }
        boolean rests = name.equals("check-in") || name.equals("new-breach");
        if (rests && !new Agreements(turn).mayKeep()) {
            turn.show();
            return true;
        }
        if (name.equals("check-in")) {
            new CheckIns(turn).doneEarly();
        }
        new Course(turn).enter(name, path.start(), false);
        turn.show();
        return true;
    }

    /** Asks the private safety questions before anything else, and comes back to what was next. */
    void careFor() {
        Journey.Interlude path = turn.journey.interludes().get("safety");
        if (path != null) {
            turn.line(Phrase.SAFETY_FELL);
            new Course(turn).enter("safety", path.start(), false);
        }
    }

    /** Begins the journey anew. What was said stays on the trail and no longer counts. */
    void restart() {
        cancelAll();
        turn.book.paused = turn.book.checkIn.isPresent();
        turn.record(new Answer.Restarted());
        turn.frames = java.util.List.of();
        turn.line(Phrase.RESTART_DONE);
        new Course(turn).go(turn.journey.start());
        turn.show();
    }
}
