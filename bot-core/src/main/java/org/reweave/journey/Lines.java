package org.reweave.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.journey.Step.Place;
import org.reweave.journey.YamlTree.Field;
import org.reweave.journey.YamlTree.Mapping;
import org.reweave.journey.YamlTree.Sequence;

/** Knows the line of every part of every step, so that a problem points at the very line. */
final class Lines {
    /** The file of the journey's own keys. */
    static final String HEADER = "journey.yaml";

    private final Map<String, Map<String, Table>> byLanguage = new HashMap<>();
    private final Mapping header;

    Lines(Mapping header) {
        this.header = header;
    }

    /** Knows nothing: problems then point at the step. */
    static Lines unknown() {
        return new Lines(new Mapping(Map.of(), 1));
    }

    void remember(String language, String step, Table table) {
        byLanguage.computeIfAbsent(language, key -> new HashMap<>()).putIfAbsent(step, table);
    }

    /** The place of a part of the step's texts in a language; keys are texts, places in a list are numbers from 0. */
    Place of(String language, Step step, List<Object> path) {
        Table table = byLanguage.getOrDefault(language, Map.of()).get(step.id());
        return table == null ? step.info().at() : new Place(table.scope().file(), line(table.mapping(), path));
    }

    /** The place of a part of the journey's own file. */
    Place ofHeader(List<Object> path) {
        return new Place(HEADER, line(header, path));
    }

    /** The line of the deepest part of the path that was written. */
    private static int line(Mapping tree, List<Object> path) {
        YamlTree at = tree;
        int line = tree.line();
        for (Object part : path) {
            if (part instanceof Integer index
                    && at instanceof Sequence list
                    && index < list.items().size()) {
                at = list.items().get(index);
                line = at.line();
                continue;
            }
            Optional<Field> field = at instanceof Mapping mapping ? mapping.find(part) : Optional.empty();
            if (field.isEmpty()) {
                return line;
            }
            at = field.get().value();
            line = field.get().line();
        }
        return line;
    }
}
