package org.reweave.journey;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every fact a journey can come to know, with every value an answer can give it. */
final class FactTable {
    /** What to do about a fact nobody sets. */
    static final String REMEDY = "Let a step ask for it with `as`, or let a choice `set` it.";

    /** What to do about a value that never comes. */
    static final String VALUE_REMEDY = "Name the id of one of the choices, or a value that is `set`.";

    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    private FactTable() {}

    static FactTable of(Journey journey) {
        FactTable table = new FactTable();
        journey.steps().values().forEach(step -> step.accept(table.new Collector()));
        return table;
    }

    /** The names of all facts. */
    Set<String> names() {
        return values.keySet();
    }

    /** The values the fact can have; none where no step sets it. */
    Set<String> values(String fact) {
        return values.getOrDefault(fact, Set.of());
    }

    /** Whether the fact can be a number. */
    boolean number(String fact) {
        return numbers.contains(fact);
    }

    private void add(String fact, String value) {
        values.computeIfAbsent(fact, name -> new LinkedHashSet<>()).add(value);
    }

    private final class Collector extends EachStep {
        @Override
        void choices(Step step, List<Step.Choice> choices) {
            for (Step.Choice choice : choices) {
                add(step.info().fact(), choice.id());
                choice.set().forEach(set -> add(set.fact(), set.value()));
            }
        }

        @Override
        void scaled(Step.Scale scale) {
            numbers.add(scale.info().fact());
            for (int number = 0; number <= 10; number++) {
                add(scale.info().fact(), Integer.toString(number));
            }
        }

        @Override
        void noted(Step.Note note) {
            add(note.info().fact(), "kept");
            add(note.info().fact(), "let-go");
        }

        @Override
        void timed(Step.When when) {
            add(when.info().fact(), "set");
        }
    }
}
