package org.reweave.journey;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the known word somebody probably meant. */
final class Nearest {
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();
    private static final int LISTED = 12;

    private Nearest() {}

    /** The known word that differs by the fewest letters, if these are few enough for a slip; or the one that was begun. */
    static Optional<String> to(String written, Collection<String> known) {
        String best = "";
        int fewest = slips(written) + 1;
        for (String candidate : known) {
            int distance = DISTANCE.apply(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? beginning(written, known) : Optional.of(best);
    }

    /** The one known word that begins with what was written. */
    private static Optional<String> beginning(String written, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> written.length() >= 4 && candidate.startsWith(written))
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static int slips(String written) {
        return 1 + written.length() / 12;
    }

    /** What to write instead: the nearest word, or the words there are when they are few, or else the general advice. */
    static String remedy(String written, Collection<String> known, String otherwise) {
        Optional<String> nearest = to(written, known);
        if (nearest.isPresent()) {
            return "Write `" + nearest.get() + "`.";
        }
        return known.isEmpty() || known.size() > LISTED ? otherwise : "Known: " + String.join(", ", known) + ".";
    }
}
