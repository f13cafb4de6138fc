package org.reweave.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.journey.Condition.Between;
import org.reweave.journey.Condition.Known;
import org.reweave.journey.Condition.NoneOf;
import org.reweave.journey.Condition.OneOf;
import org.reweave.journey.Condition.Times;

/** Thinks of every situation that matters to some conditions: every combination of what the facts they look at can be. */
final class Situations {
    /** Beyond this many combinations the rest is left out; conditions that belong together look at few facts. */
    private static final int LIMIT = 20_000;

    private final FactTable known;
    private final Map<String, Set<String>> mentioned = new LinkedHashMap<>();
    private final Map<Times, Set<Integer>> counted = new LinkedHashMap<>();

    private Situations(FactTable known) {
        this.known = known;
    }

    /** One situation. */
    record Situation(Map<String, String> facts, Map<Times, Integer> counts) implements Facts {
        @Override
        public boolean is(String fact, String value) {
            return value.equals(facts.get(fact));
        }

        @Override
        public boolean known(String fact) {
            return facts.containsKey(fact);
        }

        @Override
        public int number(String fact) {
            String value = facts.getOrDefault(fact, "");
            return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
        }

        @Override
        public List<String> values(String fact) {
            String value = facts.get(fact);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public int times(String step, String since) {
            return counts.getOrDefault(new Times(step, 1, since), 0);
        }

        /** In words, such as {@code role: hurt, talked: not known}. */
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            facts.forEach((fact, value) -> words.add(fact + ": " + value));
            counts.forEach((times, count) -> words.add(times.step() + " answered " + count + " times"));
            return words.isEmpty() ? "nothing is known" : String.join(", ", words);
        }
    }

    /** Every situation that matters to the conditions. */
    static List<Situation> of(Collection<Condition> conditions, FactTable facts) {
        Situations situations = new Situations(facts);
        conditions.forEach(situations::look);
        return situations.all();
    }

    private void look(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::look);
        } else if (condition instanceof OneOf one) {
            values(one.fact()).addAll(one.values());
        } else if (condition instanceof NoneOf none) {
            values(none.fact()).addAll(none.values());
        } else if (condition instanceof Known fact) {
            values(fact.fact());
        } else if (condition instanceof Between between) {
            for (int number : new int[] {between.least() - 1, between.least(), between.most(), between.most() + 1}) {
                values(between.fact()).add(Integer.toString(number));
            }
        } else if (condition instanceof Times times) {
            counted.computeIfAbsent(new Times(times.step(), 1, times.since()), key -> new LinkedHashSet<>(Set.of(0)))
                    .add(times.atLeast());
        }
    }

    private Set<String> values(String fact) {
        return mentioned.computeIfAbsent(fact, name -> new LinkedHashSet<>());
    }

    private List<Situation> all() {
        List<Situation> all = List.of(new Situation(Map.of(), Map.of()));
        for (Map.Entry<String, Set<String>> fact : mentioned.entrySet()) {
            all = withFact(all, fact.getKey(), candidates(fact.getKey(), fact.getValue()));
        }
        for (Map.Entry<Times, Set<Integer>> count : counted.entrySet()) {
            all = withCount(all, count.getKey(), count.getValue());
        }
        return all;
    }

    /** The values somebody looks at, and one that nobody looks at. */
    private Set<String> candidates(String fact, Set<String> looked) {
        Set<String> candidates = new LinkedHashSet<>(looked);
        candidates.retainAll(known.values(fact));
        known.values(fact).stream()
                .filter(value -> !looked.contains(value))
                .findFirst()
                .ifPresent(candidates::add);
        return candidates;
    }

    private static List<Situation> withFact(List<Situation> before, String fact, Set<String> values) {
        List<Situation> after = new ArrayList<>(before);
        for (String value : values) {
            for (Situation situation : before) {
                if (after.size() < LIMIT) {
                    Map<String, String> facts = new LinkedHashMap<>(situation.facts());
                    facts.put(fact, value);
                    after.add(new Situation(facts, situation.counts()));
                }
            }
        }
        return after;
    }

    private static List<Situation> withCount(List<Situation> before, Times times, Set<Integer> counts) {
        List<Situation> after = new ArrayList<>();
        for (int count : counts) {
            for (Situation situation : before) {
                if (after.size() < LIMIT) {
                    Map<Times, Integer> all = new LinkedHashMap<>(situation.counts());
                    all.put(times, count);
                    after.add(new Situation(situation.facts(), all));
                }
            }
        }
        return after;
    }
}
