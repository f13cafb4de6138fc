package org.reweave.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that somebody probably meant to write. */
final class NearestName {
    private NearestName() {}

    /** The closest of the known names; empty where more than half of its letters would have to change. */
    static Optional<String> of(String written, Collection<String> known) {
        String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(distance, name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(distance, name, best) * 2 <= Math.max(best.length(), name.length()));
    }

    private static int distance(LevenshteinDistance distance, String name, String candidate) {
        return distance.apply(name, candidate.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
