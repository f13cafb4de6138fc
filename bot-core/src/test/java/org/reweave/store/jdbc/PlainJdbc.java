package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.reweave.engine.NudgeKind;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.TestKeys;

/**
 * The reads and writes of a group of turns by hand-written JDBC, with bytes of the same size and nothing else: no
 * engine, no JSON, no queue. What the benchmark measures the runtime against.
 */
public final class PlainJdbc implements AutoCloseable {
    /** How the names of plain JDBC's own people begin. */
    public static final String OWN_PEOPLE = "plain";

    private static final String OWN = "'" + OWN_PEOPLE + "%'";

    private static final int SAMPLE = 2_000;

    private static final RowUpdate SAVE = new RowUpdate("person", "version", JdbcPersons.SAVE.columns(), List.of("id"));

    private final Database database;

    private PlainJdbc(Database database) {
        this.database = database;
    }

    /** Opens a database as the store does, with the same tables and the same promise of durability. */
    public static PlainJdbc open(StoreSettings settings) {
        Database database = settings instanceof StoreSettings.Postgres postgres
                ? PostgresDatabase.open(postgres)
                : EmbeddedDatabase.open(((StoreSettings.Embedded) settings).directory(), TestKeys.SAME);
        Schema.migrate(database.connections());
        return new PlainJdbc(database);
    }

    /** The store over the same database, so that both can be measured in turns; it ends with this. */
    public JdbcStore store(Supplier<String> ids) {
        return JdbcStore.open(database, TestKeys.SAME, ids);
    }

    /** How large a state and a message are on average, and how many messages lie in the outbox. */
    public record Sizes(int stateBytes, int messageBytes, long messages) {}

