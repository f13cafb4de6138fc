package org.reweave.group;

import java.time.Instant;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Shown;
import org.reweave.rhythm.WallTime;

/** Something that has to be done because of a group's turn; carried out in the same transaction as its new state. */
public sealed interface GroupEffect {

    /**
     * Post this in the group.
     *
     * @param channel where in it
     * @param until after this it is too late (UTC); empty for what was asked for
     */
    record Post(String channel, OutboundMessage message, Optional<Instant> until) implements GroupEffect {}

    /** Post this in the group, and not before that time (UTC). */
    record PostLater(String channel, OutboundMessage message, Instant notBefore) implements GroupEffect {}

    /** Post this in the group, unless somebody leads it still. */
    record PostWhereNobodyLeads(String channel, OutboundMessage message) implements GroupEffect {}

    /** Answer somebody who just did something, where only they read it. */
    record Answer(String person, Address at, OutboundMessage message) implements GroupEffect {}

    /** Put this into the mailbox of everybody who joined; after {@code until} (UTC) it is too late. */
    record TellJoined(OutboundMessage message, Instant until) implements GroupEffect {}

    /** Put this into the mailbox of the one who leads longest. */
    record TellLeader(OutboundMessage message, Instant until) implements GroupEffect {}

    /** Put this into the mailbox of everybody who leads. */
    record TellLeaders(OutboundMessage message, Instant until) implements GroupEffect {}

    /** Put this into the mailbox of the one who leads and hears of calls for help; where nobody does, who leads longest. */
    record TellListener(OutboundMessage message, Instant until) implements GroupEffect {}

    /**
     * Put this into a person's mailbox, and post something only when they have it, or when it is known that they will not.
     *
     * @param until after this it is too late for what they are told (UTC)
     * @param post what is posted; not before its time
     */
    record TellThenPost(String person, OutboundMessage message, Instant until, PostLater post) implements GroupEffect {}

    /** This person leads from now on. */
    record Lead(String person) implements GroupEffect {}

    /** Whoever is answered there leads from now on, though nothing was known of them before. */
    record LeadNewcomer(Address at) implements GroupEffect {}

    /** Nobody leads any more but this person. */
    record LeadAlone(String person) implements GroupEffect {}

    /** Of those who lead only this person hears from now on that a member asked for help. */
    record Listen(String person) implements GroupEffect {}

    /** This person joined, or did before; the words they were shown say to what. */
    record Join(String person, Shown shown) implements GroupEffect {}

    /** This person agrees, or not any more, that those who lead may hear that they asked for help; and the words they were shown. */
    record Agree(String person, boolean agrees, Shown shown) implements GroupEffect {}

    /** This person is asked now whether they agree to that, and need not be asked again. */
    record Asked(String person) implements GroupEffect {}

    /** Ask this person whether they agree to that, who just did something, unless they were asked since they joined. */
    record AskOnce(String person, OutboundMessage message, Instant until) implements GroupEffect {}

    /** This person did not join any more, and their answers go; harmless where they had not. */
    record Leave(String person) implements GroupEffect {}

    /** This person is not in the group any more, and all that the group kept of them goes; harmless where it was nothing. */
    record Gone(String person) implements GroupEffect {}

    /** A member's answer in a round, in the place of an earlier one. */
    record Count(String person, int round, int answer) implements GroupEffect {
        @Override
        public String toString() {
            return "Count[***]";
        }
    }

    /** Forget who answered what; what was shown stays. */
    record ForgetAnswers() implements GroupEffect {}

    /** The next thing on the agenda is due then (UTC), meant as the clock shows where {@code wall} is there. */
    record Wake(Instant due, Optional<WallTime> wall) implements GroupEffect {}

    /** Nothing is on the agenda. */
    record Sleep() implements GroupEffect {}

    /** Remove everything of the group. */
    record Purge() implements GroupEffect {}
}
