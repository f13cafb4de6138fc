package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reweave.store.Persons.Person;
import org.reweave.store.StoreSettings;

class PostgresStoreTest extends JdbcStoreContract {
    @Override
    StoreSettings settings() {
        return PostgresServer.newDatabase();
    }

    @Test
    void turns_of_different_people_do_not_wait_for_each_other() throws Exception {
        Person ada = added("ada");
        Person bob = added("bob");

        in(work -> {
            load(work, ada);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() ->
                    in(inner -> inner.persons().save(List.of(with(load(inner, bob), 9)))));
            other.orTimeout(20, TimeUnit.SECONDS).join();
        });

        assertThat(loaded(bob).version()).isEqualTo(1);
    }
}
