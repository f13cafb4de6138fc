package org.reweave.group.pulse;

import java.util.List;
import java.util.Map;

/**
 * A rule as an attacker sees it who has read its source: what it shows, and how likely it was to show that. There are two
 * answers, for then every answer that is not one is the other and nothing is lost among more.
 */
interface Watched {
    /** What a group sees that sees no figures. */
    List<Integer> TOO_FEW = List.of();

    /** A group that begins. */
    interface Start {
        Watched group(byte[] secret);
    }

    /** Counts one round and shows what is to be seen after it. */
    List<Integer> next(List<Tap> taps);

    /**
     * Whether the next round would be counted anew with so many taps; otherwise it shows the same whatever they are.
     *
     * @param moved whether somebody joined or left since the last round
     */
    boolean renews(int size, boolean moved);

    /** All that may come of counting anew, and how likely it is for whoever has not the secret. */
    Map<List<Integer>, Double> chances(int first, int size);
}
