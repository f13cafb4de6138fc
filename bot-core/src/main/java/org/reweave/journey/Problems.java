package org.reweave.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a journey's files; nothing is thrown, so that all of it can be listed at once. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();
    private final List<String> files = new ArrayList<>();
    private boolean waysLost;
    private boolean stepsLost;

    void add(String file, int line, String step, String what, String remedy) {
        if (!files.contains(file)) {
            files.add(file);
        }
        found.add(new Problem(file, line, step, what, remedy));
    }

    /** Notes the order in which files are read, which is the order their problems are listed in. */
    void reading(String file) {
        if (!files.contains(file)) {
            files.add(file);
        }
    }

    /** Says that a way between steps could not be read: what looks at the whole graph would mislead. */
    void wayLost() {
        waysLost = true;
    }

    /** Says that a step, or more of them, could not be read: what looks for steps and facts would mislead, too. */
    void stepLost() {
        waysLost = true;
        stepsLost = true;
    }

    /** Whether every step was read, with all that may lead to it or be known from it. */
    boolean stepsKnown() {
        return !stepsLost;
    }

    /** Whether every way between steps was read. */
    boolean waysKnown() {
        return !waysLost;
    }

    int count() {
        return found.size();
    }

    /** All of them by file and line. */
    List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                .thenComparingInt(Problem::line));
        return List.copyOf(sorted);
    }
}
