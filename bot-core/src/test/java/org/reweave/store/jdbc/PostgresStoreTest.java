package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reweave.store.MasterKey;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.TestKeys;

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

    /** Rows that were deleted are read until the next vacuum, and a table nobody has analysed looks worth helpers. */
    @Test
    void what_waits_for_a_person_is_found_by_the_index_alone_however_much_was_sent() throws SQLException {
        PostgresDatabase database = PostgresDatabase.open((StoreSettings.Postgres) PostgresServer.newDatabase());
        Schema.migrate(database.connections());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table outbox set (autovacuum_enabled = off)");
            statement.execute(
                    "insert into outbox (id, person, platform, usr, chat, priority, not_before, due_at, attempts,"
                            + " message, created_at) select x, 'p' || x % 100, 'a', x, x, 0, now(), now(), 0,"
                            + " decode(repeat('00', 900), 'hex'), now() from generate_series(1, 60000) x");
            statement.execute("delete from outbox");
            connection.commit();
            assertThat(plan(statement)).contains("outbox_person_waiting").doesNotContain("Gather", "Rows Removed");
        } finally {
            database.close();
        }
    }

    /** As at nine on a Monday: the server counted while nothing waited, which is mostly so, and then very much waits. */
    @Test
    void what_waits_for_a_person_is_found_without_what_waits_for_others_where_the_server_counted_an_empty_table()
            throws SQLException {
        PostgresDatabase database = PostgresDatabase.open((StoreSettings.Postgres) PostgresServer.newDatabase());
        Schema.migrate(database.connections());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("alter table outbox set (autovacuum_enabled = off)");
            statement.execute("vacuum (analyze) outbox");
            statement.execute(
                    "insert into outbox (id, person, platform, usr, chat, priority, not_before, due_at, attempts,"
                            + " message, created_at) select x, 'q' || x, 'a', x, x, 1, now(), now(), 0,"
                            + " decode(repeat('00', 900), 'hex'), now() from generate_series(1, 20000) x");
            assertThat(plan(statement)).doesNotContain("Rows Removed");
        } finally {
            database.close();
        }
    }

    @Test
    void a_wrong_key_is_refused_before_tables_of_an_older_version_are_changed() throws SQLException {
        StoreSettings.Postgres settings = PostgresServer.newDatabase();
        ShortIds ids = new ShortIds(Clock.systemUTC(), new SecureRandom());
        JdbcStore.open(settings, TestKeys.SAME, ids).close();
        PostgresDatabase database = PostgresDatabase.open(settings);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table consent");
            statement.execute("delete from flyway_schema_history where version = '19'");
            connection.commit();

            assertThatThrownBy(() -> JdbcStore.open(settings, new TestKeys(MasterKey.generate()), ids))
                    .hasMessageContaining("not the one");

            try (ResultSet tables = statement.executeQuery("select to_regclass('consent')")) {
                tables.next();
                assertThat(tables.getString(1)).isNull();
            }
        } finally {
            database.close();
        }
    }

    private static String plan(Statement statement) throws SQLException {
        String people = IntStream.range(0, 60).mapToObj(one -> "'p" + one + "'").collect(Collectors.joining(", "));
        String look = WaitingAhead.LOOK.formatted(people).replace("?", "now()");
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain analyze " + look)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
