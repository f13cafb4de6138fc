package org.reweave.engine;

import org.reweave.journey.Facts;
import org.reweave.journey.Journey;

/** Opens to other tests what follows from a person's answers. */
public final class Known {
    private Known() {}

    /** English, as it is shipped. */
    static Language english() {
        return LanguageFiles.read(Known.class.getClassLoader(), java.util.List.of("en"))
                .of("en");
    }

    public static Facts facts(Journey journey, PersonState state) {
        return new TrailFacts(journey, state.trail());
    }
}
