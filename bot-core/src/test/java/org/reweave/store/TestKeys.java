package org.reweave.store;

import java.util.Optional;

/** A key in memory, the same for a whole run of tests. */
public final class TestKeys implements MasterKeys {
    public static final TestKeys SAME = new TestKeys(MasterKey.generate());

    private final MasterKey key;

    public TestKeys(MasterKey key) {
        this.key = key;
    }

    @Override
    public Optional<MasterKey> find() {
        return Optional.of(key);
    }

    @Override
    public MasterKey create() {
        throw new IllegalStateException("there is one already");
    }

    @Override
    public String where() {
        return "the memory of the tests";
    }
}
