package org.reweave.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.Screen.Choice;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.RichText;

/** Talks about what is kept of the person: shows it, hands it over, and forgets the person. */
final class OwnData {
    private static final String GUARD = "~guard";
    private static final String UNGUARD = "~unguard";

    private final Turn turn;

    OwnData(Turn turn) {
        this.turn = turn;
    }

    void run(Command command) {
        Dialog beneath = beneath(turn.dialog);
        switch (command) {
            case HAND_OVER -> {
                turn.line(Phrase.DATA_HANDED_OVER);
                turn.sayOnly();
                turn.handOver();
                lay(beneath);
                turn.show();
            }
            case AGREED -> {
                turn.tellAgreed();
                turn.open(new Dialog.TakeBack(false, beneath));
                turn.show();
            }
            case FORGET -> {
                turn.open(new Dialog.ConfirmForget(beneath));
                turn.show();
            }
            default -> {
                turn.open(new Dialog.MyData(beneath));
                turn.show();
            }
        }
    }

    static Dialog beneath(Dialog dialog) {
        if (dialog instanceof Dialog.MyData data) {
            return data.beneath();
        }
        if (dialog instanceof Dialog.TakeBack back) {
            return back.beneath();
        }
        return dialog instanceof Dialog.ConfirmForget forget ? forget.beneath() : dialog;
    }

    /** Takes a tapped answer; false where it is none of these. */
    boolean tapped(String id) {
        if (id.equals("~forget-yes") && turn.dialog instanceof Dialog.ConfirmForget) {
            turn.forget(turn.phrase(Phrase.DATA_FORGOTTEN, Map.of()));
        } else if (turn.discretion == Discretion.GUARD && (id.equals(GUARD) || id.equals(UNGUARD))) {
            turn.guarded = id.equals(GUARD);
            turn.line(turn.guarded ? Phrase.DATA_GUARDED : Phrase.DATA_NOT_GUARDED);
            putAway();
        } else if (id.equals("~data-back")) {
            putAway();
        } else {
            return false;
        }
        return true;
    }

    /** Words that are none of the answers: the question is put away, and nothing is erased. */
    void otherwise() {
        if (turn.dialog instanceof Dialog.ConfirmForget && !new Agreements(turn).refused()) {
            turn.line(Phrase.DATA_NOT_FORGOTTEN);
        }
        putAway();
    }

    /** Whoever had just refused that anything is kept, and wants nothing erased, is asked again whether it may be kept. */
    private void putAway() {
        Dialog beneath = beneath(turn.dialog);
        if (turn.dialog instanceof Dialog.ConfirmForget && new Agreements(turn).refused()) {
            turn.takeBack();
            turn.line(Phrase.DATA_NOT_FORGOTTEN);
        } else {
            lay(beneath);
        }
        turn.show();
    }

    void lay(Dialog beneath) {
        if (beneath instanceof Dialog.None) {
            turn.close();
        } else {
            turn.open(beneath);
        }
    }

    Screen screen(Dialog.MyData data) {
        int kept = 0;
        for (Entry entry : turn.trail) {
            kept += entry.answer() instanceof Answer.Kept ? 1 : 0;
        }
        Optional<Instant> first = turn.trail.stream().map(Entry::at).findFirst();
        String since = first.map(at -> turn.voice.time(at, turn.facts())).orElse("");
        Map<String, String> words = first.isEmpty()
                ? Map.of()
                : Map.of(
                        "answers", Integer.toString(turn.trail.size()), "kept", Integer.toString(kept), "since", since);
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(Command.HAND_OVER.id(), Phrase.DATA_HAND_OVER));
        choices.add(choice(Command.AGREED.id(), Phrase.AGREED_SEE));
        if (turn.discretion == Discretion.GUARD) {
            choices.add(turn.guarded ? choice(UNGUARD, Phrase.DATA_UNGUARD) : choice(GUARD, Phrase.DATA_GUARD));
        }
        choices.add(choice(Command.FORGET.id(), Phrase.DATA_FORGET));
        choices.add(choice("~data-back", Phrase.DATA_BACK));
        RichText known = turn.phrase(Phrase.DATA_KNOWN, words);
        RichText text = others().map(phrase -> known.andThen(turn.phrase(phrase, Map.of())))
                .orElse(known);
        return new Screen(text, choices, Input.CHOICE, false);
    }

    /** What is to be said of others who could see what is said here, where there is something to choose. */
    private Optional<Phrase> others() {
        return switch (turn.discretion) {
            case NONE -> Optional.empty();
            case GUARD -> Optional.of(turn.guarded ? Phrase.DATA_IS_GUARDED : Phrase.DATA_IS_OPEN);
            case ASIDE -> Optional.of(Phrase.DATA_ASIDE);
        };
    }

    Screen screen(Dialog.ConfirmForget forget) {
        RichText question = turn.phrase(Phrase.DATA_FORGET_QUESTION, Map.of());
        return new Screen(
                question,
                List.of(choice("~forget-yes", Phrase.DATA_FORGET_YES), choice("~data-back", Phrase.DATA_FORGET_NO)),
                Input.CHOICE,
                false);
    }

    private Choice choice(String id, Phrase label) {
        return Choice.of(id, turn.voice.label(label));
    }
}
