package org.reweave.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.journey.Step.Choice;

/** The texts of one chapter in another language. */
final class Translation {
    private final Map<String, Table> steps;

    private Translation(Map<String, Table> steps) {
        this.steps = steps;
    }

    /** Reads a translation of the steps that the original file has. */
    static Translation read(YamlTree tree, String file, Set<String> originals, Problems problems) {
        Scope scope = new Scope(file, "", problems);
        Map<String, Table> steps = new LinkedHashMap<>();
        Table.of(tree, scope, "A translation's file").ifPresent(table -> {
            table.allow(List.of("chapter", "steps"));
            table.table("steps").ifPresent(all -> {
                for (String id : all.keys()) {
                    if (!originals.contains(id)) {
                        scope.in(id)
                                .broken(
                                        all.line(id),
                                        "The original has no step of this name.",
                                        Nearest.remedy(id, originals, "Leave it out, or name a step of the original."));
                    }
                    all.step(id).ifPresent(texts -> steps.put(id, texts));
                }
            });
        });
        return new Translation(steps);
    }

    /** The texts of a step, where there are any. */
    Optional<Table> of(String step) {
        return Optional.ofNullable(steps.get(step));
    }

    /** Reports keys and choices the original step does not have. */
    static void check(Table texts, Step original) {
        StepKind kind = StepKind.of(original);
        List<String> known = new ArrayList<>(List.of("text", kind.key(), "variants", "why", "recap"));
        if (original instanceof Step.Scale) {
            known.addAll(List.of("low", "high"));
        }
        if (original instanceof Step.When) {
            known.add("offers");
        }
        List<Choice> choices = choices(original);
        if (!choices.isEmpty()) {
            known.add("choices");
        }
        texts.allow(known);
        if (texts.has("choices")) {
            Set<String> ids = new LinkedHashSet<>();
            choices.forEach(choice -> ids.add(choice.id()));
            texts.table("choices").ifPresent(labels -> labels.allow(ids));
        }
        if (original.info().why() == null && texts.has("why")) {
            texts.scope().problem(texts.line("why"), "The original has no `why`.", "Leave it out.");
        }
    }

    private static List<Choice> choices(Step step) {
        if (step instanceof Step.Ask ask) {
            return ask.choices();
        }
        return step instanceof Step.Several several ? several.choices() : List.of();
    }
}
