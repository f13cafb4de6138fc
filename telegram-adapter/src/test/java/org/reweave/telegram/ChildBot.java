package org.reweave.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The whole companion as a process of its own, connected to a fake. */
final class ChildBot implements AutoCloseable {
    final long started = System.nanoTime();
    private final Process process;
    private final Path log;

    ChildBot(FakeTelegram telegram, Path home) {
        try {
            Files.createDirectories(home);
            this.log = home.resolve("run.log");
            ProcessBuilder builder = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.reweave.app.Main",
                    "run");
            builder.environment().put("TELEGRAM_TOKEN", FakeTelegram.TOKEN);
            builder.environment().put("TELEGRAM_API_URL", telegram.url());
            builder.environment().put("REWEAVE_HOME", home.toString());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The memory it takes, in MiB. */
    long memory() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Asks it to end, and says how many milliseconds that took. */
    long stop() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
