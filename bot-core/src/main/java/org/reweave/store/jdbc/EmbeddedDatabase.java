package org.reweave.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 in this process, in one encrypted file.
 *
 * <p>By itself H2 writes what was committed half a second later, and never syncs. Here its own writing is off: a commit
 * changes memory only, and {@link #makeDurable} writes and syncs all that was committed, for every thread that waits at
 * that moment. H2 takes what it writes from one table after the other, so a transaction that goes on meanwhile would reach
 * the disk torn, without what is needed to undo it; therefore no transaction goes on during that writing. The settings and what they were measured against are in {@code docs/operating.md}.
 */
final class EmbeddedDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String NAME = "reweave.db";
    static final String FILE = NAME + ".mv.db";
    private static final String USER = "reweave";

    /** "async" reads and writes so that an interrupted thread does not close the file under everybody else. */
    private static final String FILE_SYSTEM = OrderedFile.SCHEME + ":async:";

    /**
     * Tables as on PostgreSQL; open until it is closed here; room of the file is reused by the number of writes and
     * not by time, which {@link OrderedFile} makes safe; no trace file, for it would quote what people wrote; half a second
     * for tidying up when it is closed, so that a stop stays short.
     */
    private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
            + ";DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=0;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0"
            + ";MAX_COMPACT_TIME=500";

    /** Closed with its one connection: the file remembers otherwise, and would stay open for reading only. */
    private static final String ONLY_TO_READ = ";ACCESS_MODE_DATA=r;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            + ";DB_CLOSE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /** Ends the thread that writes in the background, and waits for what it is writing. */
    private static final int WITH_EACH_COMMIT = 0;

    private static final int NO_WRITING_BY_ITSELF = -1;

    /**
     * For how many writes room that became free is left alone. After a crash H2 follows its chunks from the one the header
     * names, which lies at most 20 back, so none of those may have been overwritten.
     */
    private static final int WRITES_BEFORE_REUSE = 32;

    /**
     * How often what is still needed of sparse chunks is written anew, so that their room can be reused. Often and little:
     * everybody waits meanwhile.
     */
    private static final int SYNCS_BETWEEN_TIDYING = 4;

    /** At 50 the rewriting took two fifths of all writing while very many people joined a group, and half as many got in. */
    private static final int TIDY_BELOW_PERCENT = 30;

    private static final int TIDY_BYTES = 1024 * 1024;

    private final Path file;
    private final MVStore store;
    private final HikariDataSource pool;
    private final SharedSync sync = new SharedSync(this::writeAndSync);
    private final CompletableFuture<StoreException> lost = new CompletableFuture<>();
    /** Held for reading by each transaction, for writing while what they did is written; fair, so that neither starves. */
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);

    private int syncs;

    private EmbeddedDatabase(Path file, MVStore store, HikariDataSource pool) {
        this.file = file;
        this.store = store;
        this.pool = pool;
    }

    /**
     * Opens the file in that directory, or makes it. It is encrypted with the newest of the keys; one that is not is encrypted
     * now, when the key is known to be the right one.
     *
     * @throws StoreException when it cannot be opened, or the key is missing or another one; the message says what to do
     */
    static EmbeddedDatabase open(Path directory, MasterKeys keys) {
        return open(directory, keys, FILE_SYSTEM);
    }

    static EmbeddedDatabase open(Path directory, MasterKeys keys, String fileSystem) {
        Path home = prepared(directory);
        EncryptedFile file = new EncryptedFile(fileSystem, home.resolve(FILE));
        try {
            if (file.inClear()) {
                file.encrypt(keyTo(home, keys, fileSystem));
            }
            return open(home, fileSystem, ";CIPHER=AES", file.unlocked(keys) + " ");
        } catch (SQLException e) {
            throw OpeningFailures.whileOpening(home, e);
        } catch (DbException e) {
            throw OpeningFailures.whileOpening(home, e.getSQLException());
        } catch (IOException e) {
            throw Failures.saysDiskFull(e) ? OpeningFailures.full(home, e) : OpeningFailures.unwritable(home, e);
        }
    }

    /** The file as it was before it was encrypted. */
    static EmbeddedDatabase openInClear(Path directory) throws SQLException {
        return open(prepared(directory), FILE_SYSTEM, "", "");
    }

    private static MasterKey keyTo(Path home, MasterKeys keys, String fileSystem) throws SQLException {
        lookAt(home, keys, fileSystem);
        try (EmbeddedDatabase database = open(home, fileSystem, "", "")) {
            Schema.migrate(database.connections());
            MasterKey key = new Vault(database).open(keys);
            database.makeDurable();
            return key;
        }
    }

    /** Refuses a key that is not the one of a database in clear, without changing a byte of it: H2 writes whenever it may. */
    private static void lookAt(Path home, MasterKeys keys, String fileSystem) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + fileSystem + home.resolve(NAME) + ONLY_TO_READ);
        source.setUser(USER);
        source.setPassword("");
        try (Connection connection = source.getConnection()) {
            Vault.check(new Sql(connection), keys);
        }
    }

    private static EmbeddedDatabase open(Path home, String fileSystem, String cipher, String password)
            throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + fileSystem + home.resolve(NAME) + SETTINGS + cipher);
        source.setUser(USER);
        source.setPassword(password);
        MVStore store = start(source, home);
        return new EmbeddedDatabase(home.resolve(FILE), store, Pool.of(source));
    }

    private static Path prepared(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        prepare(home);
        OrderedFile.register();
        return home;
    }

    private static void prepare(Path home) {
        if (home.toString().contains(";")) {
            throw new StoreException("The data directory " + home + " has a semicolon in its name, which the embedded"
                    + " database cannot take. Choose another one.");
        }
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw OpeningFailures.unwritable(home, e);
        }
        if (!Files.isWritable(home)) {
            throw OpeningFailures.unwritable(home, new IOException("not writable"));
        }
    }

    private static MVStore start(DataSource source, Path home) throws SQLException {
        try (Connection first = source.getConnection()) {
            SessionLocal session =
                    (SessionLocal) first.unwrap(JdbcConnection.class).getSession();
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.getAutoCommitDelay() == NO_WRITING_BY_ITSELF) {
                throw OpeningFailures.alreadyRunning(home);
            }
            store.setVersionsToKeep(WRITES_BEFORE_REUSE);
            store.setAutoCommitDelay(WITH_EACH_COMMIT);
            store.setAutoCommitDelay(NO_WRITING_BY_ITSELF);
            return store;
        }
    }

    @Override
    public DataSource connections() {
        return pool;
    }

    @Override
    public CompletableFuture<StoreException> lost() {
        return lost;
    }

    @Override
    public void makeDurable() {
        await(sync.ask());
    }

    private void await(long asked) {
        try {
            sync.await(asked);
        } catch (StoreException e) {
            lost.complete(e);
            throw e;
        }
    }

    @Override
    public <T> T durably(Work<T> work) throws SQLException {
        long asked;
        T result;
        begin();
        try {
            result = Database.super.work(work);
            // Before the next writing can begin, so that it counts for this transaction too.
            asked = sync.ask();
        } finally {
            end();
        }
        await(asked);
        return result;
    }

    @Override
    public <T> T work(Work<T> work) throws SQLException {
        begin();
        try {
            return Database.super.work(work);
        } finally {
            end();
        }
    }

    private void begin() {
        if (turns.getReadHoldCount() > 0) {
            throw new IllegalStateException("a transaction inside another would wait for itself");
        }
        turns.readLock().lock();
    }

    /** H2 also writes in the middle of a transaction that is large, and gives up for good where it cannot. */
    private void end() {
        turns.readLock().unlock();
        Exception gaveUp = store.getPanicException();
        if (gaveUp != null) {
            lost.complete(SharedSync.failed(gaveUp));
        }
    }

    private void writeAndSync(Runnable begins) {
        turns.writeLock().lock();
        try {
            begins.run();
            if (++syncs % SYNCS_BETWEEN_TIDYING == 0) {
                store.compact(TIDY_BELOW_PERCENT, TIDY_BYTES);
            }
            store.commit();
        } finally {
            turns.writeLock().unlock();
        }
        store.sync();
    }

    @Override
    public String replacing(String table, List<String> key, List<String> rest) {
        return "merge into " + table + " (" + String.join(", ", key) + ", " + String.join(", ", rest) + ") key ("
                + String.join(", ", key) + ") values (?" + ", ?".repeat(key.size() + rest.size() - 1) + ")";
    }

    @Override
    public boolean locksOnlyWhatItReturns() {
        return false;
    }

    @Override
    public long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void closeCompacted() throws SQLException {
        shutDown("shutdown compact");
    }

    private void shutDown(String how) throws SQLException {
        DataSource source = pool.getDataSource();
        pool.close();
        try (Connection last = source.getConnection();
                Statement statement = last.createStatement()) {
            statement.execute(how);
        }
    }

    @Override
    public void close() {
        try {
            shutDown("shutdown");
        } catch (SQLException e) {
            LOG.warn(
                    "The database was not closed tidily ({}). Nothing is lost; the next start takes a little longer.",
                    e.getErrorCode());
        }
    }
}
