package org.reweave.store;

/** The store other tests run on keeps the promises of the real ones. */
class MemoryStoreTest extends StoreContract {
    private static final MemoryStore STORE = new MemoryStore();

    @Override
    public Transactions store() {
        return STORE;
    }
}
