package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.store.StoreSettings;

/** PostgreSQL plans what the store asks once, by its indexes, whatever it counted last. */
class PostgresPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String AT_NOW = "timestamp with time zone '2026-11-25 12:00:00+00'";
    private static final Pattern ROWS = Pattern.compile("Scan using .*actual .*rows=(\\d+) loops=(\\d+)");
    private static final int LOOKS = 20;

    private Database database;

    @BeforeEach
    void open() {
        database = PostgresDatabase.open((StoreSettings.Postgres) PostgresServer.newDatabase());
        Schema.migrate(database.connections());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            connection.commit();
        }
    }

    @Test
    void a_look_for_what_is_due_is_not_planned_anew_however_much_is_planned_for_later() throws SQLException {
        run(
                "insert into nudge (person, kind, visit, due_at) select 'later-' || x, 'CHECK_IN', 1, " + AT_NOW
                        + " + x * interval '1' second from generate_series(1, 100000) as counted(x)",
                "analyze nudge");

        List<Long> plannedAnew = database.work(connection -> {
            Sql sql = new Sql(connection);
            JdbcNudges nudges = new JdbcNudges(sql, database);
            for (int i = 0; i < LOOKS; i++) {
                nudges.due(NOW, 512);
            }
            return sql.query(
                    "select custom_plans from pg_prepared_statements where statement like '%from nudge where due_at%'",
                    parameters -> {}, Row::number);
        });

        assertThat(plannedAnew).containsOnly(0L);
    }

    /** Also by a plan that was made for any number of them. */
    @Test
    void a_claim_reads_what_it_takes_however_much_waits() throws SQLException {
        run(
                "insert into outbox (id, person, platform, usr, chat, priority, not_before, due_at, attempts, message,"
                        + " created_at) select x, 'q' || x, 'a', x, x, 1, " + AT_NOW + ", " + AT_NOW + ", 0,"
                        + " decode(repeat('00', 90), 'hex'), " + AT_NOW
                        + " from generate_series(1, 50000) as counted(x) order by mod(x * 79, 1009)",
                "analyze outbox");

        String plan = database.work(connection ->
                String.join("\n", PreparedPlan.of(new Sql(connection), JdbcOutbox.CLAIM, "'a'", "1", AT_NOW, "8")));

        long rows = ROWS.matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) * Long.parseLong(found.group(2)))
                .sum();
        assertThat(rows).as("rows read by\n%s", plan).isBetween(8L, 40L);
        assertThat(plan).doesNotContain("Sort");
    }
}
