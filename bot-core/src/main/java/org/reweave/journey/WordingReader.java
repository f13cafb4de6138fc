package org.reweave.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reweave.journey.Wording.Text;
import org.reweave.journey.Wording.Variant;

/**
 * Reads the texts of one step and joins their translations to them.
 *
 * <p>A text that has not been translated is none of its business; one that has must say what the original says: the
 * same answers, notes and times, and another text wherever the original has one.
 */
final class WordingReader {
    /** Variants of these facts come first, whatever order they are written in. */
    private static final List<String> FIRST_FACTS = List.of("role", "relationship");

    private final String language;
    private final Table step;
    private final Map<String, Table> translations;

    WordingReader(String language, Table step, Map<String, Table> translations) {
        this.language = language;
        this.step = step;
        this.translations = translations;
    }

    /** The text of the step itself, with its variants. */
    Wording main(StepKind kind) {
        Map<String, Text> texts = new HashMap<>();
        Text original = new Text(template(step, kind.key()), variants(step));
        texts.put(language, original);
        translations.forEach((other, table) -> {
            String key = table.has("text") ? "text" : kind.key();
            if (table.has(key)) {
                Text translated = new Text(template(table, key), variants(table));
                compare(table, table.line(key), original.main(), translated.main());
                compareVariants(table, original, translated);
                texts.put(other, translated);
            } else if (table.has("variants")) {
                table.scope().problem(table.line("variants"), "The main text is missing.", "Translate it as well.");
            }
        });
        return new Wording(texts, language);
    }

    /** A text without variants, or empty where the step has none under this key. */
    Optional<Wording> text(String key) {
        return step.has(key) ? Optional.of(joined(key)) : Optional.empty();
    }

    /** The label of a choice. A translation writes it alone, or with other words as {@code {label: ..., also: [...]}}. */
    Wording label(Table choice, String id) {
        Map<String, Text> texts = new HashMap<>();
        Template original = template(choice, "label");
        texts.put(language, new Text(original, List.of()));
        translations.forEach((other, translation) -> choices(translation)
                .filter(choices -> choices.has(id))
                .ifPresent(choices -> {
                    Optional<String> label = choices.nested(id)
                            ? nested(choices, id).flatMap(both -> both.text("label"))
                            : choices.text(id);
                    label.map(Template::parse).ifPresent(translated -> {
                        compare(choices, choices.line(id), original, translated);
                        texts.put(other, new Text(translated, List.of()));
                    });
                }));
        return new Wording(texts, language);
    }

    /** Other words for a choice, by language. */
    Map<String, List<String>> also(Table choice, String id) {
        Map<String, List<String>> also = new HashMap<>();
        also.put(language, choice.texts("also"));
        translations.forEach((other, translation) -> choices(translation)
                .filter(choices -> choices.has(id) && choices.nested(id))
                .flatMap(choices -> nested(choices, id))
                .ifPresent(both -> also.put(other, both.texts("also"))));
        return also;
    }

    private static Optional<Table> choices(Table translation) {
        return translation.has("choices") ? translation.table("choices") : Optional.empty();
    }

    private static Optional<Table> nested(Table choices, String id) {
        Optional<Table> both = choices.table(id);
        both.ifPresent(table -> table.allow(List.of("label", "also")));
        return both;
    }

    /** The times to tap, by language. */
    Map<String, List<String>> offers() {
        Map<String, List<String>> offers = new HashMap<>();
        offers.put(language, step.texts("offers"));
        translations.forEach((other, translation) -> {
            if (translation.has("offers")) {
                offers.put(other, translation.texts("offers"));
            }
        });
        return offers;
    }

    private Wording joined(String key) {
        Map<String, Text> texts = new HashMap<>();
        Template original = template(step, key);
        texts.put(language, new Text(original, List.of()));
        translations.forEach((other, translation) -> {
            if (translation.has(key)) {
                Template translated = template(translation, key);
                compare(translation, translation.line(key), original, translated);
                texts.put(other, new Text(translated, List.of()));
            }
        });
        return new Wording(texts, language);
    }

    private static Template template(Table table, String key) {
        return Template.parse(table.text(key).orElse(""));
    }

    private static List<Variant> variants(Table table) {
        if (!table.has("variants")) {
            return List.of();
        }
        List<Variant> variants = new ArrayList<>();
        Table facts = table.table("variants").orElse(new Table(new YamlTree.Mapping(Map.of(), 1), table.scope()));
        for (String fact : facts.keys()) {
            facts.table(fact)
                    .ifPresent(values -> values.pairs()
                            .forEach((value, text) -> variants.add(new Variant(fact, value, Template.parse(text)))));
        }
        variants.sort(Comparator.comparingInt(WordingReader::rank));
        return variants;
    }

    private static int rank(Variant variant) {
        int rank = FIRST_FACTS.indexOf(variant.fact());
        return rank < 0 ? FIRST_FACTS.size() : rank;
    }

    private static void compareVariants(Table table, Text original, Text translated) {
        Map<String, Template> there = new LinkedHashMap<>();
        translated.variants().forEach(variant -> there.put(variant.fact() + ": " + variant.value(), variant.text()));
        for (Variant variant : original.variants()) {
            String name = variant.fact() + ": " + variant.value();
            Template text = there.get(name);
            if (text == null) {
                table.scope()
                        .problem(
                                table.mapping().line(),
                                "The original says something else where " + name + ", the translation does not.",
                                "Add it under `variants`; where the main text fits as well, write that again.");
            } else {
                compare(table, table.line("variants"), variant.text(), text);
            }
        }
    }

    private static void compare(Table table, int line, Template original, Template translated) {
        Set<String> missing = new TreeSet<>(original.placeholders());
        missing.removeAll(translated.placeholders());
        missing.removeIf(name -> name.indexOf('.') < 0);
        for (String name : missing) {
            table.scope().problem(line, "The original says {" + name + "}, the translation does not.", "Put it in.");
        }
    }
}
