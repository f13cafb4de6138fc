package org.reweave.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reweave.journey.Template;
import org.reweave.message.RichText;
import org.reweave.message.Shown;

/**
 * The companion's own words in one language. A phrase may have several wordings, so that what is said often does not
 * always sound the same; which one is said depends on the prompt's number only.
 */
public final class Phrases {
    private final EnumMap<Phrase, List<Template>> wordings = new EnumMap<>(Phrase.class);
    private final EnumMap<Phrase, String> labels = new EnumMap<>(Phrase.class);

    /**
     * Takes the texts of a language file, by key.
     *
     * @throws IllegalArgumentException naming every phrase that is missing and every key that is no phrase
     */
    public Phrases(Map<String, List<String>> texts) {
        Set<String> unknown = new LinkedHashSet<>(texts.keySet());
        List<String> missing = new ArrayList<>();
        for (Phrase phrase : Phrase.values()) {
            List<String> lines = texts.getOrDefault(phrase.key(), List.of());
            unknown.remove(phrase.key());
            if (lines.isEmpty()) {
                missing.add(phrase.key());
            }
            wordings.put(phrase, lines.stream().map(Template::parse).toList());
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("texts are missing: " + missing + ", unknown: " + unknown);
        }
        for (Phrase phrase : Phrase.values()) {
            labels.put(phrase, say(phrase, 0, name -> Optional.empty()).words());
        }
    }

    /** The phrase, with its placeholders filled. */
    public RichText say(Phrase phrase, int turn, Function<String, Optional<String>> words) {
        List<Template> choices = java.util.Objects.requireNonNull(wordings.get(phrase));
        return choices.get(Math.floorMod(turn, choices.size())).fill(words);
    }

    /** The phrase without placeholders, such as a label. */
    public String label(Phrase phrase) {
        return java.util.Objects.requireNonNull(labels.get(phrase));
    }

    /** The phrase as it is written, with everything in it that can be filled in. */
    Shown shown(Phrase phrase, String language) {
        String text = java.util.Objects.requireNonNull(wordings.get(phrase)).stream()
                .map(Template::source)
                .collect(Collectors.joining("\n"));
        return new Shown(phrase.key() + "/" + language, text);
    }

    /** How many wordings the phrase has. */
    public int wordings(Phrase phrase) {
        return java.util.Objects.requireNonNull(wordings.get(phrase)).size();
    }
}
