package org.reweave.export;

import java.util.List;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.store.Consents.Consent;
import org.reweave.store.Held;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions.Work;

/**
 * Everything that is kept of one person, as loaded.
 *
 * @param addresses where they can be reached
 * @param state what they answered and where they are
 * @param nudges what they will be reminded of
 * @param waiting messages to them that were not delivered yet, the oldest first
 * @param consents what they agreed to, the oldest first, with what they took back
 * @param held every row that is kept of them, whatever it is
 */
public record PersonalData(
        List<Address> addresses,
        PersonState state,
        List<Nudge> nudges,
        List<OutboundMessage> waiting,
        List<Consent> consents,
        List<Held> held) {
    public PersonalData {
        addresses = List.copyOf(addresses);
        nudges = List.copyOf(nudges);
        waiting = List.copyOf(waiting);
        consents = List.copyOf(consents);
        held = List.copyOf(held);
    }

    /** Loads everything within one transaction. */
    public static PersonalData of(Work work, String person, PersonState state) {
        return new PersonalData(
                work.persons().addresses(person),
                state,
                work.nudges().of(person),
                work.outbox().waitingFor(person),
                work.consents().of(person),
                work.persons().held(person));
    }

    /** Says how much there is, and nothing of it. */
    @Override
    public String toString() {
        return "PersonalData[" + held.size() + " rows]";
    }
}
