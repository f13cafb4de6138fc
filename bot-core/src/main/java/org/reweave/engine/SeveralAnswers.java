package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reweave.journey.Step;
import org.reweave.message.FoldedText;

/** Takes the answer to a question that may have several. */
final class SeveralAnswers {
    private final Turn turn;
    private final Answers answers;

    SeveralAnswers(Turn turn, Answers answers) {
        this.turn = turn;
        this.answers = answers;
    }

    /** Ticks or unticks one, or ends the choosing; false for what is not offered. */
    boolean tapped(Step.Several several, String id) {
        if (id.equals("~done")) {
            return finish(several, turn.ticked);
        }
        String plain = id.substring(1);
        Optional<Step.Choice> choice = TrailFacts.choice(several.choices(), plain)
                .filter(found -> found.only().holds(turn.facts()));
        if (choice.isEmpty() || !(id.startsWith("+") || id.startsWith("-"))) {
            return false;
        }
        List<String> ticked = new ArrayList<>(turn.ticked);
        ticked.remove(plain);
        if (id.startsWith("+")) {
            ticked.removeIf(other -> choice.get().alone() || alone(several, other));
            ticked.add(plain);
        }
        turn.ticked = ticked;
        turn.show();
        return true;
    }

    private List<Step.Choice> open(Step.Several several) {
        return new StepScreen(turn).offered(several.choices());
    }

    private static boolean alone(Step.Several several, String id) {
        return TrailFacts.choice(several.choices(), id).map(Step.Choice::alone).orElse(false);
    }

    /** Takes typed words: several answers at once, or the end of the choosing. */
    void typed(Step.Several several, String text) {
        String words = FoldedText.words(text);
        List<Step.Choice> open = open(several);
        if (done(words, open.size() + 1)) {
            finish(several, turn.ticked);
            return;
        }
        if (turn.language.vocabulary().means("all", words)) {
            finish(
                    several,
                    open.stream().filter(c -> !c.alone()).map(Step.Choice::id).toList());
            return;
        }
        Optional<AnswerMatcher.Match> found = turn.language.matcher().several(options(turn, several), text);
        found.ifPresent(match -> heardAs(several, match));
        if (found.isEmpty() || !written(several, found.get().ids())) {
            answers.unexpected(text);
        }
    }

    /** Says back what was understood where the words were not those of the answers. */
    private void heardAs(Step.Several several, AnswerMatcher.Match match) {
        if (!match.sure()) {
            String labels = open(several).stream()
                    .filter(choice -> match.ids().contains(choice.id()))
                    .map(choice -> turn.words(choice.label()).words())
                    .collect(Collectors.joining(", "));
            turn.line(Phrase.HEARD_AS, "answer", labels);
        }
    }

    /** What typed words are matched against. */
    static List<AnswerMatcher.Option> options(Turn turn, Step.Several several) {
        return new StepScreen(turn)
                .offered(several.choices()).stream()
                        .map(choice -> new AnswerMatcher.Option(
                                choice.id(), turn.words(choice.label()).words(), choice.also(turn.language.code())))
                        .toList();
    }

    /** The button can be written whether anything is ticked or not; other words for it are clear only where something is. */
    private boolean done(String words, int number) {
        Vocabulary vocabulary = turn.language.vocabulary();
        return turn.language.matcher().same(turn.voice.label(Phrase.SEVERAL_DONE), words)
                || vocabulary.number(words).filter(typed -> typed == number).isPresent()
                || (vocabulary.means("done", words) && !turn.ticked.isEmpty());
    }

    /** Takes what was written together with what is ticked; one that is ticked already is unticked, as by a tap. */
    private boolean written(Step.Several several, List<String> ids) {
        if (ids.size() == 1 && turn.ticked.contains(ids.get(0))) {
            return tapped(several, "-" + ids.get(0));
        }
        boolean alone = ids.stream().anyMatch(id -> alone(several, id));
        List<String> together = new ArrayList<>(ids);
        turn.ticked.stream()
                .filter(id -> !alone && !alone(several, id) && !ids.contains(id))
                .forEach(together::add);
        return finish(several, together);
    }

    /** Ends the choosing with these; false where one of them is not offered. */
    boolean finish(Step.Several several, List<String> ids) {
        List<String> known = open(several).stream()
                .map(Step.Choice::id)
                .filter(ids::contains)
                .toList();
        boolean mixed = known.size() > 1 && known.stream().anyMatch(id -> alone(several, id));
        if (known.size() < ids.size()) {
            return false;
        }
        if (mixed) {
            turn.line(Phrase.REPAIR_TICKED_ALONE);
            turn.show();
        } else {
            answers.answer(known.isEmpty() ? new Answer.Skipped() : new Answer.Ticked(known));
        }
        return true;
    }
}
