package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reweave.engine.Screen.Choice;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** Shows a step of the journey. */
final class StepScreen implements Step.Visitor<Screen> {
    /** The answers to a scale. */
    static final List<String> RATINGS =
            IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList();

    /** The answer to a prompt for words, for whoever only thought about them. */
    static final String THOUGHT = "~thought";

    /** How the id of a time to tap begins; its place among those written follows, which stays while the hours pass. */
    private static final String OFFER = "~offer-";

    private final Turn turn;

    StepScreen(Turn turn) {
        this.turn = turn;
    }

    /** The time of these that has the id; empty for any other id. */
    static Optional<String> offer(List<String> written, String id) {
        for (int i = 0; i < written.size(); i++) {
            if (id.equals(OFFER + i)) {
                return Optional.of(written.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public Screen ask(Step.Ask ask) {
        Input input = ask.menu() ? Input.MENU : Input.CHOICE;
        List<Choice> choices = new ArrayList<>(ask.choices().size());
        for (Step.Choice choice : offered(ask.choices())) {
            choices.add(choice(choice));
        }
        return screen(ask, choices, input);
    }

    @Override
    public Screen several(Step.Several several) {
        List<Choice> choices = new ArrayList<>();
        for (Step.Choice choice : offered(several.choices())) {
            boolean ticked = turn.ticked.contains(choice.id());
            choices.add(new Choice(
                    (ticked ? "-" : "+") + choice.id(),
                    label(choice),
                    choice.also(turn.language.code()),
                    ticked ? Role.TICKED : Role.UNTICKED));
        }
        choices.add(new Choice("~done", turn.voice.label(Phrase.SEVERAL_DONE), List.of(), Role.DONE));
        return with(several, choices, Input.SEVERAL, Phrase.SEVERAL_HINT, Map.of());
    }

    @Override
    public Screen scale(Step.Scale scale) {
        List<Choice> choices =
                RATINGS.stream().map(number -> Choice.of(number, number)).toList();
        Map<String, String> ends = Map.of(
                "low",
                turn.words(scale.low()).words(),
                "high",
                turn.words(scale.high()).words());
        return with(scale, choices, Input.SCALE, Phrase.SCALE_ENDS, ends);
    }

    @Override
    public Screen note(Step.Note note) {
        Phrase seenBy = note.shareable() ? Phrase.NOTE_SHAREABLE : Phrase.NOTE_ONLY_YOU;
        List<Choice> choices = List.of(Choice.of(THOUGHT, turn.voice.label(Phrase.NOTE_THOUGHT_ABOUT_IT)));
        return with(note, choices, Input.NOTE, seenBy, Map.of());
    }

    @Override
    public Screen when(Step.When when) {
        List<Choice> choices = new ArrayList<>();
        List<String> written = Times.written(turn, when);
        for (int i = 0; i < written.size(); i++) {
            if (Times.fits(turn, when, written.get(i))) {
                choices.add(Choice.of(OFFER + i, written.get(i)));
            }
        }
        return with(when, choices, Input.WHEN, Phrase.WHEN_HINT, Map.of());
    }

    @Override
    public Screen end(Step.End end) {
        List<Choice> choices = List.of(
                Choice.of(Command.MORE.id(), turn.voice.label(Phrase.EXIT_MORE)),
                Choice.of(Command.BACK.id(), turn.voice.label(Phrase.EXIT_BACK)));
        RichText text = turn.words(end.info().text()).andThen(turn.phrase(Phrase.END_QUESTION, Map.of()));
        return new Screen(text, choices, Input.CHOICE, false);
    }

    @Override
    public Screen say(Step.Say say) {
        throw new IllegalStateException(say.id() + " is no place to stay");
    }

    @Override
    public Screen branch(Step.Branch branch) {
        throw new IllegalStateException(branch.id() + " is no place to stay");
    }

    @Override
    public Screen gate(Step.Gate gate) {
        throw new IllegalStateException(gate.id() + " is no place to stay");
    }

    /** The choices that are open to this person. */
    List<Step.Choice> offered(List<Step.Choice> choices) {
        List<Step.Choice> offered = new ArrayList<>(choices.size());
        for (Step.Choice choice : choices) {
            if (choice.only().holds(turn.facts())) {
                offered.add(choice);
            }
        }
        return offered;
    }

    private Choice choice(Step.Choice choice) {
        return new Choice(choice.id(), label(choice), choice.also(turn.language.code()), Role.CHOICE);
    }

    private String label(Step.Choice choice) {
        return turn.words(choice.label()).words();
    }

    private Screen screen(Step step, List<Choice> choices, Input input) {
        return new Screen(turn.words(step.info().text()), choices, input, true);
    }

    private Screen with(Step step, List<Choice> choices, Input input, Phrase hint, Map<String, String> words) {
        RichText text = turn.words(step.info().text()).andThen(turn.phrase(hint, words));
        return new Screen(text, choices, input, true);
    }
}
