package org.reweave.store;

import java.util.function.Function;

/** Runs work on the store so that all of it lasts or none of it happened. */
public interface Transactions {

    /**
     * Runs the work in one transaction.
     *
     * @return what the work returned, and only after the transaction is on disk: it survives the end of the process at
     *     any moment and, where the disk keeps its word, the loss of power
     * @throws StoreException when the database failed; nothing of the work happened
     * @throws RuntimeException whatever the work threw; nothing of the work happened
     */
    <T> T inTransaction(Function<Work, T> work);

    /** The stores, within one transaction. Not to be used outside it. */
    interface Work {
        Persons persons();

        Inbox inbox();

        Outbox outbox();

        Nudges nudges();

        Reachability reachability();

        Groups groups();

        Mailbox mailbox();

        Consents consents();
    }
}
