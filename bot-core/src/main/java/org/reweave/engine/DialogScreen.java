package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.Screen.Choice;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.RichText;

/** Shows what the companion itself asks. */
final class DialogScreen {
    private final Turn turn;

    private DialogScreen(Turn turn) {
        this.turn = turn;
    }

    static Screen of(Turn turn) {
        return new DialogScreen(turn).screen(turn.dialog);
    }

    private Screen screen(Dialog dialog) {
        if (dialog instanceof Dialog.More) {
            return more();
        }
        if (dialog instanceof Dialog.Hidden) {
            return new Hiding(turn).screen();
        }
        if (dialog instanceof Dialog.Away away) {
            return away(away);
        }
        if (dialog instanceof Dialog.ChangeWhat) {
            return change();
        }
        if (dialog instanceof Dialog.ChooseLanguage) {
            return language();
        }
        if (dialog instanceof Dialog.WhichOne which) {
            return whichOne(which);
        }
        if (dialog instanceof Dialog.Notes notes) {
            return new NotesScreen(turn, notes).screen();
        }
        if (dialog instanceof Dialog.PauseLength) {
            return asking(
                    Phrase.PAUSE_HOW_LONG,
                    Input.WHEN,
                    choice("~hour", Phrase.PAUSE_HOUR),
                    choice("~day", Phrase.PAUSE_DAY),
                    choice("~week", Phrase.PAUSE_WEEK),
                    choice("~open", Phrase.PAUSE_OPEN));
        }
        if (dialog instanceof Dialog.WelcomeBack) {
            return asking(
                    Phrase.RETURN_QUESTION,
                    Input.CHOICE,
                    choice("~go-on", Phrase.RETURN_GO_ON),
                    choice("~not-now", Phrase.RETURN_NOT_NOW));
        }
        if (dialog instanceof Dialog.ConfirmRestart) {
            return asking(
                    Phrase.RESTART_QUESTION,
                    Input.CHOICE,
                    choice("~yes", Phrase.RESTART_YES),
                    choice("~close", Phrase.RESTART_NO));
        }
        if (dialog instanceof Dialog.KeepNote) {
            return asking(
                    Phrase.NOTE_KEEP_QUESTION,
                    Input.CHOICE,
                    choice("~keep", Phrase.NOTE_KEEP),
                    choice("~let-go", Phrase.NOTE_LET_GO));
        }
        if (dialog instanceof Dialog.OfferPause) {
            return asking(
                    Phrase.REPAIR_OFFER_PAUSE,
                    Input.CHOICE,
                    choice("~close", Phrase.REPAIR_TRY_AGAIN),
                    choice(Command.SKIP.id(), Phrase.EXIT_SKIP),
                    choice(Command.PAUSE.id(), Phrase.EXIT_PAUSE));
        }
        if (dialog instanceof Dialog.MyData data) {
            return new OwnData(turn).screen(data);
        }
        if (dialog instanceof Dialog.ConfirmForget forget) {
            return new OwnData(turn).screen(forget);
        }
        if (dialog instanceof Dialog.TakeBack back) {
            return new TakingBack(turn).screen(back);
        }
        if (dialog instanceof Dialog.Stopped) {
            boolean kept = turn.book.checkIn.isPresent() || turn.book.anniversary.isPresent();
            return asking(
                    kept ? Phrase.STOP_DONE_KEPT : Phrase.STOP_DONE,
                    Input.CHOICE,
                    choice(Command.START.id(), Phrase.STOP_START));
        }
        return new CareScreen(turn).screen(dialog);
    }

    private Choice choice(String id, Phrase label) {
        return Choice.of(id, turn.voice.label(label));
    }

    private Screen asking(Phrase phrase, Input input, Choice... choices) {
        return new Screen(turn.phrase(phrase, Map.of()), List.of(choices), input, false);
    }

