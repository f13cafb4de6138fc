package org.reweave.engine;

import org.reweave.journey.Journey;

/** Finds the journey a person is walking. */
@FunctionalInterface
public interface Journeys {
    /** That revision of the journey, or the one that took its place. */
    Journey of(String id, int revision);
}
