package org.reweave.crash;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link DoomedCompanion} in a process of its own, seen from outside. */
final class DoomedProcess {
    /** What it said last, for nothing comes after the end of its output. */
    static final String GONE = "gone";

    /** The exit of a process that was killed, from outside or at a deadly step. */
    static final int KILLED = 137;

    private static final long PATIENCE_MILLIS = 180_000;

    private final Process process;
    private final Path errors;
    private final BufferedWriter orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private DoomedProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread listener = new Thread(this::listen, "listener");
        listener.setDaemon(true);
        listener.start();
    }

    /** Starts a process that waits for its order to begin, so that the next is warm when the last one dies. */
    static DoomedProcess launch(Path world, QuickStart quickStart) throws IOException {
        return launch(world, quickStart, DoomedCompanion.class);
    }

    /** The same, of another kind. */
    static DoomedProcess launch(Path world, QuickStart quickStart, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(quickStart.options());
        command.addAll(List.of(main.getName(), world.toString()));
        Path errors = world.resolve("errors");
        return new DoomedProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                        .start(),
                errors);
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            said.add("unreadable");
        }
        said.add(GONE);
    }

    /** Gives an order; one that it does not live to hear is nothing to worry about. */
    void order(String... words) {
        try {
            orders.write(String.join("\t", words));
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            said.add("deaf");
        }
    }

    /** The next thing it says, or null when it says nothing for so long. */
    String hear(long millis) {
        try {
            return said.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next thing it says, which must come soon. */
    String hear() {
        String line = hear(PATIENCE_MILLIS);
        if (line == null) {
            throw wrong("said nothing for " + PATIENCE_MILLIS + " ms");
        }
        return line;
    }

    /** Waits until it says this, which must come before it is gone. */
    void await(String word) {
        for (String line = hear(); !line.equals(word); line = hear()) {
            if (line.equals(GONE)) {
                throw wrong("ended before it said " + word);
            }
        }
    }

    /** Kills it as {@code kill -9} does, unless it is dead already; when it died of something else, that is an error. */
    void kill() {
        process.destroyForcibly();
        expect(KILLED);
    }

    /** Waits until it has ended by itself; anything but a tidy end is an error. */
    void awaitEnd() {
        expect(0);
    }

    private void expect(int code) {
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw wrong("did not end");
            }
            if (process.exitValue() != code) {
                throw wrong("ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private AssertionError wrong(String what) {
        try {
            return new AssertionError("the companion " + what + "; its errors: " + Files.readString(errors));
        } catch (IOException e) {
            return new AssertionError("the companion " + what, e);
        }
    }
}