    private Screen more() {
        List<Choice> choices = new ArrayList<>();
        if (turn.step.isEmpty() || turn.journey.step(turn.step).info().why() != null) {
            choices.add(choice(Command.WHY.id(), Phrase.MORE_WHY));
        }
        turn.journey.interludes().forEach((name, interlude) -> {
            String label = turn.journey.offer(name, turn.language.code());
            if (label != null) {
                choices.add(Choice.of("~path-" + name, label));
            }
        });
        choices.add(choice(Command.NUDGES.id(), Phrase.MORE_NUDGES));
        if (new Progress(turn).any()) {
            choices.add(choice(Command.PROGRESS.id(), Phrase.MORE_PROGRESS));
        }
        choices.add(choice(Command.CHANGE.id(), Phrase.MORE_CHANGE));
        if (turn.languages.several()) {
            choices.add(choice(Command.LANGUAGE.id(), Phrase.MORE_LANGUAGE));
        }
        choices.add(choice(Command.RESTART.id(), Phrase.MORE_RESTART));
        choices.add(choice(Command.MY_DATA.id(), Phrase.MORE_DATA));
        choices.add(choice(Command.HELP.id(), Phrase.MORE_HELP));
        choices.add(choice("~close", Phrase.MORE_CLOSE));
        return new Screen(turn.phrase(Phrase.MORE_QUESTION, Map.of()), choices, Input.MENU, false);
    }

    private Screen change() {
        List<Choice> choices = new ArrayList<>();
        List<Journey.Changeable> changeable = turn.journey.changeable();
        for (int i = 0; i < changeable.size(); i++) {
            if (turn.facts().latest(changeable.get(i).step()).isPresent()) {
                choices.add(Choice.of("~change-" + i, turn.journey.offer(changeable.get(i), turn.language.code())));
            }
        }
        boolean nothing = choices.isEmpty();
        choices.add(choice("~close", Phrase.CHANGE_CLOSE));
        Phrase question = nothing ? Phrase.CHANGE_NOTHING : Phrase.CHANGE_QUESTION;
        return new Screen(turn.phrase(question, Map.of()), choices, Input.CHOICE, false);
    }

    /** Asked in every language, for somebody who reads only one of them. */
    private Screen language() {
        List<Choice> choices = new ArrayList<>();
        RichText question = RichText.plain("");
        for (Language language : turn.languages.all()) {
            question = question.andThen(RichText.plain(language.phrases().label(Phrase.LANGUAGE_QUESTION)));
            choices.add(
                    Choice.of("~language-" + language.code(), language.phrases().label(Phrase.LANGUAGE_NAME)));
        }
        return new Screen(question, choices, Input.CHOICE, false);
    }

    private Screen away(Dialog.Away away) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("~back-now", Phrase.PAUSE_I_AM_BACK));
        choices.add(choice("~other-time", Phrase.PAUSE_OTHER_TIME));
        Optional<String> until = away.until().map(at -> turn.voice.time(at, turn.facts()));
        boolean here = away.until().map(at -> !at.isAfter(turn.now)).orElse(false);
        RichText text;
        if (here) {
            text = turn.phrase(Phrase.PAUSE_TIME_IS_HERE, Map.of());
        } else if (until.isEmpty()) {
            text = turn.phrase(Phrase.PAUSE_RESTING_OPEN, Map.of());
        } else {
            Phrase phrase = away.agreed() ? Phrase.PAUSE_AGREED : Phrase.PAUSE_RESTING;
            text = turn.phrase(phrase, Map.of("time", until.get()));
        }
        return new Screen(text, choices, Input.CHOICE, false);
    }

    private Screen whichOne(Dialog.WhichOne which) {
        Step step = turn.journey.step(turn.step);
        List<Choice> choices = new ArrayList<>();
        for (Choice choice : step.accept(new StepScreen(turn)).choices()) {
            if (which.ids().contains(choice.id())) {
                choices.add(choice);
            }
        }
        choices.add(choice("~close", Phrase.REPAIR_NONE_OF_THESE));
        return new Screen(turn.phrase(Phrase.REPAIR_WHICH_ONE, Map.of()), choices, Input.CHOICE, false);
    }
}
