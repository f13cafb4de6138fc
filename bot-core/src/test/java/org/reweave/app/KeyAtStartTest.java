package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.message.Address;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.jdbc.InClear;

/**
 * A start with a key that is lost or another one, or without the database the key belongs to: one line says what to do, and no
 * byte of any file is another one afterwards.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KeyAtStartTest {
    private static final String FIRST_QUESTION = "How old are you?";
    private static final String DATABASE = "reweave.db.mv.db";
    private static final int HEADER = 4096;

    @TempDir
    private Path home;

    /** What can have gone wrong, and what is said then. */
    enum Trouble {
        KEY_LOST("is missing", "Put it back from your backup"),
        KEY_OF_ANOTHER("is not the one", "Put the right one in its place"),
        KEY_DAMAGED("cannot be used", "Put back the file from your backup"),
        KEY_SET_TO_ANOTHER("is not the one", "REWEAVE_KEY"),
        KEY_SET_TO_NONSENSE("cannot be used", "REWEAVE_KEY"),
        DATABASE_LOST("is missing", "Put it back from your backup", "./reweave start-empty"),
        DATABASE_CUT_SHORT("is damaged", "Put a backup in its place", "./reweave start-empty");

        private final List<String> said;

        Trouble(String... said) {
            this.said = List.of(said);
        }

        boolean ofKey() {
            return name().startsWith("KEY");
        }
    }

    private void someoneWasHere() {
        CommandLineRun.Outcome first = new CommandLineRun(home).typing("yes\n").run("chat");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(new CommandLineRun(home).run("check").code()).isLessThan(2);
    }

    private Map<String, String> environment(Trouble trouble) throws IOException {
        Path key = home.resolve(KeyFile.NAME);
        switch (trouble) {
            case KEY_LOST -> Files.delete(key);
            case KEY_OF_ANOTHER -> Files.writeString(key, MasterKey.generate().written());
            case KEY_DAMAGED -> Files.writeString(key, Files.readString(key).substring(0, 40));
            case DATABASE_LOST -> Files.delete(home.resolve(DATABASE));
            case DATABASE_CUT_SHORT -> {
                try (FileChannel file = FileChannel.open(home.resolve(DATABASE), StandardOpenOption.WRITE)) {
                    file.truncate(HEADER);
                }
            }
            case KEY_SET_TO_ANOTHER -> {
                return Map.of("REWEAVE_KEY", MasterKey.generate().written());
            }
            case KEY_SET_TO_NONSENSE -> {
                return Map.of("REWEAVE_KEY", "reweave-key-1:AAAA");
            }
        }
        return Map.of();
    }

    /** Every file but the log, by its name. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                if (!name.startsWith("logs")) {
                    files.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    private static void assertSaid(Trouble trouble, List<String> complaints) {
        assertThat(complaints)
                .singleElement()
                .asString()
                .startsWith("reweave: ")
                .contains(trouble.said);
    }

    @ParameterizedTest
    @EnumSource
    void every_command_says_it_in_one_line_and_changes_no_byte_of_any_file(Trouble trouble) throws Exception {
        someoneWasHere();
        Map<String, String> environment = environment(trouble);
        Map<String, String> before = files();
        for (String[] command : List.of(
                new String[] {"chat"},
                new String[] {"export", "--as", "terminal:me"},
                new String[] {"erase", "--as", "terminal:me", "--yes"},
                new String[] {"compact"},
                new String[] {"rotate-key"})) {
            CommandLineRun run = new CommandLineRun(home);
            environment.forEach(run::with);
            if (command[0].equals("rotate-key") && !environment.isEmpty()) {
                continue; // it says first that it can change no setting
            }
            CommandLineRun.Outcome outcome = run.run(command);

            assertThat(outcome.code()).as("%s: %s", command[0], outcome.out()).isEqualTo(1);
            assertSaid(trouble, outcome.complaints());
            assertThat(files()).as("after %s", command[0]).isEqualTo(before);
        }
        CommandLineRun check = new CommandLineRun(home);
        environment.forEach(check::with);
        assertThat(check.run("check").out()).contains(trouble.said);
        assertThat(files()).as("after check").isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_LOST", "KEY_OF_ANOTHER", "DATABASE_LOST"})
    void so_does_a_process_of_its_own_that_is_to_run_on_a_platform(Trouble trouble) throws Exception {
        Files.writeString(home.resolve("reweave.yaml"), "discord-token: paper\n");
        someoneWasHere();
        environment(trouble);
        Map<String, String> before = files();

        assertProcessRefuses(trouble, "run");

        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_LOST", "KEY_OF_ANOTHER", "KEY_DAMAGED"})
    void a_database_in_clear_from_before_is_no_exception(Trouble trouble) throws Exception {
        MasterKey key = MasterKey.generate();
        clear(key);
        environment(trouble);
        Map<String, String> before = files();

        assertProcessRefuses(trouble, "chat");

        Map<String, String> after = files();
        after.remove("reweave.lock");
        assertThat(after).isEqualTo(before);
        new KeyFile(home.resolve(KeyFile.NAME)).replace(key);
        assertThat(new CommandLineRun(home).run("check").out()).contains("1 person");
    }

    private void clear(MasterKey key) throws SQLException {
        InClear.write(home, key, new Address("terminal", "me", "me"));
        new KeyFile(home.resolve(KeyFile.NAME)).replace(key);
    }

    private void assertProcessRefuses(Trouble trouble, String command) throws Exception {
        Process process = process(command);
        process.getOutputStream().close();
        List<String> complaints = new ArrayList<>(
                process.errorReader(StandardCharsets.UTF_8).lines().toList());
        complaints.removeIf(line -> line.endsWith(" is on."));
        assertThat(process.waitFor()).isEqualTo(1);
        assertSaid(trouble, complaints);
    }

    private Process process(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command);
        builder.environment().keySet().removeIf(name -> name.startsWith("REWEAVE_") || name.endsWith("_TOKEN"));
        builder.environment().put("REWEAVE_HOME", home.toString());
        return builder.start();
    }

    @Test
    void once_the_right_key_is_back_everybody_finds_their_place() throws Exception {
        someoneWasHere();
        String key = Files.readString(home.resolve(KeyFile.NAME));
        environment(Trouble.KEY_OF_ANOTHER);
        assertThat(new CommandLineRun(home).run("chat").code()).isEqualTo(1);

        Files.writeString(home.resolve(KeyFile.NAME), key);

        assertThat(new CommandLineRun(home).run("chat").out()).contains(FIRST_QUESTION);
    }

    @Test
    void an_empty_database_beside_an_old_key_is_made_only_on_purpose() throws Exception {
        someoneWasHere();
        String key = Files.readString(home.resolve(KeyFile.NAME));
        environment(Trouble.DATABASE_LOST);

        CommandLineRun.Outcome empty = new CommandLineRun(home).run("start-empty");

        assertThat(empty.code()).as(empty.err()).isZero();
        assertThat(empty.out()).contains("There is an empty database.");
        assertThat(new CommandLineRun(home).typing("yes\n").run("chat").out()).startsWith("Hello.");
        assertThat(home.resolve(KeyFile.NAME)).hasContent(key);
    }

    @Test
    void a_database_that_is_there_is_not_made_empty() {
        someoneWasHere();

        CommandLineRun.Outcome empty = new CommandLineRun(home).run("start-empty");

        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.complaints()).singleElement().asString().contains("it was left as it is");
        assertThat(new CommandLineRun(home).run("chat").out()).contains(FIRST_QUESTION);
    }

    /** The file of the database is begun before the key is made, so a key alone is never what a first start leaves. */
    @Test
    void a_first_start_that_was_cut_off_before_or_after_its_key_was_made_is_simply_done_again() throws Exception {
        Files.createFile(home.resolve(DATABASE));
        assertThat(new CommandLineRun(home).run("chat").out()).startsWith("Hello.");

        Files.delete(home.resolve(DATABASE));
        Files.createFile(home.resolve(DATABASE));
        assertThat(new CommandLineRun(home).run("chat").out()).startsWith("Hello.");
    }

    @Test
    void a_first_start_begins_the_database_before_it_makes_the_key() throws Exception {
        Files.createDirectory(home.resolve(KeyFile.NAME + ".new"));
        Files.createFile(home.resolve(KeyFile.NAME + ".new").resolve("in-the-way"));

        assertThat(new CommandLineRun(home).run("chat").code()).isEqualTo(1);

        assertThat(home.resolve(DATABASE)).exists();
        assertThat(home.resolve(KeyFile.NAME)).doesNotExist();
    }
}
