package org.reweave.group;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.group.pulse.PulseWords;
import org.reweave.journey.Template;
import org.reweave.message.RichText;
import org.reweave.message.Shown;
import org.reweave.rhythm.Places;

/** What is said to groups in one language: the companion's own phrases, and the topics. */
public final class GroupLanguage {
    private static final String TITLE = "title";

    private final Locale locale;
    private final EnumMap<GroupPhrase, Template> phrases = new EnumMap<>(GroupPhrase.class);
    private final Map<String, String> chapters = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final PulseWords pulse;
    private final Map<String, List<String>> cities;
    private volatile @Nullable Places places;

    /**
     * Takes the texts of a language, by dotted key.
     *
     * @param code the language (ISO 639-1)
     * @param cities further names of places, by time zone
     * @throws IllegalArgumentException naming what is missing or unknown among the phrases or in the pulse, or missing in a topic
     */
    public GroupLanguage(
            String code,
            Map<String, List<String>> said,
            Map<String, List<String>> topicTexts,
            Map<String, List<String>> pulseTexts,
            Map<String, List<String>> cities) {
        this.cities = cities;
        this.locale = new Locale(code);
        this.pulse = new PulseWords(pulseTexts);
        List<String> unknown = new ArrayList<>(said.keySet());
        List<String> missing = new ArrayList<>();
        for (GroupPhrase phrase : GroupPhrase.values()) {
            unknown.remove(phrase.key());
            List<String> text = said.getOrDefault(phrase.key(), List.of());
            if (text.isEmpty()) {
                missing.add(phrase.key());
            } else {
                phrases.put(phrase, Template.parse(text.get(0)));
            }
        }
        readTopics(topicTexts, missing);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("texts are missing: " + missing + ", unknown: " + unknown);
        }
    }

    /** The names of places, which take a moment to collect; few groups write one. */
    Places places() {
        Places known = places;
        if (known == null) {
            known = new Places(locale, cities);
            places = known;
        }
        return known;
    }

    private void readTopics(Map<String, List<String>> texts, List<String> missing) {
        for (String key : texts.keySet()) {
            String[] parts = key.split("\\.", -1);
            if (parts.length == 2 && parts[1].equals(TITLE)) {
                chapters.put(parts[0], one(texts, key, missing));
            } else if (parts.length == 3 && parts[2].equals(TITLE)) {
                String of = parts[0] + "." + parts[1] + ".";
                String id = parts[0] + "-" + parts[1];
                topics.put(
                        id,
                        new Topic(
                                id,
                                parts[0],
                                one(texts, key, missing),
                                one(texts, of + "opening", missing),
                                one(texts, of + "question", missing),
                                one(texts, of + "try", missing),
                                one(texts, of + "close", missing)));
            }
        }
    }

    private static String one(Map<String, List<String>> texts, String key, List<String> missing) {
        List<String> text = texts.getOrDefault(key, List.of());
        if (text.isEmpty()) {
            missing.add(key);
            return "";
        }
        return text.get(0);
    }

    Locale locale() {
        return locale;
    }

    RichText say(GroupPhrase phrase, Map<String, String> words) {
        Template template = java.util.Objects.requireNonNull(phrases.get(phrase));
        return template.fill(name -> Optional.ofNullable(words.get(name)));
    }

    RichText say(GroupPhrase phrase) {
        return say(phrase, Map.of());
    }

    /** The phrase as it is written, with everything in it that can be filled in. */
    Shown shown(GroupPhrase phrase) {
        String text = java.util.Objects.requireNonNull(phrases.get(phrase)).source();
        return new Shown("group." + phrase.key() + "/" + locale.getLanguage(), text);
    }

    String label(GroupPhrase phrase) {
        return say(phrase).words();
    }

    /** How the pulse is told. */
    PulseWords pulse() {
        return pulse;
    }

    /** The chapters there are topics of, by id, in their order. */
    List<String> chapters() {
        return List.copyOf(chapters.keySet());
    }

    String chapter(String id) {
        return chapters.getOrDefault(id, id);
    }

    /** The topics of some chapters, in their order. */
    List<Topic> topics(List<String> of) {
        return topics.values().stream()
                .filter(topic -> of.contains(topic.chapter()))
                .toList();
    }

    /** A topic by its id, also where its chapter is no longer chosen. */
    Optional<Topic> topic(String id) {
        return Optional.ofNullable(topics.get(id));
    }
}
