package org.reweave.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.live.LivePerson.Seen;

/**
 * What somebody was shown more often than in an undisturbed walk.
 *
 * @param excess how many messages more, each of them like one that was shown before
 * @param uncertain how many messages arrived without the companion being able to learn it
 * @param unexplained those that may not be, in words
 */
record Repetitions(int excess, int uncertain, List<String> unexplained) {

    private record Look(String words, List<String> asked) {}

    /**
     * On a platform that tells repeats none may be there twice, and more is said only about taps that the person repeated; on
     * others a message may be there again for each time its arrival could not be known.
     */
    static Repetitions of(Arrival troubled, Arrival calm) {
        List<String> unexplained = new ArrayList<>();
        if (troubled.tellsRepeats()) {
            Set<String> deliveries = new HashSet<>();
            troubled.shown().stream()
                    .filter(seen -> !deliveries.add(seen.delivery()))
                    .forEach(seen ->
                            unexplained.add("delivery " + seen.delivery() + " is there twice: " + seen.words()));
        }
        Map<Look, List<Seen>> expected = byLook(calm);
        int excess = 0;
        for (Map.Entry<Look, List<Seen>> shown : byLook(troubled).entrySet()) {
            int more = shown.getValue().size()
                    - expected.getOrDefault(shown.getKey(), List.of()).size();
            long unknown = shown.getValue().stream().filter(Seen::uncertain).count();
            excess += Math.max(0, more);
            if (!troubled.tellsRepeats() && more > unknown) {
                unexplained.add(more + " more than expected, " + unknown + " of them uncertain: " + shown.getKey());
            }
        }
        if (troubled.tellsRepeats() && excess > troubled.stepsRepeated()) {
            unexplained.add(excess + " messages more, but only " + troubled.stepsRepeated() + " taps repeated");
        }
        int uncertain = (int) troubled.shown().stream().filter(Seen::uncertain).count();
        return new Repetitions(excess, uncertain, unexplained);
    }

    private static Map<Look, List<Seen>> byLook(Arrival arrival) {
        Map<Look, List<Seen>> all = new LinkedHashMap<>();
        for (Seen seen : arrival.shown()) {
            all.computeIfAbsent(new Look(seen.words(), seen.asked()), look -> new ArrayList<>())
                    .add(seen);
        }
        return all;
    }

    @Override
    public String toString() {
        return "shown again: " + excess + " (arrived without the companion learning it: " + uncertain
                + "); not to be explained: " + unexplained.size();
    }
}
