package org.reweave.group;

import java.time.Duration;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.message.OutboundMessage;

/** Whether, and whom of those who lead, it tells that a member asked for help; never who it was, nor what was said. */
final class Care {
    private static final Duration OF_USE = Duration.ofDays(3);

    private final GroupTurn turn;

    Care(GroupTurn turn) {
        this.turn = turn;
    }

    /** Takes an answer to whom to tell: nobody, only whoever answers, or everybody who leads. */
    void tells(Standing who, String answer) {
        Telling telling = switch (answer) {
            case "1" -> Telling.ONE;
            case "2" -> Telling.EVERYBODY;
            default -> Telling.NOBODY;
        };
        turn.settings = turn.settings.telling(telling);
        if (telling == Telling.ONE) {
            turn.effect(new GroupEffect.Listen(who.person()));
        }
    }

    /** What the settings say of it. */
    GroupPhrase line() {
        return switch (turn.settings.tell()) {
            case NOBODY -> GroupPhrase.CARD_TELL_NOBODY;
            case ONE -> GroupPhrase.CARD_TELL;
            case EVERYBODY -> GroupPhrase.CARD_TELL_EVERYBODY;
        };
    }

    /** A member asked for help who had agreed that this is told. */
    void askedForHelp() {
        OutboundMessage message = OutboundMessage.saying(turn.say(GroupPhrase.LEAD_ASKED_HELP));
        switch (turn.settings.tell()) {
            case ONE -> turn.effect(new GroupEffect.TellListener(message, turn.now.plus(OF_USE)));
            case EVERYBODY -> turn.effect(new GroupEffect.TellLeaders(message, turn.now.plus(OF_USE)));
            case NOBODY -> {}
        }
    }
}
