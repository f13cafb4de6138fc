package org.reweave.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reweave.rhythm.Places;

/** Everything needed to speak and understand one language. */
public final class Language {
    private final String code;
    private final Phrases phrases;
    private final Vocabulary vocabulary;
    private final AnswerMatcher matcher;
    private final TimeReader times;

    private final RhythmReader rhythms;
    private final ZoneReader zones;
    private final Map<String, List<String>> cities;
    private volatile @Nullable Places places;

    /**
     * A language by its ISO 639-1 code, with the companion's phrases, the words it understands, and names of cities by the
     * id of their time zone.
     */
    public Language(String code, Phrases phrases, Vocabulary vocabulary, Map<String, List<String>> cities) {
        this.code = code;
        this.phrases = phrases;
        this.vocabulary = vocabulary;
        this.matcher = new AnswerMatcher(vocabulary);
        this.times = new TimeReader(vocabulary);
        this.rhythms = new RhythmReader(vocabulary);
        this.zones = new ZoneReader(this);
        this.cities = Map.copyOf(cities);
    }

    String code() {
        return code;
    }

    Phrases phrases() {
        return phrases;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    AnswerMatcher matcher() {
        return matcher;
    }

    TimeReader times() {
        return times;
    }

    RhythmReader rhythms() {
        return rhythms;
    }

    ZoneReader zones() {
        return zones;
    }

    /** The places of the world by their names; read when they are first asked for, as few ever ask. */
    Places places() {
        Places known = places;
        if (known == null) {
            known = new Places(new Locale(code), cities);
            places = known;
        }
        return known;
    }

    /** The language as spoken in a country; an unknown country changes nothing. */
    Locale locale(String country) {
        return country.length() == 2 ? new Locale(code, country.toUpperCase(Locale.ROOT)) : new Locale(code);
    }
}
