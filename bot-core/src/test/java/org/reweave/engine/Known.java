package org.reweave.engine;

import org.reweave.journey.Facts;
import org.reweave.journey.Journey;

/** Opens to other tests what follows from a person's answers. */
public final class Known {
    private Known() {}

    public static Facts facts(Journey journey, PersonState state) {
        return new TrailFacts(journey, state.trail());
    }
}
