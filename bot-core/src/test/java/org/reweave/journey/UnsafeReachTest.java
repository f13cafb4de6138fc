package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reweave.Shipped;
import org.reweave.journey.Condition.NoneOf;
import org.reweave.journey.Condition.OneOf;

/**
 * Proves over the compiled journey: whoever is not safe never comes to a step of talking, empathy or forgiving, in any role and
 * relationship, whatever they answer.
 *
 * <p>Every fact but the three is taken as anything at all, so every answer there is gets tried. Only declaring oneself safe in
 * the private questions leaves the unsafe state. The engine's own refusal at each step is not counted on.
 */
class UnsafeReachTest {
    private static final Journey JOURNEY = Shipped.journey();

    private static Stream<Map<String, String>> people() {
        return Stream.of("hurt", "broke", "both")
                .flatMap(role -> Stream.of("partner", "friend", "family", "other")
                        .map(relationship -> Map.of("unsafe", "yes", "role", role, "relationship", relationship)));
    }

    private static List<Step.Gate> gates() {
        return JOURNEY.steps().values().stream()
                .filter(Step.Gate.class::isInstance)
                .map(Step.Gate.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("people")
    void no_step_of_talking_empathy_or_forgiving_is_reached(Map<String, String> person) {
        assertThat(guarded(JOURNEY, person)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("gates")
    void without_any_one_of_the_gates_the_proof_fails(Step.Gate gate) {
        assertThat(people().flatMap(person -> guarded(without(gate), person).stream()))
                .as("no step behind " + gate.id() + " was reached though it was taken out")
                .isNotEmpty();
    }

    private static Journey without(Step.Gate gate) {
        Map<String, Step> steps = new LinkedHashMap<>(JOURNEY.steps());
        steps.put(gate.id(), new Step.Branch(gate.info(), List.of(), gate.open()));
        return new Journey(
                JOURNEY.id(),
                JOURNEY.revision(),
                JOURNEY.language(),
                JOURNEY.title(),
                JOURNEY.about(),
                JOURNEY.start(),
                JOURNEY.chapters(),
                steps,
                JOURNEY.interludes(),
                JOURNEY.changeable(),
                JOURNEY.words(),
                JOURNEY.sources(),
                JOURNEY.care(),
                JOURNEY.consent(),
                JOURNEY.regular(),
                JOURNEY.translations());
    }

    /** The guarded steps that can be entered, from wherever a walk can begin and wherever words of danger lead. */
    private static Set<String> guarded(Journey journey, Map<String, String> known) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ReachCheck.roots(journey));
        journey.care().answers().values().forEach(given -> open.add(given.step()));
        journey.chapters().forEach(chapter -> open.add(first(journey, chapter.id())));
        gates().forEach(gate -> open.add(gate.id()));
        Set<String> guarded = new TreeSet<>();
        while (!open.isEmpty()) {
            String id = open.remove();
            if (reached.add(id)) {
                Step step = journey.step(id);
                boolean entered = can(step.info().only(), known);
                if (entered && step.info().tags().stream().anyMatch(Step.Tag::guarded)) {
                    guarded.add(id);
                }
                open.addAll(entered ? ways(step, journey, known) : next(step));
                if (!must(step.info().only(), known)) {
                    open.addAll(next(step));
                }
            }
        }
        return guarded;
    }

    private static String first(Journey journey, String chapter) {
        return journey.steps().values().stream()
                .filter(step -> step.info().chapter().equals(chapter))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Collection<String> next(Step step) {
        return step.info().next() == null ? List.of() : List.of(step.info().next());
    }

    private static Collection<String> ways(Step step, Journey journey, Map<String, String> known) {
        Set<String> ways = new HashSet<>();
        if (step instanceof Step.Gate gate) {
            if (can(gate.opens(), known)) {
                ways.add(gate.open());
            }
            if (!must(gate.opens(), known)) {
                ways.add(gate.closed());
            }
        } else if (step instanceof Step.Branch branch) {
            ways.addAll(branches(branch, known));
        } else if (step instanceof Step.Ask ask) {
            ways.addAll(next(step));
            ask.choices().stream()
                    .filter(choice -> can(choice.only(), known) && !declaresSafe(choice))
                    .forEach(choice -> {
                        if (choice.next() != null) {
                            ways.add(choice.next());
                        }
                    });
        } else {
            ways.addAll(next(step));
            if (step instanceof Step.Say say && say.detour() != null) {
                ways.add(journey.interludes().get(say.detour()).start());
            }
        }
        return ways;
    }

    private static boolean declaresSafe(Step.Choice choice) {
        return choice.set().contains(new Step.Setting("unsafe", "no"));
    }

    private static Collection<String> branches(Step.Branch branch, Map<String, String> known) {
        Set<String> ways = new HashSet<>();
        for (Step.Branch.Way way : branch.ways()) {
            if (can(way.when(), known)) {
                ways.add(way.next());
            }
            if (must(way.when(), known)) {
                return ways;
            }
        }
        ways.add(branch.otherwise());
        return ways;
    }

    /** Whether the condition can hold for some value of the facts that are not known. */
    private static boolean can(Condition condition, Map<String, String> known) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> can(part, known));
        }
        if (condition instanceof OneOf one && known.containsKey(one.fact())) {
            return one.values().contains(known.get(one.fact()));
        }
        if (condition instanceof NoneOf none && known.containsKey(none.fact())) {
            return !none.values().contains(known.get(none.fact()));
        }
        return true;
    }

    /** Whether the condition holds whatever the facts that are not known are. */
    private static boolean must(Condition condition, Map<String, String> known) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> must(part, known));
        }
        boolean one = condition instanceof OneOf oneOf && known.containsKey(oneOf.fact());
        boolean none = condition instanceof NoneOf noneOf && known.containsKey(noneOf.fact());
        return (one || none) && can(condition, known);
    }
}
