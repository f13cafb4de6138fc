package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code reweave} in a fresh clone, on machines that lack something: one line says what to install. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is written for bash")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "reweave").toAbsolutePath().normalize();
    /** What the script may use of the system; what it must not find there, Java and Maven, is left out. */
    private static final List<String> SYSTEM = List.of(
            "awk",
            "bash",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "ps",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sh",
            "sleep",
            "tail",
            "touch");

    private static final int SOMETHING_TO_INSTALL = 69;
    private static final int BUILD_FAILED = 70;

    @TempDir
    private Path machine;

    private Path clone;
    private Path tools;

    @BeforeEach
    void a_fresh_clone() throws IOException {
        clone = Files.createDirectory(machine.resolve("clone"));
        tools = Files.createDirectory(machine.resolve("tools"));
        Files.copy(SCRIPT, clone.resolve("reweave"));
        Files.createFile(clone.resolve("pom.xml"));
        for (String tool : SYSTEM) {
            for (Path folder : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                if (Files.exists(folder.resolve(tool)) && Files.notExists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), folder.resolve(tool));
                }
            }
        }
    }

    @Test
    void a_machine_with_neither_java_nor_maven_is_told_both_in_one_line() throws Exception {
        assertThat(start())
                .isEqualTo(new Ended(
                        SOMETHING_TO_INSTALL,
                        "reweave: needs a JDK 17 or newer (found none) and Maven 3.8 or newer (found none). Debian, Ubuntu:"
                                + " sudo apt install openjdk-17-jdk maven. macOS: brew install --cask temurin@17;"
                                + " brew install maven"));
    }

    @Test
    void an_old_java_is_named_with_what_to_install() throws Exception {
        says("java", "openjdk version \"11.0.2\" 2019-01-15");
        says("javac", "javac 11.0.2");
        says("mvn", "Apache Maven 3.8.7");

        assertThat(start())
                .isEqualTo(new Ended(
                        SOMETHING_TO_INSTALL,
                        "reweave: needs a JDK 17 or newer (found Java 11). Debian, Ubuntu: sudo apt install openjdk-17-jdk."
                                + " macOS: brew install --cask temurin@17"));
    }

    @Test
    void java_8_is_known_by_its_old_way_of_counting() throws Exception {
        says("java", "java version \"1.8.0_202\"");
        says("javac", "javac 1.8.0_202");
        says("mvn", "Apache Maven 3.9.9");

        assertThat(start().line()).contains("needs a JDK 17 or newer (found Java 8).");
    }

    @Test
    void a_java_that_cannot_compile_is_not_enough() throws Exception {
        says("java", "openjdk version \"17.0.15\" 2025-04-15");
        broken("javac");
        says("mvn", "Apache Maven 3.8.7");

        assertThat(start().line()).contains("needs a JDK 17 or newer (found a Java without the compiler, javac).");
    }

    @Test
    void an_old_maven_is_named_with_what_to_install() throws Exception {
        goodJava();
        says("mvn", "Apache Maven 3.6.3");

        assertThat(start())
                .isEqualTo(new Ended(
                        SOMETHING_TO_INSTALL,
                        "reweave: needs Maven 3.8 or newer (found 3.6). Debian, Ubuntu: sudo apt install maven."
                                + " macOS: brew install maven"));
    }

    @Test
    void a_maven_that_does_not_start_is_told_apart_from_an_old_one() throws Exception {
        goodJava();
        broken("mvn");

        assertThat(start().line()).contains("needs a Maven that works (mvn -version fails).");
    }

    @Test
    void both_are_asked_for_in_one_line() throws Exception {
        says("java", "openjdk version \"11.0.2\" 2019-01-15");
        says("javac", "javac 11.0.2");
        says("mvn", "Apache Maven 3.6.3");

        assertThat(start().line())
                .contains("needs a JDK 17 or newer (found Java 11) and Maven 3.8 or newer (found 3.6).")
                .contains("sudo apt install openjdk-17-jdk maven.");
    }

    @Test
    void a_build_that_fails_says_so_and_where_its_log_is() throws Exception {
        goodJava();
        Files.writeString(tools.resolve("mvn"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'Apache Maven 3.8.7'; exit 0; fi
                echo '[ERROR] no such goal'
                exit 1
                """);
        executable("mvn");

        Ended ended = start();

        assertThat(ended.code()).isEqualTo(BUILD_FAILED);
        assertThat(ended.line()).contains("the build failed:", "no such goal", "the whole log is");
    }

    private record Ended(int code, String line) {}

    private Ended start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(clone.resolve("reweave").toString(), "chat");
        builder.environment().keySet().removeIf(name -> !name.equals("HOME"));
        builder.environment().put("PATH", tools.toString());
        builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.strip());
    }

    private void goodJava() throws IOException {
        says("java", "openjdk version \"17.0.15\" 2025-04-15");
        says("javac", "javac 17.0.15");
    }

    /** A tool that tells its version as the real one does, and can do nothing else. */
    private void says(String tool, String version) throws IOException {
        Files.write(tools.resolve(tool), List.of("#!/bin/sh", "echo '" + version + "'"));
        executable(tool);
    }

    private void broken(String tool) throws IOException {
        Files.write(tools.resolve(tool), List.of("#!/bin/sh", "exit 1"));
        executable(tool);
    }

    private void executable(String tool) throws IOException {
        Files.setPosixFilePermissions(tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
