package org.reweave.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.journey.Step.Choice;

/** Reads the choices of an {@code ask} or a {@code several}. */
final class ChoiceReader {
    private static final List<String> KEYS = List.of("id", "label", "also", "next", "set", "only", "vague");

    private final Table step;
    private final WordingReader wordings;
    private final boolean several;

    ChoiceReader(Table step, WordingReader wordings, boolean several) {
        this.step = step;
        this.wordings = wordings;
        this.several = several;
    }

    List<Choice> read() {
        if (!step.has("choices")) {
            step.scope()
                    .broken(step.mapping().line(), "`choices` is missing.", "Write a list of {id: ..., label: ...}.");
        }
        List<Choice> choices = new ArrayList<>();
        for (Table table : step.tables("choices")) {
            choice(table).ifPresent(choices::add);
        }
        return choices;
    }

    private Optional<Choice> choice(Table table) {
        allow(table);
        Optional<String> id = table.required("id", "Give the choice an `id` such as `yes`; it is what is remembered.");
        Optional<String> label = table.required("label", "Give the choice a `label`; it is what the person reads.");
        if (id.isEmpty() || label.isEmpty()) {
            table.scope().problems().stepLost();
            return Optional.empty();
        }
        return Optional.of(new Choice(
                id.get(),
                wordings.label(table, id.get()),
                wordings.also(table, id.get()),
                table.text("next").orElse(null),
                settings(table),
                ConditionReader.read(table, "only"),
                several && table.yes("alone"),
                table.yes("vague")));
    }

    private void allow(Table table) {
        List<String> known = new ArrayList<>(KEYS);
        if (several) {
            known.add("alone");
            if (table.has("next")) {
                table.scope()
                        .broken(
                                table.line("next"),
                                "A choice of a `several` has no `next`: several can be chosen at once.",
                                "Put a branch behind it, with {if: {fact: {includes: id}}, next: step}.");
            }
        } else if (table.has("alone")) {
            table.scope()
                    .broken(
                            table.line("alone"),
                            "`alone` belongs to `several`; an ask takes one choice.",
                            "Leave it out.");
            known.add("alone");
        }
        table.allow(known);
    }

    private static List<Step.Setting> settings(Table table) {
        Map<String, String> pairs = table.table("set").map(Table::pairs).orElse(Map.of());
        return pairs.entrySet().stream()
                .map(pair -> new Step.Setting(pair.getKey(), pair.getValue()))
                .toList();
    }
}
