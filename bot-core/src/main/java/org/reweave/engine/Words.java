package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reweave.journey.Step;
import org.reweave.message.FoldedText;

/** Takes what was written, once the safety screen has passed it: a command, a way aside, or an answer to what is open. */
final class Words {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Turn turn;

    Words(Turn turn) {
        this.turn = turn;
    }

    void said(String text, Optional<Instant> sentAt) {
        String words = FoldedText.words(text);
        Optional<Command> command = turn.language
                .vocabulary()
                .command(words)
                .or(() -> elsewhere(words))
                .or(() -> called(text));
        boolean helpNow = command.filter(Command.HELP_NOW::equals).isPresent();
        boolean crossed = crossed(sentAt);
        turn.lastSent = sentAt.or(() -> turn.lastSent);
        if (helpNow) {
            new Commands(turn).run(Command.HELP_NOW);
        } else if (command.filter(Command.STOP::equals).isPresent()) {
            new Commands(turn).run(Command.STOP);
        } else if (command.filter(Command::ofData).isPresent() && !ofNotes(words)) {
            new Commands(turn).run(command.get());
        } else if (new Course(turn).begin()) {
            return;
        } else if (new Returns(turn).due()) {
            boolean asked = turn.dialog instanceof Dialog.None;
            new Returns(turn)
                    .welcome(asked && command.filter(Command.START::equals).isEmpty(), heavy(text));
        } else if (crossed && !(turn.dialog instanceof Dialog.KeepNote)) {
            turn.line(Phrase.REPAIR_CROSSED);
            turn.show();
        } else if (toNote(text, words)) {
            return;
        } else if (command.isPresent() && !means(command.get(), words)) {
            commanded(command.get());
        } else if (aside(text, words) || (!offered(text) && new RestWords(turn, new Dialogs(turn)).wish(text))) {
            return;
        } else if (turn.dialog instanceof Dialog.None && !offered(text) && new NotesWords(turn).wish(text)) {
            return;
        } else if (turn.dialog instanceof Dialog.None) {
            answered(text);
        } else {
            new Dialogs(turn).typed(text);
        }
    }

    /** Whether it is the notes that "delete" is said of: they are what was shown last. */
    private boolean ofNotes(String words) {
        return turn.dialog instanceof Dialog.Notes notes
                && notes.page() == Dialog.Page.LIST
                && turn.language.vocabulary().means("note-delete", words);
    }

    /** Takes a yes, a no or a "later" for the note or the prompt about notes that was said last. */
    private boolean toNote(String text, String words) {
        NotesReplies replies = new NotesReplies(turn);
        if (turn.dialog instanceof Dialog.Notes notes) {
            return !offered(text) && replies.taken(notes, words);
        }
        boolean nodded = replies.toNote(words);
        if (nodded) {
            turn.line(Phrase.NOTES_NODDED);
            turn.show();
        }
        return nodded;
    }

    /** Goes a side path that is named where the journey asks, or something about notes; false where none is. */
    private boolean aside(String text, String words) {
        boolean open = turn.dialog instanceof Dialog.None || turn.dialog instanceof Dialog.Notes;
        Commands commands = new Commands(turn);
        Optional<String> path = commands.pathNamed(words).filter(name -> open && !offered(text));
        boolean now = path.filter("check-in"::equals).isPresent()
                && turn.dialog instanceof Dialog.Notes notes
                && notes.page().due();
        if (now) {
            new CheckIns(turn).begin();
        }
        return now || path.filter(commands::sidePath).isPresent();
    }

    /** Whether the words are exactly one of the answers offered; those were written beforehand. */
    boolean offered(String text) {
        boolean open = !turn.step.isEmpty() || !(turn.dialog instanceof Dialog.None);
        return open && turn.language.matcher().names(turn.screen().options(), FoldedText.words(text));
    }

