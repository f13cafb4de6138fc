package org.reweave.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.TestKeys;

/**
 * One database for several schedulers that are measured beside each other, opened as the store opens it, with connections
 * whose commits are on disk when they return.
 */
public final class SharedTables implements AutoCloseable {
    private static final int ROWS_A_COMMIT = 10_000;

    private final Database database;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private SharedTables(Database database) {
        this.database = database;
    }

    /** Opens a database as the store does, with the same tables and the same promise of durability. */
    public static SharedTables open(StoreSettings settings) {
        Database database = settings instanceof StoreSettings.Postgres postgres
                ? PostgresDatabase.open(postgres)
                : EmbeddedDatabase.open(((StoreSettings.Embedded) settings).directory(), TestKeys.SAME);
        Schema.migrate(database.connections());
        return new SharedTables(database);
    }

    /** The store over this database; it ends with this. */
    public JdbcStore store(Supplier<String> ids) {
        return JdbcStore.open(database, TestKeys.SAME, ids);
    }

    /** Whether it is the one in this process. */
    public boolean embedded() {
        return database instanceof EmbeddedDatabase;
    }

    /**
     * So many connections of its own for another scheduler. What is committed on them is on disk when the commit returns;
     * on H2 those who commit at the same moment share a sync, as the store's own do.
     */
    public DataSource durable(int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(((HikariDataSource) database.connections()).getDataSource());
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return embedded() ? syncing(pool) : pool;
    }

    private DataSource syncing(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result = call(() -> method.invoke(pool, arguments));
                    return result instanceof Connection connection ? syncing(connection) : result;
                });
    }

    private Connection syncing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = call(() -> method.invoke(connection, arguments));
                    if (method.getName().equals("commit")) {
                        database.makeDurable();
                    }
                    return result;
                });
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Runs statements and waits until what they did is on disk. */
    public void change(String... statements) {
        try (Connection connection = database.connect();
                Statement running = connection.createStatement()) {
            for (String statement : statements) {
                running.execute(statement);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
        database.makeDurable();
    }

    /**
     * Inserts as many rows as there are numbers from one to another.
     *
     * @param insert an {@code insert ... select} that ends with {@code from}; the number is called x
     */
    public void fill(String insert, int from, int to) {
        for (int first = from; first <= to; first += ROWS_A_COMMIT) {
            int last = Math.min(to, first + ROWS_A_COMMIT - 1);
            change(insert
                    + (embedded()
                            ? " system_range(" + first + ", " + last + ") as counted(x)"
                            : " generate_series(" + first + ", " + last + ") as counted(x)"));
        }
    }

    /** Lets the database count anew how much is in a table, as it does by itself from time to time. */
    public void takeStock(String table) {
        change(embedded() ? "analyze table " + table : "analyze " + table);
    }

    /** Tidies up after what was fired and writes out what was planned, so that nobody who is measured does it for others. */
    public void writeOut() {
        if (embedded()) {
            return;
        }
        try (Connection connection = database.connect();
                Statement running = connection.createStatement()) {
            connection.setAutoCommit(true);
            running.execute("vacuum");
            running.execute("checkpoint");
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    /** What a query for a number gives. */
    public long number(String query) {
        try (Connection connection = database.connect()) {
            return new Sql(connection).number(query);
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    /**
     * What a nudge has to do in another scheduler's job, by hand-written JDBC with nothing else around it: lock the person,
     * write their state, put a message into the outbox, all in one durable transaction.
     */
    public static void nudge(DataSource source, String person, byte[] state, byte[] message, Instant now) {
        try (Connection connection = source.getConnection()) {
            lock(connection, person);
            save(connection, person, state, now);
            send(connection, person, message, now);
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("the benchmark's own JDBC failed", e);
        }
    }

    private static void lock(Connection connection, String person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select version, platform, usr, chat, seal, state from person where id = ? for update")) {
            statement.setString(1, person);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException("nobody is called " + person, new IllegalStateException());
                }
                row.getBytes("state");
            }
        }
    }

    private static void save(Connection connection, String person, byte[] state, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update person set version = version + 1, state = ?, seen_at = ? where id = ?")) {
            statement.setBytes(1, state);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, person);
            statement.executeUpdate();
        }
    }

    private static void send(Connection connection, String person, byte[] message, Instant now) throws SQLException {
        String sql = "insert into outbox (id, person, platform, usr, chat, priority, attempts, message, created_at,"
                + " not_before, due_at) values (?, ?, 'bench', ?, ?, 1, 0, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 4; i++) {
                statement.setString(i, person);
            }
            statement.setBytes(5, message);
            for (int i = 6; i <= 8; i++) {
                statement.setTimestamp(i, Timestamp.from(now));
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        database.close();
    }
}
