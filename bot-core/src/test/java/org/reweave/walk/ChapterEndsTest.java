package org.reweave.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonEngine;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/** Whoever comes to the end of a chapter was asked for one small thing, and the last word of it is said and asks nothing. */
class ChapterEndsTest {
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final List<String> CHAPTERS = List.of("before", "reason", "talk", "forgive", "forward");
    private static final List<String> ROLES = List.of("hurt", "broke", "both");
    private static final List<String> RELATIONSHIPS = List.of("partner", "friend", "family", "other");
    private static final int EACH = 25;
    private static final int ACTIONS = 400;

    private final Journey journey = Shipped.journey();

    static Stream<Map<String, String>> everybody() {
        return ROLES.stream()
                .flatMap(role -> RELATIONSHIPS.stream().map(other -> Map.of("role", role, "relationship", other)));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void each_chapter_ends_with_one_small_thing_and_a_word_that_asks_nothing(Map<String, String> who) {
        Set<String> ended = new TreeSet<>();
        for (long seed = 0; seed < EACH; seed++) {
            List<String> entered = new ArrayList<>();
            PersonEngine engine = Shipped.engine(entered::add);
            Walk walk = new Walk(engine, Shipped.newcomer(START));
            Director director = new Director(who);
            Random random = new Random(seed);
            walk.does(new Event.Opened(), START);
            for (int i = 0; i < ACTIONS; i++) {
                var tap = director.tap(walk.state(), walk.shown(), random);
                if (tap.isEmpty()) {
                    break;
                }
                walk.does(Director.press(tap.get()), walk.now().plusSeconds(2));
            }
            ended.addAll(smallThings(entered, who + " by seed " + seed));
        }
        assertThat(ended).as("chapters %s went through", who).containsExactlyInAnyOrderElementsOf(CHAPTERS);
    }

    /** The chapters that were left for the next, or ended; each asked for its small thing before that. */
    private Set<String> smallThings(List<String> entered, String who) {
        Set<String> asked = new HashSet<>();
        Set<String> ended = new HashSet<>();
        String chapter = CHAPTERS.get(0);
        Step last = journey.step(journey.start());
        for (String id : entered) {
            Step step = journey.step(id);
            String here = step.info().chapter();
            if (!CHAPTERS.contains(here) || step instanceof Step.Branch || step instanceof Step.Gate) {
                continue;
            }
            if (step.info().tags().contains(Step.Tag.SMALL_THING)) {
                asked.add(here);
            }
            boolean over = step instanceof Step.End && here.equals("forward");
            if (over || CHAPTERS.indexOf(here) == CHAPTERS.indexOf(chapter) + 1) {
                String left = over ? here : chapter;
                assertThat(asked).as("%s left the chapter at %s", who, id).contains(left);
                Step word = over ? step : last;
                assertThat(over || word instanceof Step.Say)
                        .as("%s: the last word of %s, %s, is said", who, left, word.id())
                        .isTrue();
                assertThat(word.info().text().asWritten()).as(word.id()).doesNotContain("?");
                ended.add(left);
            }
            chapter = here;
            last = step;
        }
        return ended;
    }
}
