package org.reweave.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The columns of one row, taken from the left to the right. */
final class Row {
    private final ResultSet result;
    private int at;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Goes to the next row; false where there is none. */
    boolean next() throws SQLException {
        at = 0;
        return result.next();
    }

    String text() throws SQLException {
        return result.getString(++at);
    }

    @Nullable
    String textOrNull() throws SQLException {
        return result.getString(++at);
    }

    long number() throws SQLException {
        return result.getLong(++at);
    }

    int smallNumber() throws SQLException {
        return result.getInt(++at);
    }

    boolean flag() throws SQLException {
        return result.getBoolean(++at);
    }

    byte[] bytes() throws SQLException {
        return result.getBytes(++at);
    }

    @Nullable
    Instant timeOrNull() throws SQLException {
        OffsetDateTime time = result.getObject(++at, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    Instant time() throws SQLException {
        return result.getObject(++at, OffsetDateTime.class).toInstant();
    }
}
