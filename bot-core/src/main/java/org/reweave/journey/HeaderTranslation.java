package org.reweave.journey;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reweave.journey.Journey.FactWord;

/** Reads {@code <language>/journey.yaml}: what the header says, in another language, by the names of the original. */
final class HeaderTranslation {
    private final Journey original;

    HeaderTranslation(Journey original) {
        this.original = original;
    }

    HeaderTexts read(YamlTree tree, String file, Problems problems) {
        return Table.of(tree, new Scope(file, "", problems), "A translation's file")
                .map(this::texts)
                .orElse(HeaderTexts.NONE);
    }

    private HeaderTexts texts(Table table) {
        HeaderTexts first = HeaderTexts.of(original);
        table.allow(List.of("title", "about", "chapters", "interludes", "changeable", "words"));
        return new HeaderTexts(
                table.has("title") ? table.text("title").orElse("") : "",
                table.has("about") ? table.text("about").orElse("") : "",
                pairs(table, "chapters", first.chapters().keySet()),
                pairs(table, "interludes", first.interludes().keySet()),
                pairs(table, "changeable", first.changeable().keySet()),
                words(table));
    }

    private static Map<String, String> pairs(Table table, String key, Collection<String> known) {
        if (!table.has(key)) {
            return Map.of();
        }
        return table.table(key)
                .map(texts -> {
                    texts.allow(known);
                    return texts.pairs();
                })
                .orElse(Map.of());
    }

    private Map<String, FactWord> words(Table table) {
        Map<String, FactWord> words = new HashMap<>();
        if (table.has("words")) {
            table.table("words").ifPresent(all -> {
                all.allow(original.words().keySet());
                for (String name : all.keys()) {
                    FactWord first = original.words().get(name);
                    if (first != null) {
                        all.table(name).ifPresent(word -> words.put(name, word(word, first)));
                    }
                }
            });
        }
        return words;
    }

    private static FactWord word(Table table, FactWord first) {
        Map<String, String> byValue = new LinkedHashMap<>(first.byValue());
        byValue.putAll(table.pairs());
        String otherwise = byValue.getOrDefault("default", first.otherwise());
        byValue.remove("default");
        Map<String, String> known = new LinkedHashMap<>(first.byValue());
        known.put("default", first.otherwise());
        table.allow(known.keySet());
        return new FactWord(first.by(), byValue, otherwise);
    }
}
