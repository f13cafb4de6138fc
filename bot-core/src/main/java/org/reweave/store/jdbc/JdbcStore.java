package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
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
    private volatile PersonKeys keys;

    private JdbcStore(Database database, MasterKey key, Supplier<String> ids, String schemaVersion) {
        this.database = database;
        this.keys = new PersonKeys(key);
        this.ids = ids;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param masterKeys where the key is that people's keys are wrapped with; one is made for a database that has none yet
     * @param ids makes the ids of messages: never the same twice, at most 25 ASCII characters
     * @throws StoreException when that is not possible, or the key is missing or another one; the message is for the host
     *     and says what to do
     */
    public static JdbcStore open(StoreSettings settings, MasterKeys masterKeys, Supplier<String> ids) {
        return open(
                settings instanceof StoreSettings.Postgres postgres
                        ? PostgresDatabase.open(postgres)
                        : EmbeddedDatabase.open(((StoreSettings.Embedded) settings).directory(), masterKeys),
                masterKeys,
                ids);
    }

    /** Opens the embedded database, with its key in a file beside it. */
    public static JdbcStore open(StoreSettings.Embedded settings, Supplier<String> ids) {
        return open(settings, new KeyFile(settings.directory().resolve(KeyFile.NAME)), ids);
    }

    static JdbcStore open(Database database, MasterKeys masterKeys, Supplier<String> ids) {
        try {
            Vault vault = new Vault(database);
            vault.check(masterKeys);
            String version = Schema.migrate(database.connections());
            database.makeDurable();
            MasterKey key = vault.open(masterKeys);
            database.makeDurable();
            return new JdbcStore(database, key, ids, version);
        } catch (SQLException e) {
            database.close();
            throw Failures.whileWorking(e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Wraps the key of every person with the newest of the keys in this one, which must still hold the one they are wrapped
     * with now. All or none of them.
     *
     * @return how many people there are
     */
    public int wrapAgain(MasterKey both) {
        try {
            int people = new Vault(database).wrapAgain(both);
            keys = new PersonKeys(both);
            return people;
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        try {
            return database.durably(connection -> committed(connection, work));
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }

    private <T> T committed(Connection connection, Function<Work, T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.apply(new JdbcWork(new Sql(connection), database, keys, ids));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /**
     * Completes, with why, when nothing can be read or written any more until the store is opened anew, as after its disk was
     * full; the process may as well end then. What was acknowledged is there. Never completes where waiting helps.
     */
    public CompletableFuture<StoreException> lost() {
        return database.lost();
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

    /**
     * Writes the database anew, so that nothing that was erased is left in the room it had, and closes it. Takes as long as
     * it takes. What a PostgreSQL server keeps in its own logs goes as it is set up there.
     */
    public void closeCompacted() {
        try {
            database.closeCompacted();
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
