package org.reweave.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.message.OutboundMessage;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What somebody sees who asks how it has gone: words first, then the same as a picture, then what was open. */
class OwnProgressTest {
    private static final Instant START = Instant.parse("2026-03-02T19:00:00Z");

    private static Walk somebody() {
        Walk there = new Director(Map.of("role", "hurt", "relationship", "partner", "age", "adult"))
                .reach("reason-known", START);
        return new Walk(Shipped.engine().drawing(new PngCharts()), there.state());
    }

    private static List<OutboundMessage> says(Walk walk, String text, Instant at) {
        return walk.does(new Event.Said(text, Optional.empty()), at).stream()
                .flatMap(heard -> heard.said().stream())
                .toList();
    }

    private static void weeklyFour(Walk walk, Instant at, String... numbers) {
        Instant now = at;
        says(walk, "more", now);
        says(walk, "check in now", now.plusSeconds(5));
        says(walk, "the weekly four", now.plusSeconds(10));
        now = now.plusSeconds(10);
        for (String number : numbers) {
            now = now.plusSeconds(10);
            says(walk, number, now);
        }
        says(walk, "I thought about it", now.plusSeconds(10));
    }

    @Test
    void after_two_weeks_the_words_come_first_and_then_a_picture_of_the_same_numbers() {
        Walk walk = somebody();
        weeklyFour(walk, START.plus(Duration.ofHours(1)), "3", "4", "5", "6");
        weeklyFour(walk, START.plus(Duration.ofDays(7)), "4", "4", "5", "7");

        List<OutboundMessage> said =
                says(walk, "my progress", START.plus(Duration.ofDays(7).plusHours(1)));

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
        Walk walk = somebody();
        weeklyFour(walk, START.plus(Duration.ofHours(1)), "3", "4", "5", "6");

        List<OutboundMessage> said = says(walk, "my progress", START.plus(Duration.ofHours(2)));

        assertThat(said).hasSize(1);
        assertThat(said.get(0).picture()).isEmpty();
        assertThat(said.get(0).text().words()).contains("about as before, 3 of 10");
    }
}
