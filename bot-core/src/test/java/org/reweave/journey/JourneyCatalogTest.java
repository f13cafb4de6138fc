package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyCatalogTest {
    @TempDir
    private Path folder;

    @Test
    void the_latest_revision_is_handed_out_and_older_ones_stay() throws IOException {
        write("small", "revision: 1");
        write("small@3", "revision: 3");
        write("small@2", "revision: 2");
        JourneyCatalog.Reading reading = JourneyCatalog.in(folder);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.catalog().ids()).containsExactly("small");
        assertThat(reading.catalog().latest("small").revision()).isEqualTo(3);
        assertThat(reading.catalog().find("small", 1)).isPresent();
        assertThat(reading.catalog().find("small", 4)).isEmpty();
        assertThat(reading.catalog().find("large", 1)).isEmpty();
    }

    @Test
    void a_journey_that_is_not_there_is_named_with_those_that_are() throws IOException {
        write("small", "revision: 1");
        JourneyCatalog catalog = JourneyCatalog.in(folder).catalog();
        assertThatThrownBy(() -> catalog.latest("large"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no journey large; there are [small]");
    }

    @Test
    void a_journey_with_a_problem_is_left_out_and_its_file_named_with_the_folder() throws IOException {
        write("small", "revision: 1");
        write("broken", "revision: one");
        JourneyCatalog.Reading reading = JourneyCatalog.in(folder);
        assertThat(reading.catalog().ids()).containsExactly("small");
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly("broken/journey.yaml:2: `revision: one` is no whole number.\n    Write it in digits.");
    }

    @Test
    void two_folders_cannot_hold_the_same_revision() throws IOException {
        write("one", "revision: 1");
        write("two", "revision: 1");
        JourneyCatalog.Reading reading = JourneyCatalog.in(folder);
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).file()).isEqualTo("two/journey.yaml");
        assertThat(reading.catalog().find("small", 1)).isPresent();
    }

    @Test
    void journeys_are_found_on_the_class_path_too() {
        JourneyCatalog.Reading reading =
                JourneyCatalog.onClassPath(getClass().getClassLoader(), List.of("no-such-journey"));
        assertThat(reading.catalog().ids()).isEmpty();
        assertThat(reading.problems()).extracting(Problem::file).containsExactly("no-such-journey/journey.yaml");
        JourneyFolder valid = JourneyFolder.onClassPath(getClass().getClassLoader(), "broken-journeys/valid");
        assertThat(JourneyReader.read(valid).problems()).isEmpty();
    }

    private void write(String name, String revision) throws IOException {
        for (Map.Entry<String, String> file : BrokenJourney.valid().entrySet()) {
            Path path = folder.resolve(name).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace("revision: 1", revision));
        }
    }
}
