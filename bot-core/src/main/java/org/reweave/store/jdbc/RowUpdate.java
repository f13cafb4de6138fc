package org.reweave.store.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of rows that are found by a key, each with values of its own: those of {@code columns} first, then those of {@code
 * key}.
 *
 * @param counted a number that goes up by one with each change
 */
record RowUpdate(String table, String counted, List<String> columns, List<String> key) {
    RowUpdate {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** A statement that changes so many rows; more than one only where {@link Database#rowsTogether} says so. */
    String of(int rows) {
        return rows == 1 ? one() : many(rows);
    }

    private String one() {
        return "update " + table + " set " + counting() + each(columns, column -> column + " = ?", ", ") + " where "
                + each(key, column -> column + " = ?", " and ");
    }

    /**
     * With a plain {@code id = given.id} a plan made while the table was empty would read all of it in the order of its index;
     * a list, if only of one, leaves nothing but to look each of them up.
     */
    private String many(int rows) {
        List<String> given = Stream.of(columns, key).flatMap(List::stream).toList();
        return "update " + table + " set " + counting()
                + each(columns, column -> column + " = given." + column, ", ") + " from (values "
                + list("(" + list("?", given.size()) + ")", rows) + ") as given (" + String.join(", ", given)
                + ") where "
                + each(key, column -> table + "." + column + " = any (array[given." + column + "])", " and ");
    }

    private static String list(String one, int count) {
        return String.join(", ", Collections.nCopies(count, one));
    }

    private String counting() {
        return counted + " = " + table + "." + counted + " + 1, ";
    }

    private interface Part {
        String of(String column);
    }

    private static String each(List<String> columns, Part part, String between) {
        return columns.stream().map(part::of).collect(Collectors.joining(between));
    }
}
