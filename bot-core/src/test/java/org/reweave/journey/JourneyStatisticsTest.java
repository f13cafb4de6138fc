package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JourneyStatisticsTest {

    @Test
    void steps_are_counted_by_kind_and_prompts_by_what_they_are_for() throws IOException {
        Journey journey = JourneyReader.read(BrokenJourney.folder(BrokenJourney.valid()))
                .journey()
                .orElseThrow();
        JourneyStatistics statistics = JourneyStatistics.of(journey);
        assertThat(statistics.byKind()).containsEntry("ask", 5).containsEntry("gate", 1);
        assertThat(statistics.prompts()).isEqualTo(9);
        assertThat(statistics.exercises()).isEqualTo(2);
        assertThat(statistics.checkInPrompts()).isEqualTo(1);
        assertThat(statistics.sourcedShare()).isEqualTo(1);
        assertThat(statistics).hasToString(String.format("""
                18 steps: 4 say, 5 ask, 1 several, 1 scale, 1 note, 1 when, 1 branch, 1 gate, 3 end%n\
                9 prompts, 1 of them in check-ins; 2 exercises%n\
                9 of the prompts name a source (100 %%), 0 are reviewed"""));
    }
}
