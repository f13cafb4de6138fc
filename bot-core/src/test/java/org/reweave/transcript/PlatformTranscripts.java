package org.reweave.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reweave.spi.Rig;
import org.reweave.spi.Rig.Ability;
import org.reweave.store.MemoryStore;

/**
 * Every chat the core is tested with, played by a person on a platform: what they do goes through the platform's own
 * protocol, and what they see is read from the platform. It has to read the same, word for word.
 */
public abstract class PlatformTranscripts {
    private static final Path FOLDER = Path.of("..", "bot-core", "src", "test", "resources", "transcripts");
    /** What in a chat not every platform has. */
    private static final Map<String, Ability> NEEDED = Map.of(
            " [x ", Ability.TICKS,
            "\n>> ", Ability.KEEPS_FOR_LATER,
            "\n~ ", Ability.PERSON_EDITS,
            "\n! ", Ability.MEDIA,
            "\n> [[", Ability.BUTTONS);

    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

    /** A platform that nobody has used yet, and that never asks anybody to send more slowly. */
    protected abstract Rig rig() throws Exception;

    @TestFactory
    Stream<DynamicTest> a_chat_goes_on_this_platform_as_it_is_written_down() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> plays(file)));
    }

    @Test
    void there_are_enough_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    private void plays(Path file) throws Exception {
        String text = Files.readString(file);
        try (Rig rig = rig()) {
            NEEDED.forEach((mark, ability) ->
                    assumeTrue(rig.has(ability) || !text.contains(mark), () -> "this platform has no " + ability));
            plays(rig, text);
        }
    }

    private void plays(Rig rig, String text) throws Exception {
        try (Stage stage = new Stage(new MemoryStore(), rig, START)) {
            assertThat(new Player(stage).play(Transcript.of(text))).isEqualTo(text);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
