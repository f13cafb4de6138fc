package org.reweave.telegram;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The few sentences the adapter itself says, in one language; read from {@code texts/telegram.<language>.yaml}.
 *
 * @param language the language's short name
 * @param whoLine what an administrator is asked who writes as the group itself
 * @param whoButton the label of the button with which they say who they are
 * @param commands the commands of a private chat with what they do, in order
 * @param groupCommands the same for groups
 * @param leadCommands the same for those who administer a group, who are offered the others as well
 * @param waiting what whoever has to wait for an answer is told, within a minute and by the minute
 */
record TelegramTexts(
        String language,
        String whoLine,
        String whoButton,
        Map<String, String> commands,
        Map<String, String> groupCommands,
        Map<String, String> leadCommands,
        Map<String, String> waiting) {
    private static final String FALLBACK = "en";

    /** The texts of a language, or the English ones where there are none. */
    static TelegramTexts in(String language) {
        String found = language.matches("[a-z]{2}") && file(language) != null ? language : FALLBACK;
        try (InputStream file = file(found)) {
            Map<String, Map<String, String>> all =
                    new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {});
            return new TelegramTexts(
                    found,
                    group(all, "group").getOrDefault("who", ""),
                    group(all, "group").getOrDefault("me", ""),
                    group(all, "commands"),
                    group(all, "group-commands"),
                    group(all, "lead-commands"),
                    group(all, "wait"));
        } catch (IOException e) {
            throw new UncheckedIOException("texts/telegram." + found + ".yaml cannot be read", e);
        }
    }

    /** The texts of every language there are texts for. */
    static List<TelegramTexts> all() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(language -> file(language) != null)
                .map(TelegramTexts::in)
                .toList();
    }

    /** About when the answer comes, for somebody who waits that many minutes. */
    Optional<String> waits(long minutes) {
        return Optional.ofNullable(waiting.get(minutes <= 1 ? "soon" : "minutes"))
                .map(words -> words.replace("{minutes}", Long.toString(minutes)));
    }

    private static Map<String, String> group(Map<String, Map<String, String>> all, String name) {
        return new LinkedHashMap<>(all.getOrDefault(name, Map.of()));
    }

    private static @org.jspecify.annotations.Nullable InputStream file(String language) {
        return TelegramTexts.class.getResourceAsStream("/texts/telegram." + language + ".yaml");
    }
}
