package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What could not be delivered is told with the next words, once. */
class UnsaidTest {
    private static final Instant NOW = Instant.parse("2026-03-02T19:00:00Z");

    private static String words(List<Walk.Heard> heard) {
        return heard.stream()
                .flatMap(one -> one.said().stream())
                .map(message -> message.text().words())
                .toList()
                .toString();
    }

    @Test
    void nothing_is_said_for_it_alone_and_the_next_answer_tells_it_once() {
        Walk walk = new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", NOW);
        Event unsaid = new Event.Due(List.of(new Event.Reminder(NudgeKind.UNSAID, 0, NOW)));

        assertThat(words(walk.does(unsaid, NOW.plusSeconds(60)))).isEqualTo("[]");
        String first = words(walk.does(new Event.Said("my notes", Optional.empty()), NOW.plusSeconds(120)));
        String second = words(walk.does(new Event.Said("my notes", Optional.empty()), NOW.plusSeconds(180)));

        assertThat(first).contains("could not reach you");
        assertThat(second).doesNotContain("could not reach you");
    }
}
