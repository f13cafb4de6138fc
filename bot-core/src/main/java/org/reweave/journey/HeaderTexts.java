package org.reweave.journey;

import java.util.HashMap;
import java.util.Map;
import org.reweave.journey.Journey.FactWord;

/**
 * What a journey's header says, in one language.
 *
 * @param title what the journey is called, or empty where it is not translated
 * @param about what it is, or empty where it is not translated
 * @param chapters the chapters' titles by id
 * @param interludes how side paths are offered, by name
 * @param changeable how answers that can be changed are offered, by the step that asks
 * @param words the words that depend on a fact, by name
 */
public record HeaderTexts(
        String title,
        String about,
        Map<String, String> chapters,
        Map<String, String> interludes,
        Map<String, String> changeable,
        Map<String, FactWord> words) {

    static final HeaderTexts NONE = new HeaderTexts("", "", Map.of(), Map.of(), Map.of(), Map.of());

    public HeaderTexts {
        chapters = Map.copyOf(chapters);
        interludes = Map.copyOf(interludes);
        changeable = Map.copyOf(changeable);
        words = Map.copyOf(words);
    }

    /** The original texts of a journey. */
    static HeaderTexts of(Journey journey) {
        Map<String, String> chapters = new HashMap<>();
        journey.chapters().forEach(chapter -> chapters.put(chapter.id(), chapter.title()));
        Map<String, String> interludes = new HashMap<>();
        journey.interludes().forEach((name, path) -> {
            if (path.label() != null) {
                interludes.put(name, path.label());
            }
        });
        Map<String, String> changeable = new HashMap<>();
        journey.changeable().forEach(change -> changeable.put(change.step(), change.label()));
        return new HeaderTexts(journey.title(), journey.about(), chapters, interludes, changeable, journey.words());
    }
}
