package org.reweave.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every store promises. Each test has people, addresses and updates of its own, so that one store does for all.
 */
public abstract class StoreContract
        implements TransactionsContract,
                PersonsContract,
                InboxContract,
                OutboxContract,
                OvertakingContract,
                NudgesContract,
                ReachabilityContract,
                GroupsContract,
                MailboxContract,
                ConsentsContract {
    private static final AtomicInteger TESTS = new AtomicInteger();

    private String mine = "";

    @BeforeEach
    void choose() {
        mine = "test" + TESTS.incrementAndGet();
    }

    @Override
    public final String mine() {
        return mine;
    }
}
