package org.reweave.runtime;

import org.reweave.store.MemoryStore;
import org.reweave.store.Transactions;

/** The stores the runtime is tested on. */
enum StoreKind {
    MEMORY {
        @Override
        Opened open() {
            MemoryStore store = new MemoryStore();
            return new Opened(store, () -> {});
        }
    };

    /** A store, and what closes it. */
    record Opened(Transactions store, Runnable closing) {}

    /** A new store with nothing in it. */
    abstract Opened open();
}
