package org.reweave.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.FoldedText;

/** What is said and asked about notes when a person comes by, before their own words are taken. */
final class Arrivals {
    private static final Set<Command> FIRST = EnumSet.of(Command.HELP_NOW, Command.HELP, Command.STOP, Command.START);

    private final Turn turn;

    Arrivals(Turn turn) {
        this.turn = turn;
    }

    /** After check-ins rested in silence: asks how to go on, and says so; false where there is nothing to ask. */
    boolean restedSince(Event event) {
        boolean open = turn.dialog instanceof Dialog.None
                || (turn.dialog instanceof Dialog.Notes notes && notes.page().due());
        if (!turn.book.resting
                || !open
                || turn.step.isEmpty()
                || comesFirst(event)
                || asksForNotes(event)
                || new Returns(turn).due()) {
            return false;
        }
        boolean heavy = event instanceof Event.Said said && new Words(turn).heavy(said.text());
        turn.open(new Dialog.Notes(Dialog.Page.RESTED));
        if (heavy) {
            turn.line(Phrase.REPAIR_HEARD);
        } else if (!(event instanceof Event.Opened)) {
            turn.line(Phrase.RETURN_NOT_TAKEN);
        }
        turn.show();
        return true;
    }

    /** Says that a note did not come, where one did not. */
    void tellWhatWasMissed(Event event) {
        if (turn.book.missed > 0 && !comesFirst(event) && !(turn.dialog instanceof Dialog.Stopped)) {
            turn.line(Phrase.NUDGE_MISSED);
            turn.book.missed = 0;
        }
    }

    /** The list of notes shows that they rest, and lets them come again. */
    private boolean asksForNotes(Event event) {
        return event instanceof Event.Said said
                && turn.language
                        .vocabulary()
                        .command(FoldedText.words(said.text()))
                        .filter(Command.NUDGES::equals)
                        .isPresent();
    }

    private boolean comesFirst(Event event) {
        if (event instanceof Event.Said said) {
            Optional<Command> command = turn.language
                    .vocabulary()
                    .command(FoldedText.words(said.text()))
                    .or(() -> new Words(turn).called(said.text()));
            return command.filter(FIRST::contains).isPresent();
        }
        return event instanceof Event.Pressed pressed && pressed.id().equals(Command.HELP_NOW.id());
    }

    /** Whether a button of the question beneath a note was pressed; the note gives way to it then. */
    boolean underNote(Event.Pressed pressed) {
        boolean beneath = turn.dialog instanceof Dialog.Notes notes
                && notes.page() == Dialog.Page.DUE
                && notes.draft().equals(Integer.toString(pressed.visit()));
        if (beneath) {
            turn.close();
        }
        return beneath;
    }
}
