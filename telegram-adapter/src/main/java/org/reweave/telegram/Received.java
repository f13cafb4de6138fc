package org.reweave.telegram;

import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;

/** What an update means to the adapter. */
sealed interface Received {

    /** Something a person did in private, for the core. */
    record ForCore(Inbound inbound) implements Received {}

    /** A button was pressed in private: for the core, after Telegram got its answer. */
    record Pressed(Inbound inbound, String queryId, String token, Optional<Prompt> seen) implements Received {}

    /**
     * Something happened in a group, for the core.
     *
     * @param mayLead whether it matters if whoever did it administers the group, which the update does not say
     */
    record InGroup(GroupInbound inbound, boolean mayLead) implements Received {}

    /** An administrator spoke to the bot as the group itself, so that nobody knows who it was. */
    record AsGroup(Target where, int replyTo, String command) implements Received {}

    /** Somebody who spoke as the group says by a button who they are; Telegram gets its answer first. */
    record Named(InGroup who, String queryId) implements Received {}

    /** A button was pressed that stands for nothing here; Telegram gets its answer all the same. */
    record StrayPress(String queryId) implements Received {}

    /** A person lets the bot write to them again, or no longer. */
    record Door(Address who, boolean open) implements Received {}

    /** Nothing to do with the companion. */
    record Nothing() implements Received {}
}
