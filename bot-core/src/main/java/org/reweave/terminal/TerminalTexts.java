package org.reweave.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reweave.message.FoldedText;

/** What the terminal itself says in one language; the words are in {@code texts/terminal.<language>.yaml}. */
record TerminalTexts(
        String startHint,
        Set<String> leaveWords,
        String left,
        String notSaved,
        String gone,
        String scaleBetween,
        String writtenTo) {
    private static final String FALLBACK = "en";

    TerminalTexts {
        leaveWords = Set.copyOf(leaveWords);
    }

    /**
     * Reads the texts of a language, or the English ones where there are none.
     *
     * @throws IllegalStateException when a text is missing from the file; names its key
     */
    static TerminalTexts in(String language) {
        JsonNode texts = file(language);
        Set<String> words = new TreeSet<>();
        texts.at("/leave/words").forEach(word -> words.add(FoldedText.words(word.asText())));
        return new TerminalTexts(
                text(texts, "/start/hint"),
                words,
                text(texts, "/leave/done"),
                text(texts, "/trouble/not-saved"),
                text(texts, "/trouble/gone"),
                text(texts, "/scale/between"),
                text(texts, "/file/written"));
    }

    /** The file of a language, or the English one where there is none. */
    static JsonNode file(String language) {
        return read(language).or(() -> read(FALLBACK)).orElseThrow();
    }

    /** Whether these words, as typed, ask to leave the terminal. */
    boolean leaves(String typed) {
        return leaveWords.contains(FoldedText.words(typed));
    }

    /** Says where a file is. */
    String written(Path file) {
        return writtenTo.replace("{file}", file.toString());
    }

    private static Optional<JsonNode> read(String language) {
        try (@Nullable
                InputStream file = TerminalTexts.class.getResourceAsStream("/texts/terminal." + language + ".yaml")) {
            return file == null ? Optional.empty() : Optional.of(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonNode texts, String pointer) {
        JsonNode text = texts.at(pointer);
        if (!text.isTextual()) {
            throw new IllegalStateException(
                    "the terminal's texts lack " + pointer.substring(1).replace('/', '.'));
        }
        return text.asText();
    }
}
