package org.reweave.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.FoldedText;
import org.reweave.message.OutboundMessage.Input;

/**
 * Somebody else may see the screen: something dull takes the place of everything, and whatever is written or tapped gets an
 * answer as dull, until the words that end it.
 *
 * <p>Whoever sits there then may be somebody else, so words of danger, and any call for help but the exact one, are answered
 * with a number among the dull words, and with nothing that says whose it is.
 */
final class Hiding {
    private static final Set<String> HELP = Set.of(Doors.HELP, Doors.LINES);

    private final Turn turn;

    Hiding(Turn turn) {
        this.turn = turn;
    }

    /** Whether it is asked for; that comes before everything else. */
    boolean asked(Event event) {
        return event instanceof Event.Said said
                && turn.languages
                        .anywhere(FoldedText.words(said.text()))
                        .filter(Command.HIDE::equals)
                        .isPresent();
    }

    /** The prompt keeps its number, so that what was arranged at it still belongs to it afterwards. */
    void hide() {
        turn.dialog = new Dialog.Hidden(turn.dialog);
        turn.sayInPlaceOfAll(Phrase.HIDE_DULL);
    }

    /** Answers whatever comes meanwhile. */
    void meanwhile(Dialog.Hidden hidden, Event event, boolean danger) {
        String text = event instanceof Event.Said said ? said.text() : "";
        String words = FoldedText.words(text);
        Optional<Command> command = turn.languages.anywhere(words);
        boolean help = command.filter(Command.HELP_NOW::equals).isPresent();
        if (help || ends(words)) {
            turn.dialog = hidden.beneath();
            if (help) {
                new Commands(turn).run(Command.HELP_NOW);
            } else {
                back();
            }
        } else if (Doors.STOP.equals(Doors.of(event))
                || command.or(() -> turn.languages.called(words))
                        .filter(Command.STOP::equals)
                        .isPresent()) {
            new Commands(turn).cancelAll();
            turn.dialog = new Dialog.Hidden(new Dialog.Stopped());
            dull();
        } else if (danger || asksForHelp(text, words) || HELP.contains(Doors.of(event))) {
            new HelpCard(turn).discreetly();
            turn.sayOnly();
        } else {
            dull();
        }
    }

    /** Whether help is asked for: with words, or with a question mark alone, and not with what is no word or only tapped. */
    private boolean asksForHelp(String text, String words) {
        return (text.indexOf('?') >= 0 || !words.isEmpty()) && asksForHelp(words);
    }

    private boolean asksForHelp(String words) {
        return turn.languages.all().stream()
                        .flatMap(language -> language.vocabulary().command(words).stream())
                        .anyMatch(Command.HELP::equals)
                || turn.languages
                        .called(words)
                        .filter(command -> command == Command.HELP || command == Command.HELP_NOW)
                        .isPresent();
    }

    private boolean ends(String words) {
        return turn.languages.all().stream()
                .anyMatch(language -> language.vocabulary().means("unhide", words));
    }

    private void back() {
        if (turn.dialog instanceof Dialog.None && turn.step.isEmpty()) {
            turn.close();
        }
        turn.line(Phrase.HIDE_BACK);
        turn.show();
    }

    private void dull() {
        turn.line(Phrase.HIDE_DECOY);
        turn.sayOnly();
    }

    Screen screen() {
        return new Screen(turn.phrase(Phrase.HIDE_DECOY, Map.of()), List.of(), Input.NONE, false);
    }
}
