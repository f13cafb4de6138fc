package org.reweave.store.jdbc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.reweave.store.Held;
import org.reweave.store.MessageCodec;

/**
 * A table that takes part in export and erasure.
 *
 * @param table its name
 * @param whose the condition that picks the rows of one person; its question mark is the person's id
 * @param columns every column the table has
 * @param erasure how the rows of one person go
 */
record Participant(String table, String whose, List<Column> columns, Erasure erasure) {
    Participant {
        columns = List.copyOf(columns);
    }

    /** A table whose rows are simply deleted with their person. */
    static Participant of(String table, String whose, Column... columns) {
        return new Participant(
                table,
                whose,
                List.of(columns),
                (sql, person, now) ->
                        sql.change("delete from " + table + " where " + whose, parameters -> parameters.text(person)));
    }

    /** Removes what one person has in a table. */
    @FunctionalInterface
    interface Erasure {
        void erase(Sql sql, String person, Instant now);
    }

    /** A column, and how it is read for the person to take along. */
    record Column(String name, Kind kind) {}

    /** What a column holds. */
    enum Kind {
        TEXT {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                into.put(name, row.textOrNull());
            }
        },
        NUMBER {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                into.put(name, row.number());
            }
        },
        FLAG {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                into.put(name, row.flag());
            }
        },
        TIME {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                Instant time = row.timeOrNull();
                into.put(name, time == null ? null : time.toString());
            }
        },
        /** JSON, sealed with the person's key. */
        JSON {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                into.put(name, row.bytes());
            }

            @Override
            void open(ObjectNode row, String name, UnaryOperator<byte[]> opener) throws IOException {
                row.set(name, StoredJson.read(opener.apply(row.get(name).binaryValue())));
            }
        },
        /** A message as {@link #JSON}; of a file in it, which is an export itself, only how large it is. */
        MESSAGE {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                JSON.read(row, into, name);
            }

            @Override
            void open(ObjectNode row, String name, UnaryOperator<byte[]> opener) throws IOException {
                JSON.open(row, name, opener);
                MessageCodec.fold(row.path(name));
            }
        },
        /** A key: that there is one, is all anybody is told. */
        KEY {
            @Override
            void read(Row row, ObjectNode into, String name) throws SQLException {
                into.put(name, row.bytes() != null);
            }
        };

        abstract void read(Row row, ObjectNode into, String name) throws SQLException;

        /** Makes something readable of what was sealed; the rest stays as it was read. */
        void open(ObjectNode row, String name, UnaryOperator<byte[]> opener) throws IOException {}
    }

    /** Everything of one person in this table. */
    List<Held> of(Sql sql, Seals seals, String person) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return sql.query(
                "select " + names + " from " + table + " where " + whose,
                parameters -> parameters.text(person),
                row -> new Held(table, read(row, bytes -> seals.open(person, bytes))));
    }

    private ObjectNode read(Row row, UnaryOperator<byte[]> opener) throws SQLException {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            column.kind().read(row, read, column.name());
            try {
                column.kind().open(read, column.name(), opener);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read;
    }
}
