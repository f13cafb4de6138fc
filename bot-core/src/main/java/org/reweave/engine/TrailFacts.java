package org.reweave.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.FactNumbers;
import org.reweave.journey.Facts;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/**
 * What follows from the answers on a trail. Never stored: take an answer off the trail and everything it led to is gone.
 *
 * <p>Only answers since the journey was last begun anew count. A later answer replaces an earlier one.
 */
final class TrailFacts implements Facts {
    private final FactNumbers numbers;
    private final List<Entry> trail;
    private final @Nullable Object[] facts;
    private final int from;

    /** The facts of a trail; each answer that is put on the same list later is told by {@link #learn}. */
    TrailFacts(Journey journey, List<Entry> trail) {
        this.numbers = journey.facts();
        this.trail = trail;
        facts = new @Nullable Object[numbers.count()];
        int begin = 0;
        for (int i = 0; i < trail.size(); i++) {
            Entry entry = trail.get(i);
            if (entry.answer() instanceof Answer.Restarted) {
                begin = i + 1;
                Arrays.fill(facts, null);
            } else {
                learn(entry);
            }
        }
        from = begin;
    }

    /** Takes the answer into account that was put on the trail last. */
    void learn(Entry entry) {
        if (entry.answer() instanceof Answer.Moved moved) {
            facts[numbers.of(Voice.ZONE)] = moved.zone().getId();
            return;
        }
        FactNumbers.@Nullable StepFacts asked = numbers.at(entry.step());
        if (asked != null) {
            learn(asked, entry.answer());
        }
    }

    private void learn(FactNumbers.StepFacts asked, Answer answer) {
        if (answer instanceof Answer.Chosen chosen) {
            if (asked.step() instanceof Step.Ask) {
                facts[asked.fact()] = chosen.id();
                besides(asked, chosen.id());
            }
        } else if (answer instanceof Answer.Ticked ticked) {
            if (asked.step() instanceof Step.Several) {
                facts[asked.fact()] = ticked.ids();
                ticked.ids().forEach(id -> besides(asked, id));
            }
        } else if (answer instanceof Answer.Rated rated) {
            facts[asked.fact()] = rated.value();
        } else if (answer instanceof Answer.Kept) {
            facts[asked.fact()] = "kept";
        } else if (answer instanceof Answer.LetGo) {
            facts[asked.fact()] = "let-go";
        } else if (answer instanceof Answer.Set) {
            facts[asked.fact()] = "set";
        }
    }

    private void besides(FactNumbers.StepFacts asked, String choice) {
        List<FactNumbers.FactValue> values = asked.besides(choice);
        for (int i = 0; i < values.size(); i++) {
            facts[values.get(i).fact()] = values.get(i).value();
        }
    }

    private @Nullable Object fact(String name) {
        int number = numbers.of(name);
        return number < 0 ? null : facts[number];
    }

    static Optional<Step.Choice> choice(List<Step.Choice> choices, String id) {
        for (Step.Choice choice : choices) {
            if (choice.id().equals(id)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** The last answer to a step that counts; a skip only where there is no other. */
    Optional<Entry> latest(String step) {
        @Nullable Entry skipped = null;
        for (int i = trail.size() - 1; i >= from; i--) {
            Entry entry = trail.get(i);
            if (!entry.step().equals(step) || onTheWay(entry.answer())) {
                continue;
            }
            if (!(entry.answer() instanceof Answer.Skipped)) {
                return Optional.of(entry);
            }
            skipped = entry;
        }
        return Optional.ofNullable(skipped);
    }

    /** Whether something was only noted at a step, and is no answer to it. */
    private static boolean onTheWay(Answer answer) {
        return answer instanceof Answer.Entered || answer instanceof Answer.Moved;
    }

    /** The answers that count, the oldest first. */
    List<Entry> counting() {
        return List.copyOf(trail.subList(from, trail.size()));
    }

    /** The fact as one word, where it is one. */
    Optional<String> word(String fact) {
        return fact(fact) instanceof String word ? Optional.of(word) : Optional.empty();
    }

    @Override
    public boolean is(String fact, String value) {
        @Nullable Object known = fact(fact);
        if (known instanceof String word) {
            return word.equals(value);
        }
        if (known instanceof Integer number) {
            return number.toString().equals(value);
        }
        return known instanceof List<?> several && several.contains(value);
    }

    @Override
    public boolean known(String fact) {
        return fact(fact) != null;
    }

    @Override
    public int number(String fact) {
        return fact(fact) instanceof Integer number ? number : -1;
    }

    @Override
    public List<String> values(String fact) {
        @Nullable Object known = fact(fact);
        if (known instanceof List<?> several) {
            return several.stream().map(Object::toString).toList();
        }
        return known == null ? List.of() : List.of(known.toString());
    }

    @Override
    public int times(String step, String since) {
        int count = 0;
        for (int i = trail.size() - 1; i >= from; i--) {
            Entry entry = trail.get(i);
            if (entry.step().equals(since) && !since.equals(step)) {
                break;
            }
            boolean answered = entry.step().equals(step) && !onTheWay(entry.answer());
            count += answered ? 1 : 0;
        }
        return count;
    }
}
