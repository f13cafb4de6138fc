package org.reweave.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
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

    /** Runs a statement once for each of many, in their order and in one go. */
    <T> void changeEach(String sql, Collection<T> many, ValuesOf<T> values) {
        batch(sql, many, values);
    }

    /**
     * Changes rows, each with values of its own, so many with one statement as is fast; what is left over, one by one.
     *
     * @param together how many rows one statement changes
     * @return how many rows there were to change
     */
    <T> int changeRows(RowUpdate update, int together, List<T> rows, ValuesOf<T> values) {
        int full = together == 1 ? 0 : rows.size() - rows.size() % together;
        List<List<T>> groups = IntStream.range(0, full / together)
                .mapToObj(group -> rows.subList(group * together, (group + 1) * together))
                .toList();
        int changed = batch(update.of(together), groups, (parameters, group) -> {
            for (T one : group) {
                values.set(parameters, one);
            }
        });
        return changed + batch(update.of(1), rows.subList(full, rows.size()), values);
    }

    private <T> int batch(String sql, Collection<T> many, ValuesOf<T> values) {
        if (many.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : many) {
                values.set(new Parameters(statement), one);
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).sum();
        } catch (SQLException e) {
            throw Failures.whileWorking(e);
        }
    }
}
