package org.reweave.store.jdbc;

import java.util.List;

/** What PostgreSQL says of a statement of the store's that it has prepared, and runs with these values. */
final class PreparedPlan {
    private PreparedPlan() {}

    static List<String> of(Sql sql, String question, String... values) {
        String numbered = question;
        for (int i = 1; i <= values.length; i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        sql.change("prepare asked as " + numbered, parameters -> {});
        List<String> plan = sql.query(
                "explain analyze execute asked (" + String.join(", ", values) + ")", parameters -> {}, Row::text);
        sql.change("deallocate asked", parameters -> {});
        return plan;
    }
}
