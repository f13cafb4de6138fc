package org.reweave.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.reweave.store.StoreException;

/** Why the file of the embedded database cannot be opened, and what to do about it, in words for whoever runs Reweave. */
final class OpeningFailures {
    private OpeningFailures() {}

    static StoreException whileOpening(Path home, SQLException e) {
        if (Failures.isDiskFull(e)) {
            return full(home, e);
        }
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> alreadyRunning(home);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                new StoreException(
                        "The database " + home.resolve(EmbeddedDatabase.FILE)
                                + " was written by a newer version of Reweave."
                                + " Start that version, or restore the backup from before the update.",
                        e);
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD ->
                damaged(home.resolve(EmbeddedDatabase.FILE), e);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1 ->
                unwritable(home, e);
            default ->
                new StoreException(
                        "The database " + home.resolve(EmbeddedDatabase.FILE) + " cannot be opened (code "
                                + e.getErrorCode() + "). If it was restored or copied, do that once more.",
                        e);
        };
    }

    static StoreException damaged(Path file, Exception e) {
        return new StoreException(
                "The database " + file + " is damaged, or not a database of Reweave."
                        + " Put a backup in its place; to begin with nothing, move the file away and run ./reweave start-empty.",
                e);
    }

    static StoreException full(Path home, Exception e) {
        return new StoreException("The disk that holds " + home + " is full. Free some space, then start Reweave.", e);
    }

    static StoreException alreadyRunning(Path home) {
        return new StoreException("Reweave is already running with this data (" + home
                + "). Stop that one first, or give" + " this one a data directory of its own.");
    }

    static StoreException unwritable(Path home, Exception e) {
        return new StoreException(
                "Reweave cannot write to its data directory " + home + ". Give the account it runs as"
                        + " the right to read and write there, or choose another directory.",
                e);
    }
}
