package org.reweave.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reweave.journey.JourneyCatalog.Reading;

/** Runs the command line in this process, on a home folder of its own, and keeps what it printed. */
final class CommandLineRun {
    private final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private String in = "";

    CommandLineRun(Path home) {
        this.home = home;
        environment.put("REWEAVE_HOME", home.toString());
    }

    /** What came of it. */
    record Outcome(int code, String out, String err) {
        List<String> complaints() {
            return err.lines().toList();
        }
    }

    CommandLineRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandLineRun typing(String lines) {
        in = lines;
        return this;
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                environment,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                home,
                Clock.systemUTC());
        int code = Main.execute(surroundings, OnBoard::journeys, arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The journeys that come along, read once for all tests. */
    private static final class OnBoard {
        private static final Reading READING = JourneyShelf.onBoard();

        static Reading journeys() {
            return READING;
        }
    }
}
