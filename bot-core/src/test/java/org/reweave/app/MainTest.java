package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.app.CommandLineRun.Outcome;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void help_names_every_command() {
        Outcome help = reweave().run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("chat", "run", "check", "export", "erase", "--debug", "docs/configuration.md");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", ""})
    void with_a_token_that_cannot_be_one_nothing_starts_and_it_is_said_what_to_do(String command) {
        Outcome outcome = reweave()
                .with("DISCORD_TOKEN", "crooked")
                .run(command.isEmpty() ? new String[0] : new String[] {command});

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.complaints()).containsExactly("reweave: DISCORD_TOKEN is crooked; straighten it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "run", "check", "export", "erase"})
    void every_command_has_help_of_its_own(String command) {
        Outcome help = reweave().run(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: reweave " + command);
    }

    @Test
    void the_version_is_one_line() {
        Outcome version = reweave().run("--version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("reweave \\S+ \\(Java .+\\)\\R");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        chta                           | reweave: there is no chta here; did you mean chat or check? See ./reweave --help
        chat --ass=x                   | reweave: there is no --ass=x here; did you mean --as? See ./reweave chat --help
        chat --as=                     | reweave: Invalid value for option '--as'
        export                         | reweave: Missing required option: '--as=PLATFORM:USER'; see ./reweave export --help
        erase --as terminal            | write the platform and the account there, such as terminal:me
        erase --as :me                 | write the platform and the account there, such as terminal:me
        """)
    void what_is_typed_wrongly_is_answered_in_one_line_with_what_was_meant(String arguments, String answer) {
        Outcome outcome = reweave().run(arguments.split(" ", -1));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains(answer);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void run_without_a_platform_says_what_to_set() {
        Outcome outcome = reweave().run("run");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.complaints())
                .singleElement()
                .asString()
                .startsWith("reweave: there is no platform to run on.")
                .contains("DISCORD_TOKEN", "./reweave chat");
    }

    @Test
    void with_a_token_set_run_is_what_it_does_by_itself() {
        Outcome outcome = reweave().with("TELEGRAM_TOKEN", "1:x").run();

        assertThat(outcome.complaints()).singleElement().asString().contains("there is no platform to run on.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "run", "export --as terminal:me", "erase --as terminal:me --yes", ""})
    void a_wrong_setting_ends_every_command_with_one_line(String command) throws Exception {
        Files.writeString(folder.resolve("reweave.yaml"), "langage: en\n");

        Outcome outcome = reweave().run(command.isEmpty() ? new String[0] : command.split(" ", -1));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.complaints())
                .containsExactly("reweave: reweave.yaml line 1: there is no setting langage; did you mean language?");
    }

    @Test
    void a_home_that_is_a_file_ends_with_one_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Outcome outcome = new CommandLineRun(file).run("chat");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.complaints()).singleElement().asString().contains("is a file, not a folder");
    }

    @Test
    void a_second_companion_on_the_same_home_ends_with_one_line() {
        Outcome outcome;
        try (HomeLock running = HomeLock.take(folder)) {
            outcome = reweave().run("chat");
        }

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.complaints()).singleElement().asString().contains("is running with", "REWEAVE_HOME");
    }

    @Test
    void a_stack_trace_is_shown_only_on_demand() throws Exception {
        Files.writeString(folder.resolve("reweave.yaml"), "langage: en\n");

        assertThat(reweave().run("chat").err()).doesNotContain("HostException");
        assertThat(reweave().run("--debug", "chat").err()).contains("HostException", "at org.reweave.app.");
        assertThat(reweave().run("chat", "--debug").err()).contains("at org.reweave.app.");
    }

    private CommandLineRun reweave() {
        return new CommandLineRun(folder);
    }
}
