package org.reweave.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage;

/** What somebody sees who asks how it has gone: words first, then the same as a picture, then what was open. */
class OwnProgressTest {
    @Test
    void after_two_weeks_the_words_come_first_and_then_a_picture_of_the_same_numbers() {
        List<OutboundMessage> said = TwoWeeks.afterTwo();

        assertThat(said).hasSize(3);
        assertThat(said.get(0).picture()).isEmpty();
        assertThat(said.get(0).text().words()).contains("up from 3 to 4 of 10", "about as before, 4 of 10");
        assertThat(said.get(1).picture()).hasValueSatisfying(picture -> {
            assertThat(picture.png()).hasSizeBetween(5_000, 100_000);
            assertThat(picture.description()).contains(": 3, 4", ": 4, 4", ": 5, 5", ": 6, 7");
        });
        assertThat(said.get(1).told().words()).contains("The numbers you gave", ": 6, 7");
        assertThat(said.get(2).replies()).isNotEmpty();
    }

    @Test
    void after_one_week_there_are_words_and_no_picture_yet() {
        List<OutboundMessage> said = TwoWeeks.afterOne();

        assertThat(said).hasSize(1);
        assertThat(said.get(0).picture()).isEmpty();
        assertThat(said.get(0).text().words())
                .contains("They do what they say: 3 of 10")
                .doesNotContain("as before");
    }
}
