package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Looking for what is due costs as much as is due: the database itself tells which way it goes and how many rows it reads.
 * {@code -Dnudges.future=1000000} for more that is planned.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NudgeCostContract {
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("nudges.future", 50_000);
    private static final int DUE = 25;
    private static final int CROWD = 128;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private Database database;

    abstract Database newDatabase();

    /** The whole numbers from one to another as a table with one column, x. */
    abstract String numbers(int from, int to);

    /** Lets the database count anew how much is in a table, as it does by itself from time to time. */
    abstract String takeStock();

    /** How many rows were read, by what the database says of a query that was run. */
    abstract int rowsRead(String plan);

    @BeforeAll
    void open() {
        database = newDatabase();
        Schema.migrate(database.connections());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_look_reads_what_is_due_and_no_more_with_a_thousand_planned_or_with_very_many() throws SQLException {
        plan(1, FEW);
        reads(0, 100, 0);
        plan(FEW + 1, MANY);
        reads(0, 100, 0);

        change("insert into nudge (person, kind, visit, due_at) select 'due-' || x, 'CHECK_IN', 1, " + at(NOW)
                + " - x * interval '1' second from " + numbers(1, DUE));

        reads(DUE, 100, DUE);
        reads(10, 10, 10);
    }

    /** As at nine o'clock on a Monday, which came since the database took stock. */
    @Test
    void what_is_due_for_a_few_people_is_read_without_what_is_due_for_everybody_else() throws SQLException {
        plan(MANY + 1, 2 * MANY);
        change("insert into nudge (person, kind, visit, due_at) select 'crowd-' || x, 'CHECK_IN', 1, " + at(NOW)
                + " from " + numbers(1, 5 * CROWD));
        change("insert into nudge (person, kind, visit, due_at) select 'crowd-' || x, 'REVIEW', 1, " + at(NOW)
                + " + interval '1' day from " + numbers(1, 5 * CROWD));
        String few = IntStream.rangeClosed(1, CROWD)
                .mapToObj(number -> "'crowd-" + number + "'")
                .collect(Collectors.joining(", "));

        String question = JdbcNudges.LOCK_DUE.formatted(few);
        int found = asked(filled(question, at(NOW))).size();
        String plan = plan(question, at(NOW));
        change("delete from nudge where person like 'crowd-%'");

        assertThat(found).isEqualTo(CROWD);
        assertThat(rowsRead(plan)).as("rows read by\n%s", plan).isBetween(CROWD, 3 * CROWD);
    }

    private void plan(int from, int to) throws SQLException {
        change("insert into nudge (person, kind, visit, due_at) select 'later-' || x, 'CHECK_IN', 1, " + at(NOW)
                + " + (1 + mod(x * 79, 1009)) * interval '1' minute from " + numbers(from, to));
        change(takeStock());
    }

    private void reads(int found, int limit, int least) throws SQLException {
        assertThat(asked(filled(JdbcNudges.DUE, at(NOW), Integer.toString(limit))))
                .hasSize(found);
        String plan = plan(JdbcNudges.DUE, at(NOW), Integer.toString(limit));
        assertThat(plan).as("the way it goes").containsIgnoringCase("nudge_due");
        assertThat(rowsRead(plan)).as("rows read by\n%s", plan).isBetween(least, least + 1);
    }

    private String plan(String question, String... values) throws SQLException {
        return database.work(connection -> String.join("\n", explained(new Sql(connection), question, values)));
    }

    /** What the database says of a query that it ran with these values. */
    List<String> explained(Sql sql, String question, String... values) {
        return sql.query("explain analyze " + filled(question, values), parameters -> {}, Row::text);
    }

    private static String filled(String question, String... values) {
        String filled = question;
        for (String value : values) {
            filled = filled.replaceFirst("\\?", value);
        }
        return filled;
    }

    private static String at(Instant time) {
        return "timestamp with time zone '" + time.toString().replace('T', ' ').replace("Z", "+00") + "'";
    }

    private List<String> asked(String question) throws SQLException {
        return database.work(connection -> new Sql(connection).query(question, parameters -> {}, Row::text));
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement running = connection.createStatement()) {
            running.execute(statement);
            connection.commit();
        }
    }
}
