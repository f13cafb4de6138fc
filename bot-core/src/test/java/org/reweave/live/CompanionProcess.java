package org.reweave.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The companion as a process of its own, started as {@code run} is, and everything one can do to it from outside. */
final class CompanionProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLED = 137;

    private final Process process;
    private final Path log;

    private CompanionProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code run} in a home folder, with these variables; what it logs is added to {@code run.log} there. */
    static CompanionProcess run(Path home, Map<String, String> environment) {
        return start(home, command(home, environment, "run"));
    }

    /** The same on a disk on which no file can grow beyond so many kilobytes. */
    static CompanionProcess runOnSmallDisk(Path home, Map<String, String> environment, int kilobytes) {
        ProcessBuilder builder = command(home, environment, "run");
        List<String> limited =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "run"));
        limited.addAll(builder.command());
        return start(home, builder.command(limited));
    }

    /** Starts another of its commands and does not wait for its end. */
    static CompanionProcess begin(Path home, String... arguments) {
        return start(home, command(home, Map.of(), arguments));
    }

    /** The same with these variables. */
    static CompanionProcess begin(Path home, Map<String, String> environment, String... arguments) {
        return start(home, command(home, environment, arguments));
    }

    private static CompanionProcess start(Path home, ProcessBuilder builder) {
        Path log = home.resolve("run.log");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new CompanionProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs another of the companion's commands to its end; returns what it wrote. */
    static String says(Path home, Map<String, String> environment, String... arguments) {
        try {
            Path errors = home.resolve("errors.log");
            Process process = command(home, environment, arguments)
                    .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", arguments) + " failed: " + Files.readString(errors));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts {@code run} as a host does, with the command at the top of the project. */
    static CompanionProcess launch(Path home, Map<String, String> environment) {
        return start(home, prepared(new ProcessBuilder(launcher().toString(), "run"), home, environment));
    }

    /** The one command, found from where this class lies: {@code bot-core/target/bench}. */
    private static Path launcher() {
        try {
            Path jar = Path.of(CompanionProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../../../reweave").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder command(Path home, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(),
                "org.reweave.app.Main"));
        command.addAll(List.of(arguments));
        return prepared(new ProcessBuilder(command), home, environment);
    }

    private static ProcessBuilder prepared(ProcessBuilder builder, Path home, Map<String, String> environment) {
        builder.environment().keySet().removeIf(name -> name.startsWith("REWEAVE_") || name.endsWith("_TOKEN"));
        builder.environment().put("REWEAVE_HOME", home.toString());
        builder.environment().put("REWEAVE_ZONE", "Europe/Lisbon");
        // People in tests answer faster than anybody can read.
        builder.environment().put("REWEAVE_MESSAGES_AT_ONCE", "1000000");
        builder.environment().putAll(environment);
        return builder;
    }

    /** This test's class path without the tests, for they bring platforms of their own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("-tests.jar") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What the system says of it: kilobytes of memory in use ({@code VmRSS}) or {@code Threads}; -1 where it tells nothing. */
    long status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Kills it as {@code kill -9} does; one that had ended by itself is an error. */
    void kill() {
        process.destroyForcibly();
        int code = end(PATIENCE);
        if (code != KILLED) {
            throw new AssertionError("the companion ended with " + code + " before it was killed: " + tail());
        }
    }

    /** Kills it so, where it still runs. */
    void killAnyway() {
        process.destroyForcibly();
        end(PATIENCE);
    }

    /** Asks it to end, as {@code kill} does; returns how long that took. */
    Duration stop() {
        long before = System.nanoTime();
        process.destroy();
        end(PATIENCE);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** Waits until it ends by itself; returns its exit code. */
    int ends() {
        return end(PATIENCE);
    }

    /** Leaves nothing running. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int end(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the companion did not end: " + tail());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    /** The end of its log. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "it left no log";
        }
    }
}
