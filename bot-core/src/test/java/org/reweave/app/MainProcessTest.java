package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own: exit codes, pipes, signals, and two at the same time. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MainProcessTest {
    private static final String FIRST_QUESTION = "How old are you?";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void nothing_is_left_running() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_chat_from_a_file_ends_with_code_0_and_speaks_utf_8_whatever_the_system_speaks() throws Exception {
        Process chat = start("chat");
        type(chat, "yes\n");
        chat.getOutputStream().close();

        String said = new String(chat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(chat.waitFor()).isZero();
        assertThat(said)
                .startsWith("Hello.")
                .contains("> yes", FIRST_QUESTION, "Skip · Back")
                .doesNotContain("\u001b");
        assertThat(complaints(chat)).isEmpty();
    }

    @Test
    void a_second_one_is_told_in_one_line_who_is_there_and_the_first_goes_on() throws Exception {
        Process first = start("chat");
        awaitLine(first, "3  ");

        Process second = start("chat", "--as", "sam");

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(complaints(second))
                .singleElement()
                .asString()
                .startsWith("reweave: ")
                .contains("(process " + first.pid() + ")", "REWEAVE_HOME");
        type(first, "yes\n");
        awaitLine(first, FIRST_QUESTION);
    }

    @Test
    void a_chat_that_is_told_to_end_keeps_the_place() throws Exception {
        Process chat = start("chat");
        type(chat, "yes\n");
        awaitLine(chat, FIRST_QUESTION);

        assertThat(ends(chat)).isLessThan(Duration.ofSeconds(10));

        Process again = start("chat");
        again.getOutputStream().close();
        assertThat(new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(FIRST_QUESTION);
    }

    @Test
    void a_chat_that_is_killed_keeps_the_place_too() throws Exception {
        Process chat = start("chat");
        type(chat, "yes\n");
        awaitLine(chat, FIRST_QUESTION);
        chat.destroyForcibly().waitFor();

        Process again = start("chat");
        again.getOutputStream().close();
        assertThat(new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(FIRST_QUESTION);
    }

    @Test
    void run_says_what_is_on_and_ends_soon_when_told_to() throws Exception {
        Files.writeString(folder.resolve("reweave.yaml"), "discord-token: paper\n");
        Process run = start("run");
        BufferedReader said = run.errorReader(StandardCharsets.UTF_8);

        assertThat(said.readLine()).isEqualTo("reweave: paper is on.");
        assertThat(ends(run)).isLessThan(Duration.ofSeconds(10));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("REWEAVE_") || name.endsWith("_TOKEN"));
        builder.environment().put("REWEAVE_HOME", folder.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void type(Process process, String lines) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(lines.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static void awaitLine(Process process, String part) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.contains(part)) {
            line = said.readLine();
        }
        assertThat(line).as("a line with \"%s\"", part).isNotNull();
    }

    private static List<String> complaints(Process process) {
        return process.errorReader(StandardCharsets.UTF_8).lines().toList();
    }

    private static Duration ends(Process process) throws InterruptedException {
        long before = System.nanoTime();
        process.destroy();
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
