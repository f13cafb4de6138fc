package org.reweave.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reweave.journey.FlatTexts;

/** Finds the companion's own texts on the class path: {@code texts/companion.<code>.yaml} and {@code vocabulary}. */
public final class LanguageFiles {
    private LanguageFiles() {}

    /**
     * Reads languages by their codes; the first is the one to fall back to.
     *
     * @throws IllegalArgumentException naming what is missing or unknown in a file
     * @throws UncheckedIOException where a file is not there or is no YAML
     */
    public static Languages read(ClassLoader loader, List<String> codes) {
        Map<String, Language> languages = new LinkedHashMap<>();
        for (String code : codes) {
            Phrases phrases = new Phrases(texts(loader, "companion." + code));
            languages.put(code, new Language(code, phrases, new Vocabulary(texts(loader, "vocabulary." + code))));
        }
        return new Languages(languages, codes.get(0));
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
