package org.reweave.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.slf4j.LoggerFactory;

/**
 * The log of a benchmark, in a file beside the figures: where a companion is made to die, hundreds of lines say that it did.
 *
 * <p>The file is named at the end where anything is in it, and removed where nothing is.
 */
final class BenchLog {
    /** What {@code org.reweave.app.Logging} reads. */
    private static final String FOLDER = "reweave.log.folder";

    private BenchLog() {}

    /** Runs a benchmark, before which nothing may have been logged, and returns what it returned. */
    static int beside(IntSupplier benchmark, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("reweave-bench-log");
        System.setProperty(FOLDER, folder.toString());
        // It warns of each word of OpenAPI that is not one of JSON Schema.
        if (LoggerFactory.getLogger("com.networknt") instanceof Logger schemas) {
            schemas.setLevel(Level.ERROR);
        }
        int code = benchmark.getAsInt();
        Path log = folder.resolve("reweave.log");
        if (Files.notExists(log) || Files.size(log) == 0) {
            Files.deleteIfExists(log);
            Files.delete(folder);
        } else {
            out.println("what was logged meanwhile: " + log);
        }
        return code;
    }
}
