package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What the companion calls something by is also understood where a question is open, and not taken for an answer to it. */
class OwnWordsTest {
    /** The first needs no other place; the second is danger wherever it is written, and help comes before any path. */
    private static final List<String> APART = List.of("Back to the question", "I don't feel safe");

    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    @TestFactory
    Stream<DynamicTest> what_more_offers_can_be_written_at_the_question_too() {
        return says(person(), "more").replies().stream()
                .filter(reply -> reply.role() == QuickReply.Role.CHOICE)
                .map(QuickReply::label)
                .filter(label -> !APART.contains(label))
                .map(label -> DynamicTest.dynamicTest(label, () -> {
                    Walk byMore = person();
                    says(byMore, "more");
                    Walk atOnce = person();
                    assertThat(first(says(atOnce, label))).isEqualTo(first(says(byMore, label)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> who_wants_to_change_their_part_is_asked_what_to_change() {
        return Stream.of("change role", "change my role", "change my part", "change relationship")
                .map(words -> DynamicTest.dynamicTest(
                        words,
                        () -> assertThat(says(person(), words).text())
                                .isEqualTo(says(person(), "change").text())));
    }

    private static Walk person() {
        return new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", NOW);
    }

    /** The first line, for beneath it stands once more what was open, and that is the question here and the menu there. */
    private static String first(OutboundMessage message) {
        return message.text().words().lines().findFirst().orElseThrow();
    }

    private static OutboundMessage says(Walk walk, String words) {
        List<Walk.Heard> heard = walk.does(new Event.Said(words, Optional.empty()), NOW.plusSeconds(60));
        List<OutboundMessage> said = heard.get(heard.size() - 1).said();
        return said.get(said.size() - 1);
    }
}
