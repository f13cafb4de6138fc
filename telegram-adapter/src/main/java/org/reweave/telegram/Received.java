package org.reweave.telegram;

import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.Inbound;

/** What an update means to the adapter. */
sealed interface Received {

    /** Something a person did in private, for the core. */
    record ForCore(Inbound inbound) implements Received {}

    /** A button was pressed in private: for the core, after Telegram got its answer. */
    record Pressed(Inbound inbound, String queryId, String token, Optional<Prompt> seen) implements Received {}

    /** Somebody spoke to the bot where others read along; it is answered there with nothing personal. */
    record InGroup(Target where, int replyTo) implements Received {}

    /** A button was pressed that stands for nothing here; Telegram gets its answer all the same. */
    record StrayPress(String queryId) implements Received {}

    /** A person lets the bot write to them again, or no longer. */
    record Door(Address who, boolean open) implements Received {}

    /** The bot was taken into a group. */
    record Joined(Target where) implements Received {}

    /** A group has another id now. */
    record Moved(Target from, Target to) implements Received {}

    /** Nothing to do with the companion. */
    record Nothing() implements Received {}
}
