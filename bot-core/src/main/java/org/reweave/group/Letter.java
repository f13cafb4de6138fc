package org.reweave.group;

import java.time.Instant;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;

/** What lies in the mailbox of a group or a person until it is their turn. */
public sealed interface Letter {

    /**
     * To a group: something happened in it, or to the companion's place in it.
     *
     * @param by whose doing it was
     * @param channel where in the group
     * @param what what happened; never words that were spoken
     */
    record Happened(Optional<Actor> by, String channel, Happening what) implements Letter {}

    /**
     * To a group: somebody spoke to the companion where others read along. The words themselves are not kept.
     *
     * @param need whether they may mean danger, or call for help
     */
    record Called(Actor by, String channel, boolean need) implements Letter {}

    /** To a group: somebody tapped one of its buttons, and reads the answer alone at that address. */
    record Tapped(Address at, String action) implements Letter {
        @Override
        public String toString() {
            return "Tapped[***]";
        }
    }

    /** To a group: a member asked for help and had agreed that whoever leads may know of it. */
    record AskedForHelp() implements Letter {}

    /**
     * To a group: a post could not be delivered.
     *
     * @param channel where in the group it was to be
     * @param reason a short constant
     * @param topic whether it was a topic
     */
    record Unposted(String channel, String reason, boolean topic) implements Letter {}

    /**
     * To a person: something from a group they joined or lead.
     *
     * @param until after this it is too late (UTC)
     * @param asked whether it is the answer to something they just did, so that it waits for nothing
     * @param then what the group reads after they were answered, and not before
     */
    record Says(OutboundMessage message, Instant until, boolean asked, Optional<Then> then) implements Letter {

        /** One after which nothing has to be posted. */
        public Says(OutboundMessage message, Instant until, boolean asked) {
            this(message, until, asked, Optional.empty());
        }
    }

    /**
     * A post that waits for an answer to one person.
     *
     * @param group the group's id
     * @param notBefore when it may go out at the earliest (UTC), however soon the answer arrives
     */
    record Then(String group, Place place, OutboundMessage post, Instant notBefore) {}
}
