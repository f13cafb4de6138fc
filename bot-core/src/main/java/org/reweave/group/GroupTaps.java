package org.reweave.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;

/** What somebody taps where only they read the answer: joining, answering, and everything for those who lead. */
final class GroupTaps {
    /** What the answers begin with to whether those who lead may hear of a call for help. */
    private static final String TOLD = "told";
    /** The same to somebody who just joined, and is asked next what they joined for. */
    private static final String FRESH = "fresh";

    /** What is asked after an answer is of no use much later. */
    private static final Duration ASKED_WITHIN = Duration.ofHours(1);

    private final GroupTurn turn;

    GroupTaps(GroupTurn turn) {
        this.turn = turn;
    }

    void tapped(Standing who, String action) {
        int again = action.indexOf(TypedAnswers.AGAIN);
        String asked = again > 1 ? action.substring(0, again) : action;
        if (again > 1 && Leading.asks(asked)) {
            new Unclear(turn).said(asked.startsWith("plan-") ? "hour" : asked);
        } else if (again > 1) {
            RichText unclear = turn.say(GroupPhrase.SETUP_AGAIN);
            turn.before = action.endsWith(TypedAnswers.WORDS)
                    ? unclear.andThen(turn.say(GroupPhrase.JOIN_OWN_CHAT))
                    : unclear;
        }
        answered(who, asked);
    }

    private void answered(Standing who, String action) {
        switch (action) {
            case "about" ->
                turn.answer(
                        who, turn.say(GroupPhrase.ABOUT_TEXT), List.of(turn.button("join", GroupPhrase.HELLO_JOIN)));
            case "join" -> joining(who);
            case "ask" -> comesForIt(who);
            case "in" -> joins(who);
            case "leave" -> leaving(who);
            case "not-now" -> turn.answer(who, turn.say(GroupPhrase.JOIN_FINE), List.of());
            case "stay" -> stays(who);
            case "out" -> leaves(who);
            case TOLD, FRESH -> mayTell(who, action);
            case "told-1", "told-0", "fresh-1", "fresh-0" -> agrees(who, action);
            default -> more(who, action);
        }
    }

    private void more(Standing who, String action) {
        if (action.startsWith("a-")) {
            new Rounds(turn).answered(who, action.substring(2));
            asksOnce(who);
        } else if (who.leads() && turn.removed.isPresent()) {
            turn.answer(who, removed(turn.removed.get()), List.of());
        } else if (who.leads()) {
            new Leading(turn).tapped(who, action);
        } else {
            turn.answer(who, turn.say(GroupPhrase.MAY_NOT), List.of());
        }
    }

    /** While the companion is not in a group nothing is set, posted or asked there, whatever button is left from before. */
    private RichText removed(Removal removal) {
        String time = turn.time(removal.since().plus(turn.grace));
        return turn.say(GroupPhrase.TROUBLE_REMOVED, Map.of("time", time));
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

    /**
     * Whoever joined before and taps again while a round is open is offered its question too, which may not have reached them;
     * it is not asked there, for they may have answered it.
     */
    private void joining(Standing who) {
        if (who.joined()) {
            List<QuickReply> replies = new ArrayList<>(stayOrLeave());
            turn.round.ifPresent(open -> replies.add(turn.button("ask", GroupPhrase.HELLO_ANSWER)));
            turn.answer(who, turn.say(GroupPhrase.JOIN_ALREADY), replies);
        } else {
            turn.answer(
                    who,
                    turn.say(GroupPhrase.JOIN_QUESTION),
                    List.of(turn.button("in", GroupPhrase.JOIN_IN), turn.button("not-now", GroupPhrase.JOIN_NOT_NOW)));
        }
    }

    private void leaving(Standing who) {
        if (who.joined()) {
            turn.answer(who, turn.say(GroupPhrase.JOIN_ALREADY), stayOrLeave());
        } else {
            turn.answer(who, turn.say(GroupPhrase.JOIN_NOT_IN), List.of(turn.button("join", GroupPhrase.HELLO_JOIN)));
        }
    }

    private List<QuickReply> stayOrLeave() {
        return List.of(turn.button("stay", GroupPhrase.JOIN_STAY), turn.button("out", GroupPhrase.JOIN_OUT));
    }

    /** Whoever joins while a round is open is asked at once, one question after the other: they just tapped for it. */
    private void joins(Standing who) {
        if (!who.joined()) {
            turn.effect(new GroupEffect.Join(who.person(), turn.language().shown(GroupPhrase.JOIN_QUESTION)));
        }
        turn.answer(who, turn.say(GroupPhrase.JOIN_DONE), List.of());
        if (turn.settings.tell() == Telling.NOBODY) {
            asks(who);
        } else {
            mayTell(who, FRESH);
            turn.effect(new GroupEffect.Asked(who.person()));
        }
    }

    private void stays(Standing who) {
        turn.answer(who, turn.say(GroupPhrase.JOIN_STAYS), List.of());
        asksOnce(who);
    }

    /** Whoever joined before those who lead could hear of a call for help is asked now that they did something themselves. */
    private void asksOnce(Standing who) {
        if (who.joined() && turn.settings.tell() != Telling.NOBODY) {
            turn.effect(new GroupEffect.AskOnce(
                    who.person(),
                    GroupTurn.message(turn.say(GroupPhrase.JOIN_TELL), mayTell(TOLD)),
                    turn.now.plus(ASKED_WITHIN)));
        }
    }

    private void mayTell(Standing who, String kind) {
        turn.answer(who, turn.say(GroupPhrase.JOIN_TELL), mayTell(kind));
    }

    private List<QuickReply> mayTell(String kind) {
        return List.of(
                turn.button(kind + "-0", GroupPhrase.JOIN_TELL_NO),
                turn.button(kind + "-1", GroupPhrase.JOIN_TELL_YES));
    }

    private void asks(Standing who) {
        Rounds rounds = new Rounds(turn);
        turn.round.ifPresent(open -> turn.answer(who, rounds.question(), rounds.replies(open)));
    }

    private void agrees(Standing who, String action) {
        boolean agrees = action.endsWith("-1");
        if (who.joined()) {
            turn.effect(
                    new GroupEffect.Agree(who.person(), agrees, turn.language().shown(GroupPhrase.JOIN_TELL)));
        }
        turn.answer(
                who, turn.say(agrees && who.joined() ? GroupPhrase.JOIN_TOLD : GroupPhrase.JOIN_NOT_TOLD), List.of());
        if (action.startsWith(FRESH) && who.joined()) {
            asks(who);
        }
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
