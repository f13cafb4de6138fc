package org.reweave.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Graph.Edge;
import org.reweave.journey.Graph.Way;
import org.reweave.journey.Situations.Situation;
import org.reweave.journey.Step.Outcome;

/**
 * Finds rounds in which nothing is asked.
 *
 * <p>Where nothing is asked, nothing that is known changes; so a walk that comes round once comes round for ever. Every
 * situation that matters to the conditions on a round is tried, and the one that goes round is named.
 */
final class RoundCheck {
    private final Subject subject;
    private final Journey journey;
    private final Graph graph;

    RoundCheck(Subject subject, Graph graph) {
        this.subject = subject;
        this.journey = subject.journey();
        this.graph = graph;
    }

    void run() {
        Set<String> seen = new HashSet<>();
        for (String id : journey.steps().keySet()) {
            if (!seen.contains(id) && silent(id).contains(id)) {
                Set<String> round = new LinkedHashSet<>();
                silent(id).stream().filter(other -> silent(other).contains(id)).forEach(round::add);
                seen.addAll(round);
                check(round);
            }
        }
    }

    /** What can be reached from the step by at least one way, without being asked anything. */
    private Set<String> silent(String id) {
        List<String> first =
                graph.from(id).stream().filter(this::silent).map(Edge::to).toList();
        return graph.reach(first, this::silent, step -> false).keySet();
    }

    /** Whether the way can be walked without being asked anything. */
    private boolean silent(Edge edge) {
        Step from = edge.from();
        if (edge.way() == Way.DETOUR || asksOnDetour(from)) {
            return false;
        }
        return !(from instanceof Step.Prompt) || (edge.way() == Way.NEXT && sometimesPassed(from));
    }

    private static boolean sometimesPassed(Step step) {
        return !step.info().only().equals(Condition.ALWAYS);
    }

    /** Whether the side path the step sends to always asks something; one that does not counts as nothing asked. */
    private boolean asksOnDetour(Step step) {
        String detour = step instanceof Step.Say say ? say.detour() : null;
        Journey.Interlude interlude =
                detour == null ? null : journey.interludes().get(detour);
        if (interlude == null) {
            return false;
        }
        return graph
                .reach(
                        List.of(interlude.start()),
                        edge -> edge.way() != Way.DETOUR,
                        at -> at instanceof Step.Prompt && !sometimesPassed(at))
                .keySet()
                .stream()
                .noneMatch(id -> journey.step(id) instanceof Step.End end && end.outcome() == Outcome.RESUME);
    }

    private void check(Set<String> round) {
        List<Condition> conditions = new ArrayList<>();
        round.forEach(id -> conditions.addAll(conditions(journey.step(id))));
        for (Situation situation : Situations.of(conditions, subject.facts())) {
            for (String start : round) {
                Optional<List<String>> walk = comesRound(start, round, situation);
                if (walk.isPresent()) {
                    report(walk.get(), situation);
                    return;
                }
            }
        }
    }

    private static List<Condition> conditions(Step step) {
        List<Condition> conditions = new ArrayList<>(List.of(step.info().only()));
        if (step instanceof Step.Branch branch) {
            branch.ways().forEach(way -> conditions.add(way.when()));
        } else if (step instanceof Step.Gate gate) {
            conditions.add(gate.opens());
        }
        return conditions;
    }

    /** The walk from the step back to itself, if it goes round in this situation. */
    private Optional<List<String>> comesRound(String start, Set<String> round, Situation situation) {
        List<String> walk = new ArrayList<>();
        String at = start;
        while (at != null && round.contains(at) && !walk.contains(at)) {
            walk.add(at);
            at = follower(journey.step(at), situation);
        }
        return start.equals(at) ? Optional.of(walk) : Optional.empty();
    }

    /** The step that follows at once in this situation, or null where something is asked first. */
    private @Nullable String follower(Step step, Situation situation) {
        if (step instanceof Step.Branch branch) {
            return branch.ways().stream()
                    .filter(way -> way.when().holds(situation))
                    .map(Step.Branch.Way::next)
                    .findFirst()
                    .orElse(branch.otherwise());
        }
        if (step instanceof Step.Gate gate) {
            return gate.opens().holds(situation) ? gate.open() : gate.closed();
        }
        boolean asks = step instanceof Step.Prompt || asksOnDetour(step);
        return asks && step.info().only().holds(situation) ? null : step.info().next();
    }

    private void report(List<String> walk, Situation situation) {
        List<String> round = new ArrayList<>(walk);
        round.add(walk.get(0));
        subject.problem(
                journey.step(walk.get(0)),
                "From here the walk goes round for ever and asks nothing (" + situation + "): " + Graph.shortened(round)
                        + ".",
                "Let one of these steps lead elsewhere, or ask something on the way.");
    }
}
