package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.reweave.store.StoreException;

/** A database the store runs on: where connections come from, and what it takes until a commit is safe. */
interface Database extends AutoCloseable {

    /** Where connections come from; none of them commits by itself. */
    DataSource connections();

    /**
     * Returns when everything committed before is on disk. Called after each commit, by many threads at once.
     *
     * @throws org.reweave.store.StoreException when that failed; nobody may go on with what was committed then
     */
    void makeDurable();

    /**
     * A statement that writes one row in the place of the one with the same key, if there is one. Two that write the same
     * row at once wait for each other, and both succeed.
     *
     * @param key the columns of the key, whose values come first
     * @param rest the other columns, whose values follow
     */
    String replacing(String table, List<String> key, List<String> rest);

    /** How many rows one {@link RowUpdate} changes best. */
    default int rowsTogether() {
        return 1;
    }

    /** Completes, with why, when nothing can be read or written any more until it is opened anew; never where that mends itself. */
    default CompletableFuture<StoreException> lost() {
        return new CompletableFuture<>();
    }

    /**
     * Whether a look that locks what it finds, and ends at a limit, reads and locks no more than it returns. Where not, what is
     * found is read first and locked by its name after that.
     */
    boolean locksOnlyWhatItReturns();

    /** How much room it takes on disk. */
    long bytes() throws SQLException;

    /** Writes anew all that is kept, so that nothing erased is left in the room it had, and closes. Can take minutes. */
    void closeCompacted() throws SQLException;

    /** Ends all connections and closes the database as tidily as a few seconds allow; never throws. */
    @Override
    void close();

    /** A connection for one transaction. */
    default Connection connect() throws SQLException {
        return connections().getConnection();
    }

    /** Runs the work of one transaction on a connection of its own, when it is its turn. */
    default <T> T work(Work<T> work) throws SQLException {
        try (Connection connection = connect()) {
            return work.on(connection);
        }
    }

    /** Runs the work of one transaction, and returns when it is on disk. */
    default <T> T durably(Work<T> work) throws SQLException {
        T result = work(work);
        makeDurable();
        return result;
    }

    /** What one transaction does, its commit or rollback included. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
