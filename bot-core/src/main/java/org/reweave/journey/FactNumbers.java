package org.reweave.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a journey by number, and what each answer makes known; worked out once, when the journey is read, for what
 * is known of a person is worked out anew from all their answers at every turn.
 *
 * <p>Immutable, and complete: every fact that a step of the journey can set has a number.
 */
public final class FactNumbers {
    /** The person's time zone, which can be told at any moment, whatever the journey asks. */
    private static final List<String> ALWAYS = List.of("zone");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, StepFacts> byStep = new HashMap<>();

    /** What answers to one step make known: the fact they are remembered by, and what becomes true with a choice besides. */
    public static final class StepFacts {
        private final Step step;
        private final int fact;
        private final Map<String, List<FactValue>> besides;

        private StepFacts(Step step, int fact, Map<String, List<FactValue>> besides) {
            this.step = step;
            this.fact = fact;
            this.besides = besides;
        }

        public Step step() {
            return step;
        }

        /** The number of the fact an answer is remembered by. */
        public int fact() {
            return fact;
        }

        /** What becomes true with a choice besides; nothing for one that is not there. */
        public List<FactValue> besides(String choice) {
            List<FactValue> values = besides.isEmpty() ? null : besides.get(choice);
            return values == null ? List.of() : values;
        }
    }

    /** A fact by its number, and the value it gets. */
    public record FactValue(int fact, String value) {}

    FactNumbers(Collection<Step> steps) {
        ALWAYS.forEach(this::number);
        for (Step step : steps) {
            if (step instanceof Step.Prompt) {
                byStep.put(step.id(), new StepFacts(step, number(step.info().fact()), besides(choices(step))));
            }
        }
    }

    private int number(String fact) {
        Integer known = numbers.putIfAbsent(fact, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static List<Step.Choice> choices(Step step) {
        if (step instanceof Step.Ask ask) {
            return ask.choices();
        }
        return step instanceof Step.Several several ? several.choices() : List.of();
    }

    private Map<String, List<FactValue>> besides(List<Step.Choice> choices) {
        Map<String, List<FactValue>> besides = new HashMap<>();
        for (Step.Choice choice : choices) {
            List<FactValue> numbered = new ArrayList<>();
            choice.set().forEach(one -> numbered.add(new FactValue(number(one.fact()), one.value())));
            if (!numbered.isEmpty()) {
                besides.put(choice.id(), List.copyOf(numbered));
            }
        }
        return besides;
    }

    /** The number of a fact, or -1 where no answer can make it known. */
    public int of(String fact) {
        Integer number = numbers.get(fact);
        return number == null ? -1 : number;
    }

    /** How many facts there are; their numbers are below this. */
    public int count() {
        return numbers.size();
    }

    /** What answers to a step make known; null for a step that asks nothing or is not there. */
    public @Nullable StepFacts at(String step) {
        return byStep.get(step);
    }
}
