package org.reweave.journey;

import java.util.List;
import java.util.Map;

/**
 * The words of one text in every language it exists in, with other words where a fact makes the meaning differ.
 *
 * @param byLanguage the texts by language (ISO 639-1); never empty
 * @param original the language to fall back to
 */
public record Wording(Map<String, Text> byLanguage, String original) {

    /** One language's words: the main text, and variants of which the first that fits is taken. */
    public record Text(Template main, List<Variant> variants) {
        public Text {
            variants = List.copyOf(variants);
        }
    }

    /** Other words for where a fact has a value. */
    public record Variant(String fact, String value, Template text) {}

    /** No words at all. */
    public static final Wording NONE = of("en", Template.parse(""));

    public Wording {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(original)) {
            throw new IllegalArgumentException("a wording needs its original language " + original);
        }
    }

    /** Words in one language without variants. */
    public static Wording of(String language, Template text) {
        return new Wording(Map.of(language, new Text(text, List.of())), language);
    }

    /** The words for these facts in this language, or in the original one where it has not been translated. */
    public Template in(String language, Facts facts) {
        Text text = byLanguage.get(language);
        if (text == null) {
            text = java.util.Objects.requireNonNull(byLanguage.get(original));
        }
        for (Variant variant : text.variants()) {
            if (facts.is(variant.fact(), variant.value())) {
                return variant.text();
            }
        }
        return text.main();
    }

    /** The main words of the original language, as written; for reports and recaps of structure. */
    public String asWritten() {
        return java.util.Objects.requireNonNull(byLanguage.get(original)).main().source();
    }
}
