package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.store.StoreSettings;

/** PostgreSQL plans what the store asks once, by its indexes, whatever it counted last. */
class PostgresPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String AT_NOW = "timestamp with time zone '2026-11-25 12:00:00+00'";
    private static final String LATER = AT_NOW + " + interval '1' hour";
    private static final String EARLIER = AT_NOW + " - interval '1' hour";
    private static final Pattern READ = Pattern.compile("Scan (?:Backward )?using .*actual .*rows=(\\d+) loops=(\\d+)");
    private static final Pattern LEFT_OUT = Pattern.compile("Rows Removed by [^:]*: (\\d+)");
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

    /** As at nine on a Monday: the server counted and planned while nothing waited, which is mostly so. */
    @Test
    void what_was_planned_while_nothing_waited_reads_no_more_when_very_much_does() throws SQLException {
        String people = String.join(", ", Collections.nCopies(InList.MOST, "?"));
        List<String> names = IntStream.range(0, InList.MOST)
                .mapToObj(number -> "'p" + number + "'")
                .toList();
        List<String> ids = IntStream.range(0, InList.MOST)
                .mapToObj(number -> "'" + number + "'")
                .toList();
        List<String> to = List.of("'a'", "'5'", "'5'");
        database.work(connection -> {
            Sql sql = new Sql(connection);
            sql.change("alter table outbox set (autovacuum_enabled = off)", parameters -> {});
            sql.change("analyze outbox", parameters -> {});
            Map<PreparedPlan, List<String>> plans = new LinkedHashMap<>();
            plans.put(
                    PreparedPlan.of(sql, "before", WaitingAhead.LOOK.formatted(people)),
                    Stream.of(names, List.of(AT_NOW), names)
                            .flatMap(List::stream)
                            .toList());
            plans.put(PreparedPlan.of(sql, "claim", DueMessages.CLAIM), List.of("'a'", "1", AT_NOW, AT_NOW, "8"));
            plans.put(
                    PreparedPlan.of(sql, "urgent", DueMessages.CLAIM_URGENT),
                    List.of("'a'", "1", AT_NOW, AT_NOW, AT_NOW, "8"));
            plans.put(
                    PreparedPlan.of(sql, "overtaken", Overtaking.OVERTAKEN),
                    Stream.of(to, List.of("100000")).flatMap(List::stream).toList());
            plans.put(PreparedPlan.of(sql, "hurry", WaitingAhead.TO_HURRY), to);
            plans.put(PreparedPlan.of(sql, "post", JdbcOutbox.NEXT_POST), List.of("'a'", "1", EARLIER));
            plans.put(PreparedPlan.of(sql, "newest", JdbcOutbox.NEWEST), to);
            plans.put(PreparedPlan.of(sql, "waited", WaitingAhead.WAITED.formatted(people)), ids);
            plans.put(
                    PreparedPlan.of(sql, "back", WaitingAhead.GIVEN_BACK),
                    Stream.of(to, List.of(EARLIER)).flatMap(List::stream).toList());
            plans.put(
                    PreparedPlan.of(sql, "behind", JdbcOutbox.BEHIND),
                    Stream.of(List.of(LATER, LATER), to, List.of(LATER))
                            .flatMap(List::stream)
                            .toList());
            plans.forEach(PreparedPlan::run);
            sql.change(
                    "insert into outbox (id, person, platform, usr, chat, priority, not_before, due_at, attempts, message,"
                            + " created_at) select x, 'p' || x, 'a', x, x, 1, " + AT_NOW + ", " + AT_NOW + ", 0,"
                            + " decode(repeat('00', 90), 'hex'), " + AT_NOW
                            + " from generate_series(1, 20000) as counted(x)",
                    parameters -> {});
            plans.forEach((plan, values) -> readsLittle(plan.run(values)));
            return plans;
        });
    }

    /** As when very many join within a day: what was planned while few were known finds each by their name still. */
    @Test
    void what_saves_people_reads_those_and_no_others_however_many_there_are() throws SQLException {
        int together = database.rowsTogether();
        List<String> row = List.of(
                "varchar", "varchar", "varchar", "bytea", "timestamp with time zone", "int", "varchar", "bigint");
        List<String> types = Collections.nCopies(together, row).stream()
                .flatMap(List::stream)
                .toList();
        List<String> values = IntStream.range(0, together)
                .mapToObj(number -> List.of("'a'", "'5'", "'5'", "''", AT_NOW, "20000", "'p" + number + "'", "0"))
                .flatMap(List::stream)
                .toList();
        database.work(connection -> {
            Sql sql = new Sql(connection);
            sql.change("alter table person set (autovacuum_enabled = off)", parameters -> {});
            sql.change("analyze person", parameters -> {});
            PreparedPlan save = PreparedPlan.of(sql, "save", types, JdbcPersons.SAVE.of(together));
            save.run(values);
            sql.change(
                    "insert into person (id, version, platform, usr, chat, state, seen_at, created_at) select 'p' || x, 0,"
                            + " 'a', x, x, '', " + AT_NOW + ", " + AT_NOW
                            + " from generate_series(0, 19999) as counted(x)",
                    parameters -> {});

            readsLittle(save.run(values));

            assertThat(sql.number("select count(*) from person where version = 1"))
                    .isEqualTo(together);
            return save;
        });
    }

    private static void readsLittle(String plan) {
        long rows = READ.matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) * Long.parseLong(found.group(2)))
                .sum();
        long leftOut = LEFT_OUT.matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        assertThat(rows + leftOut).as("rows read by\n%s", plan).isBetween(1L, 4L * InList.MOST);
    }
}
