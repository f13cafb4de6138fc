package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The few sentences and names this adapter says itself, in one language; read from {@code texts/discord.*.yaml}. */
final class DiscordTexts {
    private final Map<String, String> words;

    private DiscordTexts(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** The texts of a language, such as {@code en}; English where it has none. */
    static DiscordTexts of(String language) {
        return find(language)
                .or(() -> find("en"))
                .orElseThrow(() -> new IllegalStateException("no texts/discord.en.yaml"));
    }

    /** The texts of a language, if it has any. */
    static Optional<DiscordTexts> find(String language) {
        try (InputStream file = DiscordTexts.class.getResourceAsStream("/texts/discord." + language + ".yaml")) {
            if (file == null) {
                return Optional.empty();
            }
            Map<String, String> words = new HashMap<>();
            flatten("", new YAMLMapper().readTree(file), words);
            return Optional.of(new DiscordTexts(words));
        } catch (IOException e) {
            throw new UncheckedIOException("texts/discord." + language + ".yaml cannot be read", e);
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> words) {
        if (node.isValueNode()) {
            words.put(path, node.asText().strip());
            return;
        }
        node.properties().forEach(entry -> {
            String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            flatten(below, entry.getValue(), words);
        });
    }

    /** A text by its place in the file, such as {@code write.button}; one that is missing is a bug. */
    String words(String path) {
        return find(path, words);
    }

    /** A text that a language may leave out. */
    Optional<String> maybe(String path) {
        return Optional.ofNullable(words.get(path));
    }

    /** About when the answer comes, for somebody who waits that many minutes. */
    Optional<String> waits(long minutes) {
        return maybe(minutes <= 1 ? "wait.soon" : "wait.minutes")
                .map(said -> said.replace("{minutes}", Long.toString(minutes)));
    }

    private static String find(String path, Map<String, String> words) {
        String found = words.get(path);
        if (found == null) {
            throw new IllegalStateException("texts/discord: there is no " + path);
        }
        return found;
    }
}
