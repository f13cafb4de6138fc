package org.reweave.store.jdbc;

import java.util.List;

/** A statement of the store's that PostgreSQL has prepared, and what it says of running it. */
final class PreparedPlan {
    private final Sql sql;
    private final String name;

    private PreparedPlan(Sql sql, String name) {
        this.sql = sql;
        this.name = name;
    }

    /** Prepares it under this name; it is planned when it is run first. */
    static PreparedPlan of(Sql sql, String name, String question) {
        return of(sql, name, List.of(), question);
    }

    /** The same, where what its values are does not follow from where they stand. */
    static PreparedPlan of(Sql sql, String name, List<String> types, String question) {
        String numbered = question;
        for (int i = 1; numbered.contains("?"); i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        String given = types.isEmpty() ? "" : " (" + String.join(", ", types) + ")";
        sql.change("prepare " + name + given + " as " + numbered, parameters -> {});
        return new PreparedPlan(sql, name);
    }

    /** Runs it with these values, and says which way that went. */
    String run(List<String> values) {
        return String.join(
                "\n",
                sql.query(
                        "explain analyze execute " + name + " (" + String.join(", ", values) + ")",
                        parameters -> {},
                        Row::text));
    }

    void close() {
        sql.change("deallocate " + name, parameters -> {});
    }
}
