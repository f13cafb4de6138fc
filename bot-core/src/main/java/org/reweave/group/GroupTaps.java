package org.reweave.group;

import java.util.List;
import java.util.Map;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.message.RichText;

/** What somebody taps where only they read the answer: joining, answering, and everything for those who lead. */
final class GroupTaps {
    private final GroupTurn turn;

    GroupTaps(GroupTurn turn) {
        this.turn = turn;
    }

    void tapped(Standing who, String action) {
        switch (action) {
            case "about" ->
                turn.answer(
                        who, turn.say(GroupPhrase.ABOUT_TEXT), List.of(turn.button("join", GroupPhrase.HELLO_JOIN)));
            case "join" -> joining(who);
            case "ask" -> comesForIt(who);
            case "in" -> joins(who);
            case "not-now", "stay" -> turn.answer(who, turn.say(GroupPhrase.JOIN_FINE), List.of());
            case "out" -> leaves(who);
            case "told-1", "told-0" -> agrees(who, action.equals("told-1"));
            default -> more(who, action);
        }
    }

    private void more(Standing who, String action) {
        if (action.startsWith("a-")) {
            new Rounds(turn).answered(who, action.substring(2));
        } else if (who.leads()) {
            new Leading(turn).tapped(who, action);
        } else {
            turn.answer(who, turn.say(GroupPhrase.MAY_NOT), List.of());
        }
    }

    // --- joining and leaving ---

    /** Came for the question of the round; whoever has not joined is told first what that is. */
    private void comesForIt(Standing who) {
        if (who.joined()) {
            new Rounds(turn).ask(who);
        } else {
            joining(who);
        }
    }

    /** Whoever joined before and taps again while a round is open is asked too: the question may not have reached them. */
    private void joining(Standing who) {
        if (who.joined()) {
            asks(who);
            turn.answer(
                    who,
                    turn.say(GroupPhrase.JOIN_ALREADY),
                    List.of(turn.button("stay", GroupPhrase.JOIN_STAY), turn.button("out", GroupPhrase.JOIN_OUT)));
        } else {
            turn.answer(
                    who,
                    turn.say(GroupPhrase.JOIN_QUESTION),
                    List.of(turn.button("in", GroupPhrase.JOIN_IN), turn.button("not-now", GroupPhrase.JOIN_NOT_NOW)));
        }
    }

    /** Whoever joins while a round is open is asked at once: they just tapped for it. */
    private void joins(Standing who) {
        if (!who.joined()) {
            turn.effect(new GroupEffect.Join(who.person(), turn.language().shown(GroupPhrase.JOIN_QUESTION)));
        }
        turn.answer(who, turn.say(GroupPhrase.JOIN_DONE), List.of());
        if (turn.settings.tell() != Telling.NOBODY) {
            turn.answer(
                    who,
                    turn.say(GroupPhrase.JOIN_TELL),
                    List.of(
                            turn.button("told-0", GroupPhrase.JOIN_TELL_NO),
                            turn.button("told-1", GroupPhrase.JOIN_TELL_YES)));
        }
        asks(who);
    }

    private void asks(Standing who) {
        Rounds rounds = new Rounds(turn);
        turn.round.ifPresent(open -> turn.answer(who, rounds.question(), rounds.replies(open)));
    }

    private void agrees(Standing who, boolean agrees) {
        if (who.joined()) {
            turn.effect(
                    new GroupEffect.Agree(who.person(), agrees, turn.language().shown(GroupPhrase.JOIN_TELL)));
        }
        turn.answer(
                who, turn.say(agrees && who.joined() ? GroupPhrase.JOIN_TOLD : GroupPhrase.JOIN_NOT_TOLD), List.of());
    }

    private void leaves(Standing who) {
        turn.effect(new GroupEffect.Leave(who.person()));
        turn.answer(who, turn.say(GroupPhrase.JOIN_LEFT), List.of());
    }

    RichText postsHere() {
        Map<String, String> coming = new Agenda(turn).coming();
        return coming.containsKey("time")
                ? turn.say(GroupPhrase.SETUP_HERE, coming)
                : turn.say(GroupPhrase.SETUP_HERE_SOON);
    }
}
