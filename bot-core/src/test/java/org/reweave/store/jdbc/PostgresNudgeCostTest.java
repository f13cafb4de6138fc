package org.reweave.store.jdbc;

import java.util.List;
import java.util.regex.Pattern;

class PostgresNudgeCostTest extends NudgeCostContract {
    private static final Pattern SCAN = Pattern.compile("Scan using nudge_\\w+ .*actual .*rows=(\\d+)");
    private static final Pattern LEFT_OUT = Pattern.compile("Rows Removed by [^:]*: (\\d+)");

    @Override
    Database newDatabase() {
        return PostgresDatabase.open(PostgresServer.newDatabase());
    }

    @Override
    String numbers(int from, int to) {
        return "generate_series(" + from + ", " + to + ") as counted(x)";
    }

    @Override
    String takeStock() {
        return "analyze nudge";
    }

    @Override
    int rowsRead(String plan) {
        return sum(SCAN, plan) + sum(LEFT_OUT, plan);
    }

    /** Goes the way that the server keeps for all values. */
    @Override
    List<String> explained(Sql sql, String question, String... values) {
        PreparedPlan asked = PreparedPlan.of(sql, "asked", question);
        try {
            return List.of(asked.run(List.of(values)));
        } finally {
            asked.close();
        }
    }

    private static int sum(Pattern pattern, String plan) {
        return pattern.matcher(plan)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
