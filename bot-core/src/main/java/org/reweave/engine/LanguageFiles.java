package org.reweave.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.journey.FlatTexts;

/** Finds the companion's own texts on the class path: {@code texts/companion.<code>.yaml} and {@code vocabulary}. */
public final class LanguageFiles {
    private LanguageFiles() {}

    /**
     * Reads languages by their codes; the first is the one to fall back to, and what another lacks is said in its words.
     *
     * @throws IllegalArgumentException naming what is missing in the first file or unknown in any
     * @throws UncheckedIOException where a file is not there or is no YAML
     */
    public static Languages read(ClassLoader loader, List<String> codes) {
        Map<String, Language> languages = new LinkedHashMap<>();
        for (String code : codes) {
            Phrases phrases = new Phrases(texts(loader, "companion.", code, codes.get(0)));
            Vocabulary vocabulary = new Vocabulary(texts(loader, "vocabulary.", code, codes.get(0)));
            languages.put(code, new Language(code, phrases, vocabulary, places(loader, code, codes.get(0))));
        }
        return new Languages(languages, codes.get(0));
    }

    private static Map<String, List<String>> texts(ClassLoader loader, String kind, String code, String fallback) {
        Map<String, List<String>> texts = new LinkedHashMap<>(texts(loader, kind + fallback));
        texts.putAll(texts(loader, kind + code));
        return texts;
    }

    /** Names of cities; a language that has no file of them knows those of the first. */
    public static Map<String, List<String>> places(ClassLoader loader, String code, String fallback) {
        boolean own = loader.getResource("texts/places." + code + ".yaml") != null;
        return texts(loader, "places.", own ? code : fallback, fallback);
    }

    /** What a language lacks of the companion's own texts, such as {@code companion.de.yaml: pause.hour}. */
    public static List<String> missing(ClassLoader loader, String code, String fallback) {
        List<String> missing = new ArrayList<>();
        for (String kind : List.of("companion.", "vocabulary.")) {
            Set<String> keys =
                    new LinkedHashSet<>(texts(loader, kind + fallback).keySet());
            keys.removeAll(texts(loader, kind + code).keySet());
            keys.forEach(key -> missing.add(kind + code + ".yaml: " + key));
        }
        return missing;
    }

    /** The codes of the languages there are texts in, as {@code texts/languages.yaml} lists them. */
    public static List<String> spoken(ClassLoader loader) {
        return texts(loader, "languages").getOrDefault("languages", List.of());
    }

    /** Reads one file of {@code texts/} by its name without the ending. */
    public static Map<String, List<String>> texts(ClassLoader loader, String name) {
        String file = "texts/" + name + ".yaml";
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            return FlatTexts.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
