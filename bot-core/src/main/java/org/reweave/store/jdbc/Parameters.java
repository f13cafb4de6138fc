package org.reweave.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.reweave.store.StorableText;

/** The values of one statement, in the order of its question marks, written the same way to both databases. */
final class Parameters {
    private final PreparedStatement statement;
    private int at;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Text; what a database cannot keep in it becomes U+FFFD. */
    Parameters text(String value) throws SQLException {
        statement.setString(++at, StorableText.forColumn(value));
        return this;
    }

    /** Text as above, or nothing. */
    Parameters textOrNull(Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            return text(value.get());
        }
        statement.setNull(++at, Types.VARCHAR);
        return this;
    }

    /** A time as below, or nothing. */
    Parameters timeOrNull(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return time(value.get());
        }
        statement.setNull(++at, Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++at, value);
        return this;
    }

    Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++at, value);
        return this;
    }

    Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    /** A time; what is finer than a microsecond is cut off, as PostgreSQL keeps no more. */
    Parameters time(Instant value) throws SQLException {
        statement.setObject(++at, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return this;
    }
}
