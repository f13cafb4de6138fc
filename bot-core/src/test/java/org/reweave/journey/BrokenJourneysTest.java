package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of mistake an author can make, and what is said about it.
 *
 * <p>The mistakes are the files in {@code src/test/resources/broken-journeys}. With {@code -Drewrite=true} what is found
 * is written into them as what is expected, to be read before it is kept.
 */
class BrokenJourneysTest {

    @TestFactory
    Stream<DynamicTest> every_mistake_is_told_with_its_line_and_what_to_write_instead() throws IOException {
        return BrokenJourney.all().stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.sentence(), broken.source().toUri(), () -> check(broken)));
    }

    private static void check(BrokenJourney broken) throws IOException {
        String found = broken.found();
        if (Boolean.getBoolean("rewrite")) {
            broken.accept(found);
        } else {
            assertThat(found).isEqualTo(broken.expected());
        }
        assertThat(found).as("a broken journey has a problem").isNotEmpty();
    }

    @Test
    void the_journey_they_are_made_from_has_no_mistake() throws IOException {
        JourneyReader.Reading reading = JourneyReader.read(BrokenJourney.folder(BrokenJourney.valid()));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.journey()).isPresent();
        assertThat(JourneyValidator.check(reading.journey().orElseThrow())).isEmpty();
    }

    @Test
    void there_are_many_of_them_and_each_tells_another_story() throws IOException {
        List<String> sentences =
                BrokenJourney.all().stream().map(BrokenJourney::sentence).toList();
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }
}
