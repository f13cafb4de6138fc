package org.reweave.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which texts of a journey a language still lacks; where one is missing, the original is said.
 *
 * @param language the language (ISO 639-1)
 * @param texts how many texts the journey has
 * @param places where one is missing, such as {@code before-role: the label of hurt}, in the order of the files
 */
public record MissingTexts(String language, int texts, List<String> places) {
    public MissingTexts {
        places = List.copyOf(places);
    }

    /** Compares what a language has with the original. */
    public static MissingTexts of(Journey journey, String language) {
        List<String> places = new ArrayList<>();
        int texts = header(journey, language, places);
        for (Step step : journey.steps().values()) {
            for (Texts text : Texts.of(step)) {
                texts++;
                if (!text.wording().byLanguage().containsKey(language)) {
                    Object last =
                            text.translatedPath().get(text.translatedPath().size() - 1);
                    places.add(step.id() + ": " + (text.label() ? "the label of " : "") + last);
                }
            }
        }
        return new MissingTexts(language, texts, places);
    }

    /** Every language the journey is translated into. */
    public static List<MissingTexts> of(Journey journey) {
        return journey.translations().keySet().stream()
                .map(language -> of(journey, language))
                .toList();
    }

    private static int header(Journey journey, String language, List<String> places) {
        HeaderTexts original = HeaderTexts.of(journey);
        HeaderTexts translated = journey.translations().getOrDefault(language, HeaderTexts.NONE);
        if (translated.title().isEmpty()) {
            places.add("journey.yaml: title");
        }
        if (translated.about().isEmpty()) {
            places.add("journey.yaml: about");
        }
        return 2
                + missing("chapters", original.chapters(), translated.chapters(), places)
                + missing("interludes", original.interludes(), translated.interludes(), places)
                + missing("changeable", original.changeable(), translated.changeable(), places)
                + missing("words", original.words(), translated.words(), places);
    }

    private static int missing(String group, Map<String, ?> original, Map<String, ?> translated, List<String> places) {
        Set<String> names = new TreeSet<>(original.keySet());
        names.removeAll(translated.keySet());
        names.forEach(name -> places.add("journey.yaml: " + group + " " + name));
        return original.size();
    }
}
