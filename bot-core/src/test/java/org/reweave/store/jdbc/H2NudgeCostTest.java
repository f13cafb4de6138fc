package org.reweave.store.jdbc;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.TestKeys;

class H2NudgeCostTest extends NudgeCostContract {
    @TempDir
    static Path directory;

    @Override
    Database newDatabase() {
        return EmbeddedDatabase.open(directory, TestKeys.SAME);
    }

    @Override
    String numbers(int from, int to) {
        return "system_range(" + from + ", " + to + ") as counted(x)";
    }

    @Override
    String takeStock() {
        return "analyze";
    }

    @Override
    int rowsRead(String plan) {
        return Pattern.compile("scanCount: (\\d+)")
                .matcher(plan)
                .results()
                .map(MatchResult::group)
                .mapToInt(count -> Integer.parseInt(count.substring("scanCount: ".length())))
                .sum();
    }
}
