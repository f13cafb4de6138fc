package org.reweave.group.pulse;

import java.util.List;

/**
 * What a group may see: of each answer about how many in ten gave it, or that this is not shown. There is always
 * something shown, and never all but one, which could be worked out from the rest.
 *
 * @param tens for each offered answer from 1 (about one in ten) to 9 (nine in ten or more); 0 where it is not shown
 * @param age how many rounds ago this was counted; 0 for this round
 */
public record Figures(List<Integer> tens, int age) {
    /** In the place of a figure that is not shown. */
    public static final int HIDDEN = 0;

    public Figures {
        tens = List.copyOf(tens);
        long hidden = tens.stream().filter(ten -> ten == HIDDEN).count();
        if (tens.stream().anyMatch(ten -> ten < HIDDEN || ten > 9) || hidden == 1 || hidden == tens.size() || age < 0) {
            throw new IllegalArgumentException("these are no figures that may be shown");
        }
    }

    /** Whether there is a figure for this answer. */
    public boolean shows(int answer) {
        return tens.get(answer) != HIDDEN;
    }
}
