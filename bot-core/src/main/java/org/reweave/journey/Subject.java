package org.reweave.journey;

import java.util.List;
import org.reweave.journey.Step.Place;

/** A journey that is being checked, what its answers can make known, and where to note what is wrong. */
record Subject(Journey journey, FactTable facts, Lines lines, Problems problems) {

    /** Notes a problem of a step; the path names the part of it, as the file does. */
    void problem(Step step, String what, String remedy, List<Object> path) {
        problem(journey.language(), step, what, remedy, path);
    }

    /** Notes a problem of a step's texts in a language. */
    void problem(String language, Step step, String what, String remedy, List<Object> path) {
        Place place = lines.of(language, step, path);
        problems.add(place.file(), place.line(), step.id(), what, remedy);
    }

    /** Notes a problem of the journey's own file. */
    void problem(String what, String remedy, List<Object> path) {
        Place place = lines.ofHeader(path);
        problems.add(place.file(), place.line(), "", what, remedy);
    }

    /** Notes a problem of a step that has no part of its own to point at. */
    void problem(Step step, String what, String remedy) {
        problem(step, what, remedy, List.of());
    }
}
