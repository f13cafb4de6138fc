package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/**
 * What is asked at one moment: the text, the answers that take one tap, and the kind of answer awaited.
 *
 * @param exits whether all the ways out of a question belong to it; help now always does
 */
record Screen(RichText text, List<Choice> choices, Input input, boolean exits) {
    private static final List<Exit> ALL = List.of(
            new Exit(Command.SKIP, Phrase.EXIT_SKIP),
            new Exit(Command.BACK, Phrase.EXIT_BACK),
            new Exit(Command.PAUSE, Phrase.EXIT_PAUSE),
            new Exit(Command.MORE, Phrase.EXIT_MORE),
            new Exit(Command.HELP_NOW, Phrase.EXIT_HELP_NOW));

    /** One answer: its id, what is read, what else may be typed, and how it is shown. */
    record Choice(String id, String label, List<String> also, Role role) {
        Choice {
            also = List.copyOf(also);
        }

        static Choice of(String id, String label) {
            return new Choice(id, label, List.of(), Role.CHOICE);
        }
    }

    private record Exit(Command command, Phrase label) {}

    Screen {
        choices = List.copyOf(choices);
    }

    /** What typed words are matched against. */
    List<AnswerMatcher.Option> options() {
        return choices.stream()
                .map(choice -> new AnswerMatcher.Option(choice.id(), choice.label(), choice.also()))
                .toList();
    }

    /** What the button for this way out reads; empty where it is not shown. */
    Optional<Phrase> exit(Command command) {
        return shown().stream()
                .filter(exit -> exit.command() == command)
                .map(Exit::label)
                .findFirst();
    }

    /** Whether the label of one of the answers is such. */
    boolean reads(Predicate<String> label) {
        return choices.stream().map(Choice::label).anyMatch(label);
    }

    private List<Exit> shown() {
        return exits ? ALL : ALL.subList(ALL.size() - 1, ALL.size());
    }

    List<QuickReply> replies(int visit, Voice voice) {
        List<QuickReply> replies = new ArrayList<>(choices.size() + ALL.size());
        for (Choice choice : choices) {
            replies.add(reply(visit, choice.id(), choice.label(), choice.role()));
        }
        for (Exit exit : shown()) {
            replies.add(reply(visit, exit.command().id(), voice.label(exit.label()), Role.EXIT));
        }
        return replies;
    }

    private static QuickReply reply(int visit, String id, String label, Role role) {
        String shown =
                label.length() <= QuickReply.MAX_LABEL ? label : label.substring(0, QuickReply.MAX_LABEL - 1) + "…";
        return new QuickReply(new Token(visit, id).written(), shown, role);
    }
}
