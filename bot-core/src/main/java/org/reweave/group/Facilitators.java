package org.reweave.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.group.GroupSettings.Role;

/**
 * Who leads a group besides those who run it: the people of a role, and single people who were given a word for it. The group
 * keeps no list of them, each is a row of that person's own.
 */
final class Facilitators {
    private static final String NOBODY_ELSE = "-";

    private final GroupTurn turn;

    Facilitators(GroupTurn turn) {
        this.turn = turn;
    }

    /** They lead from now on, where they do not yet. */
    void leads(Standing who) {
        if (!who.leads() && !who.person().isEmpty()) {
            turn.effect(new GroupEffect.Lead(who.person()));
        }
    }

    /** The people of a role may lead from now on too. */
    void role(String written) {
        String[] idAndName = written.strip().split("\\s+", 2);
        turn.settings = turn.settings.ledBy(
                idAndName[0].isEmpty()
                        ? Role.NONE
                        : new Role(idAndName[0], idAndName.length > 1 ? idAndName[1] : idAndName[0]));
    }

    /** Whether this asks that nobody leads any more but whoever writes it. */
    static boolean isAlone(String written) {
        return written.strip().equals(NOBODY_ELSE);
    }

    /** Nobody leads any more but they, and a word that was given to somebody is void. */
    void alone(Standing who) {
        turn.invitation = Optional.empty();
        turn.settings = turn.settings.ledBy(Role.NONE);
        leads(who);
        turn.effect(new GroupEffect.LeadAlone(who.person()));
    }

    /** Gives whoever leads a word for one other person; an earlier one that nobody used is void. */
    void invite(Standing who) {
        Invitation invitation = Invitation.of(turn.secret, turn.now);
        turn.invitation = Optional.of(invitation);
        turn.answer(
                who,
                turn.say(
                        GroupPhrase.LEAD_INVITE,
                        Map.of("word", invitation.word(), "time", turn.time(invitation.until()))),
                List.of());
    }

    /** Whether somebody came with the word that was given for them; they lead from then on, and it is used up. */
    boolean accepts(Standing who, String written) {
        if (turn.invitation.filter(open -> open.isGood(written, turn.now)).isEmpty()) {
            return false;
        }
        turn.invitation = Optional.empty();
        if (who.person().isEmpty()) {
            turn.effect(new GroupEffect.LeadNewcomer(who.at()));
        } else {
            leads(who);
        }
        return true;
    }
}
