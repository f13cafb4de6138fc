package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reweave.engine.Screen.Choice;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.safety.Topic;

/** Shows what is asked of a person who may be in danger: little, and never the same help twice. */
final class CareScreen {
    private static final String SUPPORT_PATH = "safety";

    private final Turn turn;

    CareScreen(Turn turn) {
        this.turn = turn;
    }

    Screen screen(Dialog dialog) {
        if (dialog instanceof Dialog.CareQuestion asked) {
            return question(asked);
        }
        if (dialog instanceof Dialog.Staying here) {
            return here.asking() ? safeNow() : staying(here);
        }
        return dialog instanceof Dialog.HelpCountry ? country() : stay(help());
    }

    private Screen question(Dialog.CareQuestion asked) {
        Topic topic = Care.topic(asked.topic());
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("~care-yes", Phrase.SAFETY_YES));
        if (topic != Topic.MINOR) {
            choices.add(choice("~care-sometimes", Phrase.SAFETY_SOMETIMES));
        }
        choices.add(choice("~care-no", Phrase.SAFETY_NO));
        choices.add(choice("~care-unsaid", Phrase.SAFETY_RATHER_NOT));
        Phrase phrase = asked.another() ? Phrase.SAFETY_ASK_HELPER : words(topic);
        return new Screen(turn.phrase(phrase, Map.of()), choices, Input.CHOICE, false);
    }

    private static Phrase words(Topic topic) {
        return switch (topic) {
            case SELF_HARM -> Phrase.SAFETY_ASK_SELF;
            case HARM_BY_OTHER -> Phrase.SAFETY_ASK_OTHER;
            case HARM_BY_WRITER -> Phrase.SAFETY_ASK_WRITER;
            case HARM_TO_OTHER -> Phrase.SAFETY_ASK_TO_OTHER;
            case CHILD -> Phrase.SAFETY_ASK_CHILD;
            case MINOR -> Phrase.SAFETY_ASK_YOUNG;
        };
    }

    private Screen safeNow() {
        List<Choice> choices = List.of(
                choice("~safe-yes", Phrase.SAFETY_SAFE_YES),
                choice("~safe-unsure", Phrase.SAFETY_SAFE_UNSURE),
                choice("~safe-no", Phrase.SAFETY_SAFE_NO),
                choice("~safe-unsaid", Phrase.SAFETY_RATHER_NOT));
        return new Screen(turn.phrase(Phrase.SAFETY_SAFE_NOW, Map.of()), choices, Input.CHOICE, false);
    }

    private Screen staying(Dialog.Staying here) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("~look-in", Phrase.SAFETY_LOOK_IN));
        boolean aside = Care.topic(here.topic()) != Topic.SELF_HARM
                && turn.journey.interludes().containsKey(SUPPORT_PATH)
                && !turn.step.isEmpty();
        if (aside) {
            choices.add(choice("~path-" + SUPPORT_PATH, Phrase.SAFETY_SUPPORT));
        }
        choices.addAll(help());
        return stay(choices);
    }

    private List<Choice> help() {
        List<Choice> choices = new ArrayList<>();
        boolean asked = turn.journey.care().country().isEmpty() || turn.facts().known("country");
        if (!asked) {
            choices.add(choice("~help-country", Phrase.HELP_COUNTRY));
        }
        choices.add(choice("~close", Phrase.HELP_NOW_GO_ON));
        return choices;
    }

    private Screen stay(List<Choice> choices) {
        return new Screen(turn.phrase(Phrase.HELP_STAY, Map.of()), choices, Input.CHOICE, false);
    }

    private Screen country() {
        List<Choice> choices = new ArrayList<>();
        if (turn.journey.step(turn.journey.care().country()) instanceof Step.Ask ask) {
            for (Step.Choice choice : ask.choices()) {
                choices.add(new Choice(
                        "~in-" + choice.id(),
                        turn.words(choice.label()).words(),
                        choice.also(turn.language.code()),
                        org.reweave.message.QuickReply.Role.CHOICE));
            }
        }
        choices.add(choice("~close", Phrase.HELP_NOW_GO_ON));
        return new Screen(turn.phrase(Phrase.HELP_COUNTRY_QUESTION, Map.of()), choices, Input.MENU, false);
    }

    private Choice choice(String id, Phrase label) {
        return Choice.of(id, turn.voice.label(label));
    }
}
