package org.reweave.journey;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.reweave.journey.Step.Choice;

/** The steps of a journey and the ways between them. */
final class Graph {
    private final Map<String, List<Edge>> ways = new LinkedHashMap<>();
    private final Journey journey;

    /** Which way out of a step this is. */
    enum Way {
        /** What follows when nothing else says so, and after skipping. */
        NEXT,
        CHOICE,
        BRANCH,
        OPEN,
        CLOSED,
        /** Onto a side path that leads back. */
        DETOUR
    }

    /** A way from one step to another. */
    record Edge(Step from, Way way, String to) {}

    Graph(Journey journey) {
        this.journey = journey;
        journey.steps().forEach((id, step) -> {
            List<Edge> edges = new ArrayList<>();
            step.accept(new Collector(edges));
            ways.put(id, edges);
        });
    }

    /** The ways out of a step. */
    List<Edge> from(String step) {
        return ways.getOrDefault(step, List.of());
    }

    /**
     * Every step that can be reached, with the step it was first reached from; the roots come from nowhere ("").
     *
     * @param open which ways may be taken
     * @param stop where to stand still
     */
    Map<String, String> reach(Collection<String> roots, Predicate<Edge> open, Predicate<Step> stop) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        for (String root : roots) {
            if (cameFrom.putIfAbsent(root, "") == null) {
                walk(root, open, stop, cameFrom);
            }
        }
        return cameFrom;
    }

    private void walk(String root, Predicate<Edge> open, Predicate<Step> stop, Map<String, String> cameFrom) {
        Deque<String> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            String at = waiting.remove();
            if (stop.test(journey.step(at))) {
                continue;
            }
            for (Edge edge : from(at)) {
                if (open.test(edge) && cameFrom.putIfAbsent(edge.to(), at) == null) {
                    waiting.add(edge.to());
                }
            }
        }
    }

    /** Every step from which one of the goals can be reached. */
    Collection<String> leadingTo(Collection<String> goals, Predicate<Edge> open) {
        Map<String, List<String>> back = new LinkedHashMap<>();
        for (List<Edge> edges : ways.values()) {
            for (Edge edge : edges) {
                if (open.test(edge)) {
                    back.computeIfAbsent(edge.to(), to -> new ArrayList<>())
                            .add(edge.from().id());
                }
            }
        }
        Map<String, Boolean> seen = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(goals);
        while (!waiting.isEmpty()) {
            String at = waiting.remove();
            if (seen.put(at, true) == null) {
                waiting.addAll(back.getOrDefault(at, List.of()));
            }
        }
        return seen.keySet();
    }

    /** The way to a step in words, long ones shortened in the middle. */
    static String path(Map<String, String> cameFrom, String step) {
        Deque<String> path = new ArrayDeque<>();
        for (String at = step; !at.isEmpty(); at = cameFrom.getOrDefault(at, "")) {
            path.addFirst(at);
        }
        return shortened(new ArrayList<>(path));
    }

    /** Steps in words, the middle of many left out. */
    static String shortened(List<String> path) {
        if (path.size() <= 6) {
            return String.join(" > ", path);
        }
        List<String> end = path.subList(path.size() - 3, path.size());
        return path.get(0) + " > " + path.get(1) + " > ... > " + String.join(" > ", end);
    }

    private final class Collector extends EachStep {
        private final List<Edge> edges;

        Collector(List<Edge> edges) {
            this.edges = edges;
        }

        private void next(Step step) {
            String next = step.info().next();
            if (next != null) {
                edges.add(new Edge(step, Way.NEXT, next));
            }
        }

        @Override
        void said(Step.Say say) {
            next(say);
            String detour = say.detour();
            Journey.Interlude interlude =
                    detour == null ? null : journey.interludes().get(detour);
            if (interlude != null) {
                edges.add(new Edge(say, Way.DETOUR, interlude.start()));
            }
        }

        @Override
        void choices(Step step, List<Choice> choices) {
            next(step);
            for (Choice choice : choices) {
                String next = choice.next();
                if (next != null) {
                    edges.add(new Edge(step, Way.CHOICE, next));
                }
            }
        }

        @Override
        void scaled(Step.Scale scale) {
            next(scale);
        }

        @Override
        void noted(Step.Note note) {
            next(note);
        }

        @Override
        void timed(Step.When when) {
            next(when);
        }

        @Override
        void branched(Step.Branch branch) {
            branch.ways().forEach(way -> edges.add(new Edge(branch, Way.BRANCH, way.next())));
            edges.add(new Edge(branch, Way.BRANCH, branch.otherwise()));
        }

        @Override
        void gated(Step.Gate gate) {
            edges.add(new Edge(gate, Way.OPEN, gate.open()));
            edges.add(new Edge(gate, Way.CLOSED, gate.closed()));
        }
    }
}
