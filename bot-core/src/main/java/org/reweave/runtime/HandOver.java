package org.reweave.runtime;

import java.time.Instant;
import java.util.List;
import org.reweave.message.OutboundMessage;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/** Puts together everything that is kept of a person, for them to read and take along. */
@FunctionalInterface
public interface HandOver {

    /**
     * All of it as messages, in the order to send them.
     *
     * @param work the transaction in which it is looked for; the person's turn is written there already
     * @param person whose, as they are after their turn
     * @param now the time (UTC)
     */
    List<OutboundMessage> of(Work work, Person person, Instant now);

    /** What the person agreed to, and when; as above. Without a ledger to read it from, nothing. */
    default List<OutboundMessage> agreed(Work work, Person person, Instant now) {
        return List.of();
    }
}
