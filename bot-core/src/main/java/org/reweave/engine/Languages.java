package org.reweave.engine;

import java.util.Map;

/** The languages the companion speaks, with one to fall back to. */
public final class Languages {
    private final Map<String, Language> byCode;
    private final Language fallback;

    /** Throws {@link IllegalArgumentException} where the fallback is not among them. */
    public Languages(Map<String, Language> byCode, String fallback) {
        Language found = byCode.get(fallback);
        if (found == null) {
            throw new IllegalArgumentException("there are no texts for the language " + fallback);
        }
        this.byCode = Map.copyOf(byCode);
        this.fallback = found;
    }

    /** The language of that code, or the one to fall back to. */
    Language of(String code) {
        return byCode.getOrDefault(code, fallback);
    }
}
