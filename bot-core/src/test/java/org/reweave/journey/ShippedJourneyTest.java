package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journey people are offered, checked as a whole. */
class ShippedJourneyTest {
    private static final JourneyFolder SHIPPED =
            JourneyFolder.onClassPath(ShippedJourneyTest.class.getClassLoader(), "journeys/rebuild-trust");

    @Test
    void it_has_no_problem() {
        assertThat(JourneyReader.read(SHIPPED).problems().stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void it_holds_what_was_promised() {
        Journey journey = JourneyReader.read(SHIPPED).journey().orElseThrow();
        JourneyStatistics statistics = JourneyStatistics.of(journey);
        System.out.println(statistics);
        assertThat(statistics.prompts()).isGreaterThanOrEqualTo(180);
        assertThat(statistics.exercises()).isGreaterThanOrEqualTo(25);
        assertThat(statistics.checkInPrompts()).isGreaterThanOrEqualTo(40);
        assertThat(statistics.sourcedShare()).isEqualTo(1);
        assertThat(journey.interludes().keySet()).containsExactlyInAnyOrderElementsOf(HeaderReader.INTERLUDES);
        assertThat(journey.steps().values())
                .filteredOn(Step.Prompt.class::isInstance)
                .allSatisfy(step -> {
                    assertThat(step.info().evidence().reviewer()).isNotEmpty();
                    assertThat(step.info().evidence().reviewed()).isNotEmpty();
                });
    }

    @Test
    void the_companion_has_enough_to_say_around_a_pause_a_misunderstanding_and_danger() throws IOException {
        JsonNode texts =
                YAMLMapper.builder().build().readTree(ShippedJourneyTest.class.getResource("/texts/companion.en.yaml"));
        long replies = Stream.of("pause", "repair", "safety")
                .flatMap(part -> leaves(texts.path(part)))
                .filter(JsonNode::isTextual)
                .count();
        System.out.println("replies for pause, repair and safety: " + replies);
        assertThat(replies).isGreaterThanOrEqualTo(60);
    }

    private static Stream<JsonNode> leaves(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(ShippedJourneyTest::leaves)
                : Stream.of(node);
    }

    /** The check of the gates can fail: a gate that guards something else is noticed at once. */
    @ParameterizedTest
    @CsvSource({"2-talk.yaml, joint", "1-reason.yaml, empathy", "3-forgive.yaml, forgive"})
    void a_gate_that_no_longer_guards_its_tag_is_noticed(String file, String tag) {
        String other = tag.equals("joint") ? "empathy" : "joint";
        JourneyFolder tampered = name -> SHIPPED.file(name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text ->
                        name.equals(file) ? text.replace("guards: [" + tag + "]", "guards: [" + other + "]") : text)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        assertThat(JourneyReader.read(tampered).problems())
                .extracting(Problem::what)
                .anyMatch(what -> what.contains("tagged `" + tag + "`"));
    }
}