    /** What the runtime has written so far; what plain JDBC wrote of its own people is left out. */
    public Sizes sizes() {
        try (Connection connection = database.connect()) {
            Sql sql = new Sql(connection);
            return new Sizes(
                    (int) sql.number(average("state", "person", "id")),
                    (int) sql.number(average("message", "outbox", "person")),
                    sql.number("select count(*) from outbox where person not like " + OWN));
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    /** Of a sample: reading all of it would leave both with nothing but that in their caches. */
    private static String average(String bytes, String table, String person) {
        return "select coalesce(avg(octet_length(" + bytes + ")), 0) from (select " + bytes + " from " + table
                + " where " + person + " not like " + OWN + " limit " + SAMPLE + ") sample";
    }

    /** Empties the outbox, as sending does, so that it holds what was not sent yet and not all that ever was. */
    public void sent() {
        try {
            database.durably(connection -> {
                new Sql(connection).change("delete from outbox", parameters -> {});
                connection.commit();
                return true;
            });
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    /**
     * One turn's worth of bytes: whose it is, the update's id, the state and the messages; and what it does besides: whether a
     * nudge is planned, one is cancelled, and what waits unasked is taken back.
     */
    public record Turn(
            String person,
            String updateId,
            byte[] state,
            List<byte[]> messages,
            boolean plans,
            boolean cancels,
            boolean takesBack) {
        public Turn {
            messages = List.copyOf(messages);
        }
    }

    /** Runs a group of turns of different people in one durable transaction, when it is its turn, as the store does. */
    public void run(List<Turn> turns, Instant now) {
        try {
            database.durably(connection -> {
                work(connection, turns, now);
                connection.commit();
                return true;
            });
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    private void work(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        look(connection, "select platform, update_id from inbox where update_id in", turns, Turn::updateId);
        look(connection, "select platform, usr, person from address where usr in", turns, Turn::person);
        lock(connection, turns);
        takeBack(connection, turns, now);
        look(connection, "select platform, usr from lost_address where usr in", turns, Turn::person);
        save(connection, turns, now);
        plan(connection, turns, now);
        cancel(connection, turns);
        heldBack(connection, turns, now);
        send(connection, turns, now);
        remember(connection, turns, now);
    }

    private static String list(String one, int count) {
        return String.join(", ", java.util.Collections.nCopies(count, one));
    }

    private static void drain(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getObject(i);
                }
            }
        }
    }

    private static void look(Connection connection, String what, List<Turn> turns, Function<Turn, String> name)
            throws SQLException {
        String sql = what + " (" + list("?", turns.size()) + ") and platform = 'bench'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Turn turn : turns) {
                statement.setString(at++, name.apply(turn));
            }
            drain(statement);
        }
    }

    private static void lock(Connection connection, List<Turn> turns) throws SQLException {
        String sql = "select id, version, platform, usr, chat, seal, state from person where id in ("
                + list("?", turns.size()) + ") order by id for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Turn turn : turns) {
                statement.setString(at++, turn.person());
            }
            drain(statement);
        }
    }

    private void save(Connection connection, List<Turn> turns, Instant now) {
        new Sql(connection)
                .changeRows(
                        SAVE,
                        database.rowsTogether(),
                        turns,
                        (parameters, turn) -> parameters
                                .text("bench")
                                .text(turn.person())
                                .text(turn.person())
                                .bytes(turn.state())
                                .time(now)
                                .number(ChronoUnit.DAYS.between(Instant.EPOCH, now))
                                .text(turn.person()));
    }

    private static void remember(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into inbox (platform, update_id, taken_at, person) values (?, ?, ?, ?)")) {
            for (Turn turn : turns) {
                statement.setString(1, "bench");
                statement.setString(2, turn.updateId());
                statement.setTimestamp(3, Timestamp.from(now));
                statement.setString(4, turn.person());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void takeBack(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        for (Turn turn : turns) {
            if (!turn.takesBack()) {
                continue;
            }
            try (PreparedStatement free = connection.prepareStatement(
                    "select id from outbox where person = ? and priority in (?, ?) and leased = false order by seq for update")) {
                free.setString(1, turn.person());
                free.setInt(2, 1);
                free.setInt(3, 3);
                drain(free);
            }
            try (PreparedStatement late = connection.prepareStatement(
                    "update outbox set not_after = ? where person = ? and priority in (?, ?)")) {
                late.setTimestamp(1, Timestamp.from(now));
                late.setString(2, turn.person());
                late.setInt(3, 1);
                late.setInt(4, 3);
                late.executeUpdate();
            }
        }
    }

    private void plan(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        String sql = database.replacing("nudge", List.of("person", "kind"), List.of("visit", "due_at", "wall", "zone"));
        forEach(connection, sql, turns, Turn::plans, (statement, turn) -> {
            statement.setString(1, turn.person());
            statement.setString(2, NudgeKind.COME_BACK.name());
            statement.setInt(3, 1);
            statement.setTimestamp(4, Timestamp.from(now.plus(Duration.ofDays(1))));
            statement.setString(5, null);
            statement.setString(6, null);
        });
    }

    private static void cancel(Connection connection, List<Turn> turns) throws SQLException {
        String sql = "delete from nudge where person = ? and kind = ?";
        forEach(connection, sql, turns, Turn::cancels, (statement, turn) -> {
            statement.setString(1, turn.person());
            statement.setString(2, NudgeKind.COME_BACK.name());
        });
    }

    private interface Values {
        void set(PreparedStatement statement, Turn turn) throws SQLException;
    }

    private static void forEach(
            Connection connection, String sql, List<Turn> turns, Predicate<Turn> which, Values values)
            throws SQLException {
        List<Turn> some = turns.stream().filter(which).toList();
        if (some.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Turn turn : some) {
                values.set(statement, turn);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void heldBack(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        String sql = WaitingAhead.LOOK.formatted(list("?", turns.size()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Turn turn : turns) {
                statement.setString(at++, turn.person());
            }
            statement.setTimestamp(at++, Timestamp.from(now));
            for (Turn turn : turns) {
                statement.setString(at++, turn.person());
            }
            drain(statement);
        }
    }

    private static void send(Connection connection, List<Turn> turns, Instant now) throws SQLException {
        String sql = "insert into outbox (id, person, platform, usr, chat, priority, attempts, message, created_at,"
                + " not_before, due_at) values (?, ?, 'bench', ?, ?, 0, 0, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Turn turn : turns) {
                int number = 0;
                for (byte[] message : turn.messages()) {
                    statement.setString(1, turn.updateId() + "-" + number++);
                    statement.setString(2, turn.person());
                    statement.setString(3, turn.person());
                    statement.setString(4, turn.person());
                    statement.setBytes(5, message);
                    for (int i = 6; i <= 8; i++) {
                        statement.setTimestamp(i, Timestamp.from(now));
                    }
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
