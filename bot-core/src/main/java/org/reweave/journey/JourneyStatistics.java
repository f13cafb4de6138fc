package org.reweave.journey;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reweave.journey.Step.Tag;

/**
 * What a journey consists of, in numbers.
 *
 * @param byKind how many steps there are of each kind, by the kind's key
 * @param prompts steps that ask for something
 * @param exercises steps tagged as an exercise
 * @param checkInPrompts prompts tagged as part of a check-in
 * @param sourced prompts that name a source
 * @param reviewed prompts that somebody has reviewed
 */
public record JourneyStatistics(
        Map<String, Integer> byKind, int prompts, int exercises, int checkInPrompts, int sourced, int reviewed) {

    public JourneyStatistics {
        byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
    }

    /** Counts a journey. */
    public static JourneyStatistics of(Journey journey) {
        Collection<Step> steps = journey.steps().values();
        Map<String, Integer> byKind = new LinkedHashMap<>();
        for (StepKind kind : StepKind.values()) {
            byKind.put(kind.key(), count(steps, step -> StepKind.of(step) == kind));
        }
        return new JourneyStatistics(
                byKind,
                count(steps, JourneyStatistics::prompt),
                count(steps, step -> step.info().tags().contains(Tag.EXERCISE)),
                count(steps, step -> prompt(step) && step.info().tags().contains(Tag.CHECK_IN)),
                count(
                        steps,
                        step -> prompt(step) && !step.info().evidence().source().isEmpty()),
                count(steps, step -> prompt(step) && reviewed(step)));
    }

    /** The share of prompts that name a source, from 0 to 1. */
    public double sourcedShare() {
        return prompts == 0 ? 1 : (double) sourced / prompts;
    }

    private static boolean prompt(Step step) {
        return step instanceof Step.Prompt;
    }

    private static boolean reviewed(Step step) {
        String reviewer = step.info().evidence().reviewer();
        return !reviewer.isEmpty() && !reviewer.equals("unreviewed");
    }

    private static int count(Collection<Step> steps, Predicate<Step> which) {
        return (int) steps.stream().filter(which).count();
    }

    /** A few lines to read. */
    @Override
    public String toString() {
        int steps = byKind.values().stream().mapToInt(Integer::intValue).sum();
        String kinds = byKind.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d steps: %s%n%d prompts, %d of them in check-ins; %d exercises%n%d of the prompts name a source (%.0f %%), %d are reviewed",
                steps,
                kinds,
                prompts,
                checkInPrompts,
                exercises,
                sourced,
                100 * sourcedShare(),
                reviewed);
    }
}
