package org.reweave.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.MemoryStore;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/**
 * Plays every group in {@code src/test/resources/group-transcripts} over the real runtime, with everybody in it. With
 * {@code -Dtranscripts=update} the files are rewritten with what is said now; read the difference before taking it.
 */
class GroupTranscriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/group-transcripts");
    private static final boolean UPDATE = "update".equals(System.getProperty("transcripts"));

    @TempDir
    private Path data;

    @TestFactory
    Stream<DynamicTest> a_group_goes_as_it_is_written_down() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> plays(file)));
    }

    @Test
    void there_are_enough_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void a_group_goes_the_same_over_a_database() throws IOException, InterruptedException {
        for (Path file : List.of(FOLDER.resolve("first-weeks.txt"), FOLDER.resolve("removed-and-back.txt"))) {
            assumeFalse(UPDATE, "the files are being rewritten");
            try (JdbcStore store = JdbcStore.open(
                            new StoreSettings.Embedded(data.resolve(String.valueOf(file.getFileName()))),
                            new ShortIds(Clock.systemUTC(), new SecureRandom()));
                    GroupScene scene = new GroupScene(store, Files.readString(file))) {
                assertThat(scene.play()).isEqualTo(Files.readString(file));
            }
        }
    }

    private static void plays(Path file) throws IOException, InterruptedException {
        String text = Files.readString(file);
        String played;
        try (GroupScene scene = new GroupScene(new MemoryStore(), text)) {
            played = scene.play();
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
}
