package org.reweave.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.Known;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/** A door in a group leads somebody who is on their way to the chapter the group talks about, and past no gate. */
class DoorsTest {
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final int WALKS = Integer.getInteger("doors.walks", 2_000);
    private static final int ACTIONS = 250;
    private static final int ONE_DOOR_IN = 8;
    private static final int SKIPS = 120;
    private static final String CLAIM = "This is what your group talks about.";
    private static final PersonState KNOWN = somebodyAt("reason-known").state();

    private final Journey journey = Shipped.journey();
    private final PersonEngine engine = Shipped.engine();
    private final List<String> chapters =
            journey.chapters().stream().map(chapter -> chapter.id()).toList();

    private static Walk somebodyAt(String step) {
        return new Director(Map.of("role", "hurt", "relationship", "partner", "age", "adult")).reach(step, START);
    }

    private static String knock(Walk walk, String door) {
        return walk.does(new Event.Opened(Optional.of(door)), walk.now().plus(Duration.ofMinutes(1))).stream()
                .flatMap(heard -> heard.said().stream())
                .map(message -> message.text().words())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk", "forgive", "forward"})
    void somebody_on_their_way_comes_to_the_chapter_of_the_group(String chapter) {
        Walk walk = somebodyAt("reason-known");

        String said = knock(walk, chapter);

        assertThat(said).contains(CLAIM);
        assertThat(journey.step(walk.state().step()).info().chapter()).isEqualTo(chapter);
        assertThat(guarded(journey.step(walk.state().step()))).isFalse();
    }

    @Test
    void somebody_who_is_in_that_chapter_already_stays_where_they_are() {
        Walk walk = somebodyAt("reason-known");
        String before = walk.state().step();

        knock(walk, "reason");

        assertThat(walk.state().step()).isEqualTo(before);
    }

    @Test
    void somebody_who_has_been_through_that_chapter_hears_so_and_stays_where_they_are() {
        Walk walk = somebodyAt("reason-known");
        while (!chapterOf(walk).equals("forgive")) {
            says(walk, "skip");
        }
        String before = walk.state().step();

        assertThat(knock(walk, "reason"))
                .contains("You have been through what your group talks about already", "nobody in your group sees")
                .doesNotContain(CLAIM);
        assertThat(walk.state().step()).isEqualTo(before);
    }

    /** Above whatever somebody who only skips stands at it is said of no other chapter that it is the group's. */
    @Test
    void wherever_somebody_stands_who_skips_everything_it_is_said_of_the_groups_chapter_alone() {
        Walk walk = new Walk(engine, Shipped.newcomer(START));
        walk.does(new Event.Opened(), START);
        List.of("yes", "18 or over").forEach(words -> says(walk, words));
        for (int i = 0; i < SKIPS; i++) {
            for (String chapter : chapters) {
                Walk there = new Walk(engine, walk.state());
                String said = knock(there, chapter);
                assertThat(said.contains(CLAIM))
                        .as("%s after %d skips: %s", chapter, i, said)
                        .isEqualTo(chapterOf(there).equals(chapter));
                assertThat(said).contains("nobody");
            }
            says(walk, "skip");
        }
        assertThat(chapterOf(walk)).isEqualTo("forward");
    }

    @Test
    void somebody_who_comes_by_a_door_for_the_first_time_hears_that_nobody_sees_it_with_the_welcome() {
        Walk walk = new Walk(engine, Shipped.newcomer(START));
        assertThat(knock(walk, "reason")).contains("nobody in your group sees", "It is good that you are here.");
        Walk other = new Walk(engine, Shipped.newcomer(START));
        assertThat(knock(other, "open")).doesNotContain("your group").contains("It is good that you are here.");
    }

    private static void says(Walk walk, String words) {
        walk.does(new Event.Said(words, Optional.empty()), walk.now().plus(Duration.ofMinutes(1)));
    }

    private String chapterOf(Walk walk) {
        return chapterOf(walk.state());
    }

    private String chapterOf(PersonState state) {
        return journey.step(state.step()).info().chapter();
    }

    @Test
    void somebody_who_is_still_asked_about_themselves_stays_there() {
        Walk walk = new Walk(engine, Shipped.newcomer(START));
        walk.does(new Event.Opened(), START);
        String before = walk.state().step();

        knock(walk, "forgive");

        assertThat(walk.state().step()).isEqualTo(before);
    }

    /** A door names a chapter; whatever step somebody writes into a link, it leads nowhere. */
    @Test
    void no_step_can_be_named_by_a_door() {
        for (Step step : journey.steps().values()) {
            Walk walk = new Walk(engine, KNOWN);

            knock(walk, step.id());

            assertThat(walk.state().step()).as("behind a door to " + step.id()).isEqualTo(KNOWN.step());
        }
    }

    @Test
    void whoever_knocks_at_doors_all_along_the_way_never_stands_behind_a_gate_that_is_closed() {
        AtomicInteger knocks = new AtomicInteger();
        AtomicInteger atClosed = new AtomicInteger();
        Set<String> behind = java.util.Collections.synchronizedSet(new TreeSet<>());
        LongStream.rangeClosed(1, WALKS).parallel().forEach(seed -> {
            Walk walk = new Walk(engine, Shipped.newcomer(START));
            RandomPerson person = new RandomPerson(seed);
            Random doors = new Random(-seed);
            walk.does(new Event.Opened(), START);
            for (int i = 0; i < ACTIONS; i++) {
                if (doors.nextInt(ONE_DOOR_IN) == 0) {
                    atClosed.addAndGet(closedGates(walk.state()));
                    String chapter = chapters.get(doors.nextInt(chapters.size()));
                    if (knock(walk, chapter).contains(CLAIM)) {
                        assertThat(chapterOf(walk)).as("in walk %d", seed).isEqualTo(chapter);
                    }
                    knocks.incrementAndGet();
                } else {
                    Step open = journey.step(walk.state().step());
                    walk.does(person.react(walk.shown(), open), person.after(walk.now()));
                }
                WalksTest.neverBeforeItsGate(journey, walk.state(), seed);
                Step now = journey.step(walk.state().step());
                if (guarded(now)) {
                    behind.add(now.id());
                }
            }
        });
        System.out.printf(
                "doors: %d knocks in %d walks, %d times a gate was closed, %d guarded steps stood at%n",
                knocks.get(), WALKS, atClosed.get(), behind.size());
        assertThat(atClosed.get()).isPositive();
        assertThat(behind).as("guarded steps, reached through their gates").isNotEmpty();
    }

    /** The check above sees somebody who is put behind a closed gate. */
    @Test
    void the_check_finds_somebody_who_is_put_behind_a_closed_gate() {
        Step behind = journey.steps().values().stream()
                .filter(DoorsTest::guarded)
                .findFirst()
                .orElseThrow();
        PersonState put = Known.at(KNOWN, behind.id());

        assertThatThrownBy(() -> WalksTest.neverBeforeItsGate(journey, put, 0)).isInstanceOf(AssertionError.class);
    }

    private static boolean guarded(Step step) {
        return step.info().tags().stream().anyMatch(Step.Tag::guarded);
    }

    private int closedGates(PersonState state) {
        return (int) java.util.Arrays.stream(Step.Tag.values())
                .filter(Step.Tag::guarded)
                .filter(tag -> journey.gates(tag).stream()
                        .noneMatch(gate -> gate.opens().holds(Known.facts(journey, state))))
                .count();
    }
}
