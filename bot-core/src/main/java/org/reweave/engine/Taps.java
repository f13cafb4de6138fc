package org.reweave.engine;

import java.util.List;

/** Takes what was tapped: a button of the open prompt, of a dialog over it, or of an earlier message. */
final class Taps {
    private final Turn turn;

    Taps(Turn turn) {
        this.turn = turn;
    }

    void pressed(Event.Pressed pressed) {
        String token = new Token(pressed.visit(), pressed.id()).written();
        if (pressed.visit() != turn.visit && token.equals(turn.lastToken)) {
            return;
        }
        turn.lastToken = token;
        boolean current = pressed.visit() == turn.visit || new Arrivals(turn).underNote(pressed);
        if (pressed.id().equals(Command.HELP_NOW.id())) {
            new Commands(turn).run(Command.HELP_NOW);
        } else if (current && ofData(turn.dialog) && tapped(pressed.id())) {
            return;
        } else if (new Course(turn).begin()) {
            return;
        } else if (turn.dialog instanceof Dialog.Stopped
                && !(current && pressed.id().equals(Command.START.id()))) {
            new Dialogs(turn).typed("");
        } else if (new Returns(turn).due()) {
            new Returns(turn).welcome(turn.dialog instanceof Dialog.None, false);
        } else if (!current && !alwaysOpen(pressed.id())) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        } else if (!tapped(pressed.id())) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        }
    }

    private static boolean ofData(Dialog dialog) {
        return dialog instanceof Dialog.MyData
                || dialog instanceof Dialog.ConfirmForget
                || dialog instanceof Dialog.TakeBack;
    }

    /** Pausing and looking for help are right from any question, however old the button is. */
    private static boolean alwaysOpen(String id) {
        return id.equals(Command.PAUSE.id()) || id.equals(Command.MORE.id());
    }

    private boolean tapped(String id) {
        if (!(turn.dialog instanceof Dialog.None)) {
            return new Dialogs(turn).tapped(id) || new Commands(turn).press(id);
        }
        return (id.startsWith("~") && new Commands(turn).press(id)) || new Answers(turn).tapped(id);
    }

    void selected(Event.Selected selected) {
        boolean taken = selected.visit() == turn.visit && answered(selected.ids());
        if (!taken && !new Course(turn).begin()) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        }
    }

    private boolean answered(List<String> ids) {
        if (turn.dialog instanceof Dialog.Notes notes) {
            return new SomeDays(turn, notes).selected(ids);
        }
        return turn.dialog instanceof Dialog.None && !turn.step.isEmpty() && new Answers(turn).selected(ids);
    }
}
