package org.reweave.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.reweave.runtime.GroupQuarter;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/** Plays many groups through a quarter of a year on H2, and says what it took. */
final class GroupsBench {
    private final PrintStream out;

    GroupsBench(PrintStream out) {
        this.out = out;
    }

    /** Returns whether nothing was wrong with what was posted. */
    boolean run(Path folder, int groups, int members) throws IOException {
        Instant begin = Instant.now();
        GroupQuarter.Came came;
        try (JdbcStore store = JdbcStore.open(
                        new StoreSettings.Embedded(folder), new ShortIds(Clock.systemUTC(), new SecureRandom()));
                GroupQuarter quarter = new GroupQuarter(store, groups, members, out)) {
            came = quarter.play();
            out.printf(
                    "%,d groups of %,d members, a quarter of a year in %d s: %,d posts, %,d times asked and answered%n",
                    groups,
                    members,
                    Duration.between(begin, Instant.now()).toSeconds(),
                    came.posts().size(),
                    came.answered());
            out.printf(
                    "the latest topic came %.1f s after its hour; all that was due at one moment was said within %.1f"
                            + " s%n",
                    came.latest().toMillis() / 1000.0, came.longest().toMillis() / 1000.0);
            out.printf(
                    "heap in use %,d MB, resident at its most %s; database while open %,d MB%n",
                    heap(), resident(), store.status().bytes() >> 20);
        }
        out.printf(
                "database after a clean stop %,d MB%n",
                folder.resolve("reweave.db.mv.db").toFile().length() >> 20);
        came.faults().stream().limit(20).forEach(fault -> out.println("fault: " + fault));
        out.println(came.faults().isEmpty() ? "pass" : "fail");
        return came.faults().isEmpty();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** The most memory the process had, where the system tells. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> (Long.parseLong(line.replaceAll("\\D", "")) >> 10) + " MB")
                .findFirst()
                .orElse("unknown");
    }
}
