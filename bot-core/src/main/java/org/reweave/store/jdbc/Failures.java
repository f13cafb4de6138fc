package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reweave.store.StoreException;

/** Says what a failure of the database means, without the values a driver likes to quote. */
final class Failures {
    private static final int H2_LOCK_TIMEOUT = 50200;

    private Failures() {}

    /** A failure of a statement, a commit, or a connection that was open. */
    static StoreException whileWorking(SQLException e) {
        String code = "(SQLSTATE " + e.getSQLState() + ", code " + e.getErrorCode() + ")";
        if (isDiskFull(e)) {
            return new StoreException("The disk of the database is full. Free some space.", e);
        }
        return switch (kind(e)) {
            // Of these the driver's message can quote what somebody wrote or who somebody is; it goes no further.
            case "22" -> new StoreException("The database cannot keep one of the values " + code + ".");
            case "23" ->
                new StoreException("What was to be added is there already, or was changed in between " + code
                        + "; doing the work again will see it.");
            case "40" ->
                new StoreException(
                        "Two pieces of work stood in each other's way " + code + "; doing this one again will do.");
            case "08" ->
                new StoreException(
                        "The connection to the database was lost " + code + ". Check that the database runs.", e);
            default ->
                e.getErrorCode() == H2_LOCK_TIMEOUT
                        ? new StoreException("Another piece of work held a row for too long " + code + ".")
                        : new StoreException("The database could not do its work " + code + ".", e);
        };
    }

    /** The class of the SQLSTATE, its first two characters; empty where there is none. */
    static String kind(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    static boolean isDiskFull(SQLException e) {
        return "53100".equals(e.getSQLState()) || saysDiskFull(e.getCause());
    }

    /** Whether this, or what led to it, is that a file had no room. */
    static boolean saysDiskFull(@Nullable Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("not enough space on the disk")) {
                return true;
            }
        }
        return false;
    }
}
