package org.reweave.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.journey.Graph.Edge;
import org.reweave.journey.Graph.Way;
import org.reweave.journey.Step.Outcome;

/** Checks that every step can be reached and left: no way leads nowhere, side paths lead back and only they do. */
final class ReachCheck {
    private final Subject subject;
    private final Journey journey;
    private final Graph graph;

    ReachCheck(Subject subject, Graph graph) {
        this.subject = subject;
        this.journey = subject.journey();
        this.graph = graph;
    }

    void run() {
        unreachable();
        endless();
        journey.interludes().forEach(this::leadsBack);
        strayResume();
    }

    /** Where a walk can begin: the start, the side paths, the answers that can be changed. */
    static Set<String> roots(Journey journey) {
        Set<String> roots = new LinkedHashSet<>(List.of(journey.start()));
        journey.interludes().values().forEach(interlude -> roots.add(interlude.start()));
        journey.changeable().forEach(changeable -> roots.add(changeable.step()));
        return roots;
    }

    private void unreachable() {
        Set<String> left = new LinkedHashSet<>(journey.steps().keySet());
        left.removeAll(graph.reach(roots(journey), edge -> true, step -> false).keySet());
        Set<String> entered = new HashSet<>();
        left.forEach(id -> graph.from(id).forEach(edge -> entered.add(edge.to())));
        List<String> heads = new ArrayList<>(left);
        heads.removeAll(entered);
        heads.addAll(left);
        for (String head : heads) {
            if (left.contains(head)) {
                Collection<String> behind = graph.reach(List.of(head), edge -> left.contains(edge.to()), step -> false)
                        .keySet();
                String more = behind.size() == 1 ? "" : " Nor, because of that, " + others(behind.size() - 1) + ".";
                subject.problem(
                        journey.step(head),
                        "No way leads here." + more,
                        "Let a `next` lead here, name it in journey.yaml, or delete it.");
                left.removeAll(behind);
            }
        }
    }

    private static String others(int count) {
        return count == 1 ? "to one step behind it" : "to " + count + " steps behind it";
    }

    private void endless() {
        List<String> ends = journey.steps().values().stream()
                .filter(Step.End.class::isInstance)
                .map(Step::id)
                .toList();
        Collection<String> ending = graph.leadingTo(ends, ReachCheck::onTheWay);
        List<Step> endless = journey.steps().values().stream()
                .filter(step -> step instanceof Step.Prompt && !ending.contains(step.id()))
                .toList();
        if (!endless.isEmpty()) {
            String more = endless.size() == 1 ? "" : " The same goes for " + (endless.size() - 1) + " more prompts.";
            subject.problem(
                    endless.get(0),
                    "From here no way comes to an end." + more,
                    "Let one of the ways lead to a step with `end`.");
        }
    }

    private void leadsBack(String name, Journey.Interlude interlude) {
        boolean back = graph.reach(List.of(interlude.start()), ReachCheck::onTheWay, step -> false).keySet().stream()
                .anyMatch(id -> resumes(journey.step(id)));
        if (!back) {
            subject.problem(
                    "The side path `" + name + "` never leads back.",
                    "Let it come to an `end` with `outcome: resume`.",
                    List.of("interludes", name, "start"));
        }
    }

    private void strayResume() {
        Map<String, String> reached = graph.reach(List.of(journey.start()), ReachCheck::onTheWay, step -> false);
        for (String id : reached.keySet()) {
            Step step = journey.step(id);
            if (resumes(step)) {
                subject.problem(
                        step,
                        "This leads back from a side path, but can be reached without one: " + Graph.path(reached, id)
                                + ".",
                        "Let that way end otherwise, or enter the side path by a `say` with `detour`.");
            }
        }
    }

    private static boolean onTheWay(Edge edge) {
        return edge.way() != Way.DETOUR;
    }

    private static boolean resumes(Step step) {
        return step instanceof Step.End end && end.outcome() == Outcome.RESUME;
    }
}
