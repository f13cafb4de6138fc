package org.reweave.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/**
 * Plays every chat in {@code src/test/resources/transcripts} over the real runtime and H2. With
 * {@code -Dtranscripts=update} the files are rewritten with what is said now; read the difference before taking it.
 */
class TranscriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final boolean UPDATE = "update".equals(System.getProperty("transcripts"));

    @TempDir
    static Path data;

    private static JdbcStore store;

    @BeforeAll
    static void open() {
        store = JdbcStore.open(
                new StoreSettings.Embedded(data),
                new ShortIds(java.time.Clock.systemUTC(), new java.security.SecureRandom()));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> a_chat_goes_as_it_is_written_down() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> plays(file)));
    }

    @Test
    void there_are_enough_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void they_stand_in_every_chapter_and_in_every_role_and_relationship() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path file : files()) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("@ go "))
                    .flatMap(line ->
                            Arrays.stream(line.substring("@ go ".length()).split(" ", -1)))
                    .map(word -> word.contains("=")
                            ? word
                            : Shipped.journey().step(word).info().chapter())
                    .forEach(seen::add);
        }
        assertThat(seen)
                .contains("before", "reason", "talk", "forgive", "forward")
                .contains("role=hurt", "role=broke", "role=both")
                .contains("relationship=partner", "relationship=friend", "relationship=family", "relationship=other");
    }

    private static void plays(Path file) throws IOException {
        String text = Files.readString(file);
        String played;
        try (Stage stage = new Stage(store, new BareRig(name(file)), START)) {
            played = new Player(stage).play(Transcript.of(text));
        }
        if (UPDATE) {
            Files.writeString(file, played);
        } else {
            assertThat(played)
                    .as("%s (rewrite with -Dtranscripts=update)", file)
                    .isEqualTo(text);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".txt", "");
    }
}
