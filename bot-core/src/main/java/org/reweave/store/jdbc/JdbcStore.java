package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.StoreStatus;
import org.reweave.store.Transactions;

/**
 * The store in a database: H2 in this process, or PostgreSQL.
 *
 * <p>Promises what {@link Transactions} promises, to any number of threads and, on PostgreSQL, of processes.
 */
public final class JdbcStore implements Transactions, AutoCloseable {
    private final Database database;
    private final Supplier<String> ids;
    private final String schemaVersion;

    private JdbcStore(Database database, Supplier<String> ids, String schemaVersion) {
        this.database = database;
        this.ids = ids;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param ids makes the ids of messages: never the same twice, at most 25 ASCII characters
     * @throws StoreException when that is not possible; the message is for the host and says what to do
     */
    public static JdbcStore open(StoreSettings settings, Supplier<String> ids) {
        return open(
                settings instanceof StoreSettings.Postgres postgres
                        ? PostgresDatabase.open(postgres)
                        : EmbeddedDatabase.open(((StoreSettings.Embedded) settings).directory()),
                ids);
    }

    static JdbcStore open(Database database, Supplier<String> ids) {
        try {
            String version = Schema.migrate(database.connections());
            database.makeDurable();
            return new JdbcStore(database, ids, version);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        T result;
        try {
            result = database.work(connection -> committed(connection, work));
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
        database.makeDurable();
        return result;
    }

    private <T> T committed(Connection connection, Function<Work, T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.apply(new JdbcWork(new Sql(connection), ids));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /** How much there is of what, for the host. */
    public StoreStatus status() {
        try (Connection connection = database.connect()) {
            Sql sql = new Sql(connection);
            return new StoreStatus(
                    sql.number("select count(*) from person"),
                    sql.number("select count(*) from parked"),
                    sql.number("select count(*) from outbox"),
                    database.bytes(),
                    schemaVersion);
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }

    /** Closes the database as tidily as a few seconds allow. Nothing that was acknowledged depends on it. */
    @Override
    public void close() {
        database.close();
    }
}