    /** Whether the words are those of a heavy heart, and no answer that is offered. */
    boolean heavy(String text) {
        return !offered(text) && turn.language.vocabulary().mentions("heavy", FoldedText.words(text));
    }

    /** What has to work for somebody the companion speaks to in a language they do not read; never instead of an answer. */
    private Optional<Command> elsewhere(String words) {
        boolean asked = !turn.step.isEmpty() || !(turn.dialog instanceof Dialog.None);
        return turn.languages
                .anywhere(words)
                .filter(command ->
                        !asked || !turn.language.matcher().names(turn.screen().options(), words));
    }

    /**
     * What is called for in a natural form, such as "please stop sending me messages". Never instead of exactly what is offered; a
     * start only in silence, for elsewhere "begin" may answer what is asked.
     */
    Optional<Command> called(String text) {
        return turn.languages
                .called(FoldedText.words(text))
                .filter(command -> command != Command.START || turn.dialog instanceof Dialog.Stopped)
                .filter(command -> command != Command.STOP || !leavesNotes(FoldedText.words(text)))
                .filter(command -> !offered(text));
    }

    /** "Cancel" where something about notes is being set leaves that, and nothing else. */
    private boolean leavesNotes(String words) {
        return turn.dialog instanceof Dialog.Notes notes
                && !notes.page().due()
                && new NotesReplies(turn).leaves(notes.page(), words);
    }

    /** Whether the message was sent in the same moment as the one before it: written before this question was seen. */
    private boolean crossed(Optional<Instant> sentAt) {
        return sentAt.isPresent()
                && turn.lastSent.isPresent()
                && Duration.between(turn.lastSent.get(), sentAt.get()).abs().compareTo(AT_ONCE) < 0;
    }

    /**
     * Whether words that are a command are also exactly one of the answers; then the answer is meant. Help and stop are final,
     * and where the words are what a way out reads, another word for an answer does not stand against it.
     */
    private boolean means(Command command, String words) {
        Screen screen = turn.screen();
        AnswerMatcher matcher = turn.language.matcher();
        boolean exit = screen.exit(command)
                .filter(label -> matcher.same(turn.voice.label(label), words))
                .isPresent();
        return command != Command.HELP
                && command != Command.STOP
                && (exit ? screen.reads(label -> matcher.same(label, words)) : matcher.names(screen.options(), words));
    }

    private void commanded(Command command) {
        boolean begins = command == Command.START || command == Command.RESTART;
        if (turn.dialog instanceof Dialog.Stopped && begins) {
            new Dialogs(turn).returned();
        } else if (turn.dialog instanceof Dialog.Stopped && command != Command.HELP) {
            new Dialogs(turn).typed("");
        } else if (command == Command.START && new Dialogs(turn).goesOn()) {
            return;
        } else {
            new Commands(turn).run(command);
        }
    }

    private void answered(String text) {
        if (turn.journey.step(turn.step) instanceof Step.End) {
            ended(text);
        } else {
            new Answers(turn).typed(text);
        }
    }

    private void ended(String text) {
        AnswerMatcher.Match match = turn.language.matcher().one(turn.screen().options(), text);
        boolean button = match.sure() && new Commands(turn).press(match.ids().get(0));
        if (button || new NotesWords(turn).anywhere(text)) {
            return;
        }
        Agreements agreements = new Agreements(turn);
        if (agreements.refused()) {
            agreements.askAgain(text);
        } else {
            turn.show();
        }
    }

    void edited(String text) {
        if (turn.dialog instanceof Dialog.KeepNote) {
            turn.dialog = new Dialog.KeepNote(text.strip());
            turn.line(Phrase.NOTE_CHANGED);
            turn.show();
        } else if (turn.misses > 0 && turn.dialog instanceof Dialog.None) {
            new Answers(turn).typed(text);
        } else if (!new Course(turn).begin()) {
            turn.line(Phrase.REPAIR_EDIT_TOO_LATE);
            turn.show();
        }
    }
}
