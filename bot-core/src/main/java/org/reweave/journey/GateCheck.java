package org.reweave.journey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.journey.Graph.Edge;
import org.reweave.journey.Graph.Way;
import org.reweave.journey.Step.Gate;
import org.reweave.journey.Step.Tag;

/**
 * Proves that what needs a gate stands behind one: from wherever a walk can begin, every way to a step with a guarded
 * tag passes the open side of a gate that guards this tag, and all gates of a tag ask for the same.
 */
final class GateCheck {
    private final Subject subject;
    private final Journey journey;
    private final Graph graph;

    GateCheck(Subject subject, Graph graph) {
        this.subject = subject;
        this.journey = subject.journey();
        this.graph = graph;
    }

    void run() {
        for (Tag tag : Tag.values()) {
            if (tag.guarded()) {
                check(tag);
            }
        }
    }

    private void check(Tag tag) {
        String name = Table.written(tag);
        List<Step> tagged = journey.steps().values().stream()
                .filter(step -> step.info().tags().contains(tag))
                .toList();
        if (!tagged.isEmpty() && journey.gates(tag).isEmpty()) {
            subject.problem(
                    tagged.get(0),
                    "Steps are tagged `" + name + "`, and no gate guards that tag.",
                    "Put a `gate` with `guards: [" + name + "]` before them.",
                    List.of("tags"));
            return;
        }
        sameEverywhere(tag, name);
        Map<String, String> reached =
                graph.reach(ReachCheck.roots(journey), edge -> !passes(edge, tag), step -> tagged.contains(step));
        for (Step step : tagged) {
            if (reached.containsKey(step.id())) {
                subject.problem(
                        step,
                        "This is tagged `" + name + "` and can be reached without a gate that guards it: "
                                + Graph.path(reached, step.id()) + ".",
                        "Let this way lead through a gate with `guards: [" + name + "]`, or past the step.",
                        List.of("tags"));
            }
        }
    }

    /** Who is let in by one gate is let in everywhere behind the others, so none may ask for less than another. */
    private void sameEverywhere(Tag tag, String name) {
        List<Gate> gates = journey.gates(tag);
        for (Gate gate : gates) {
            Gate first = gates.get(0);
            if (!parts(gate).equals(parts(first))) {
                subject.problem(
                        gate,
                        "This gate guards `" + name + "` under another condition than `" + first.id() + "` ("
                                + first.info().at() + ").",
                        "Let all gates of a tag ask for the same: who passes one is let in behind the others, too.",
                        List.of("gate"));
            }
        }
    }

    private static Set<Condition> parts(Gate gate) {
        return gate.opens() instanceof Condition.All all ? Set.copyOf(all.parts()) : Set.of(gate.opens());
    }

    private static boolean guards(Step step, Tag tag) {
        return step instanceof Gate gate && gate.guards().contains(tag);
    }

    private static boolean passes(Edge edge, Tag tag) {
        return edge.way() == Way.OPEN && guards(edge.from(), tag);
    }
}
