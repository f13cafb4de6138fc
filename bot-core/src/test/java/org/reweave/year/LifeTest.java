package org.reweave.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions;
import org.reweave.store.jdbc.JdbcStore;

/** A companion that died in the simulated year stays dead, whatever its threads were at. */
class LifeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T05:05:00Z");

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger(() -> NOW, new Ledger.Listener() {
        @Override
        public void settled(Ledger.Promise promise, boolean told, boolean lapsed) {}

        @Override
        public void takenBack(Ledger.Promise promise) {}

        @Override
        public void fired(Nudge nudge, boolean says) {}
    });
    private JdbcStore store;

    @BeforeEach
    void open() {
        store = JdbcStore.open(new StoreSettings.Embedded(folder), ledger::nextId);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static void plan(Transactions.Work work, String person) {
        work.nudges().put(List.of(new Nudge(person, NudgeKind.TALK, 1, NOW)));
    }

    private boolean planned(String person) {
        return !store.inTransaction(work -> work.nudges().of(person)).isEmpty();
    }

    private static void write(Life life, String person) {
        life.inTransaction(work -> {
            plan(work, person);
            return person;
        });
    }

    @Test
    void what_it_still_tries_when_another_has_taken_its_place_reaches_nothing() {
        Life first = new Life(1, store, ledger);
        first.diesAfter(1);
        assertThatExceptionOfType(Life.Died.class).isThrownBy(() -> write(first, "one"));
        first.ends();
        Life second = new Life(2, store, ledger);
        write(second, "two");

        assertThatExceptionOfType(Life.Died.class).isThrownBy(() -> write(first, "three"));

        assertThat(first.begins()).isFalse();
        assertThat(planned("one")).isFalse();
        assertThat(planned("two")).isTrue();
        assertThat(planned("three")).isFalse();
        assertThat(ledger.nextDue()).contains(NOW);
    }

    @Test
    void another_takes_its_place_when_its_last_transaction_is_through() throws Exception {
        Life life = new Life(1, store, ledger);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> life.inTransaction(work -> {
            plan(work, "one");
            inside.countDown();
            return await(goOn);
        }));
        inside.await();
        CompletableFuture<Boolean> after = CompletableFuture.supplyAsync(() -> {
            life.ends();
            return planned("one");
        });
        while (!life.dead()) {
            Thread.onSpinWait();
        }
        assertThat(after).isNotDone();

        goOn.countDown();

        assertThat(after.join()).isFalse();
        assertThat(turn).failsWithin(Duration.ofSeconds(10));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
