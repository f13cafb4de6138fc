package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reweave.store.StoreException;

/** What is told to be on disk is on disk. */
class SharedSyncTest {
    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void all_who_asked_before_the_writing_began_share_it() {
        SharedSync shared = new SharedSync(begins -> {
            syncs.incrementAndGet();
            begins.run();
        });
        long first = shared.ask();
        long second = shared.ask();

        shared.await(second);
        shared.await(first);

        assertThat(syncs).hasValue(1);
    }

    @Test
    void whoever_asked_when_the_writing_had_begun_waits_for_the_next() {
        SharedSync[] shared = new SharedSync[1];
        long[] late = new long[1];
        shared[0] = new SharedSync(begins -> {
            begins.run();
            if (syncs.incrementAndGet() == 1) {
                late[0] = shared[0].ask();
            }
        });

        shared[0].await(shared[0].ask());
        shared[0].await(late[0]);

        assertThat(syncs).hasValue(2);
    }

    @Test
    void after_a_sync_that_ended_in_an_error_nothing_counts_as_written() {
        Error noMemory = new OutOfMemoryError("while writing");
        SharedSync shared = new SharedSync(begins -> {
            begins.run();
            syncs.incrementAndGet();
            throw noMemory;
        });
        long first = shared.ask();
        long second = shared.ask();

        assertThatThrownBy(() -> shared.await(first))
                .isInstanceOf(StoreException.class)
                .hasCause(noMemory);
        assertThatThrownBy(() -> shared.await(second)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> shared.await(shared.ask())).isInstanceOf(StoreException.class);
        assertThat(syncs).hasValue(1);
    }
}
