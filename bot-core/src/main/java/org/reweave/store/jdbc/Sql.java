package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.reweave.store.StoreException;

/** Runs statements on one connection; what fails is a {@link StoreException}. */
final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Sets the values of a statement. */
    interface Values {
        void set(Parameters parameters) throws SQLException;
    }

    /** Sets the values of a statement for one of many. */
    interface ValuesOf<T> {
        void set(Parameters parameters, T one) throws SQLException;
    }

    /** Makes something of a row. */
    interface Reader<R> {
        R read(Row row) throws SQLException;
    }

    <R> List<R> query(String sql, Values values, Reader<R> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(new Parameters(statement));
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                List<R> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }

    /** The one number that a statement without values is about. */
    long number(String sql) {
        return query(sql, parameters -> {}, Row::number).get(0);
    }

    /** Changes rows; returns how many. */
    int change(String sql, Values values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(new Parameters(statement));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }

    /** Runs a statement once for each of many, in their order and in one go; returns how many rows each changed. */
    <T> int[] changeEach(String sql, Collection<T> many, ValuesOf<T> values) {
        if (many.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : many) {
                values.set(new Parameters(statement), one);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }
}
