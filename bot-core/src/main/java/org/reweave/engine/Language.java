package org.reweave.engine;

import java.util.Locale;

/** Everything needed to speak and understand one language. */
public final class Language {
    private final String code;
    private final Phrases phrases;
    private final Vocabulary vocabulary;
    private final AnswerMatcher matcher;
    private final TimeReader times;

    /** A language by its ISO 639-1 code, with the companion's phrases and the words it understands. */
    public Language(String code, Phrases phrases, Vocabulary vocabulary) {
        this.code = code;
        this.phrases = phrases;
        this.vocabulary = vocabulary;
        this.matcher = new AnswerMatcher(vocabulary);
        this.times = new TimeReader(vocabulary);
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

    /** The language as spoken in a country; an unknown country changes nothing. */
    Locale locale(String country) {
        return country.length() == 2 ? new Locale(code, country.toUpperCase(Locale.ROOT)) : new Locale(code);
    }
}
