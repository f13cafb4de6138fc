package org.reweave.group.pulse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes figures of blurred counts. It never sees the exact ones: whatever it decides follows from what is blurred already
 * and so tells nothing more.
 */
final class Cells {
    /** So many blurs above the least number a count has to be, so that a smaller one is hardly ever shown. */
    private static final double MARGIN = 2;

    private Cells() {}

    /**
     * Counts in tens of percent, small ones hidden, and with a single small one its smallest neighbour too.
     *
     * @param blurred which have to add up to {@code answers}
     * @param blur the standard deviation they are blurred by
     */
    static List<Integer> shown(double[] blurred, int answers, double blur) {
        double least = PulseRules.FEWEST + MARGIN * blur;
        int[] tens = Arrays.stream(blurred)
                .mapToInt(count -> count < least ? Figures.HIDDEN : tens(count / answers))
                .toArray();
        if (Arrays.stream(tens).filter(ten -> ten == Figures.HIDDEN).count() == 1) {
            hideSmallest(tens, blurred);
        }
        return Arrays.stream(tens).boxed().toList();
    }

    /** Never ten: that everybody gave one answer would be known of each. */
    private static int tens(double share) {
        return (int) Math.max(0, Math.min(9, Math.round(share * 10)));
    }

    private static void hideSmallest(int[] tens, double[] blurred) {
        IntStream.range(0, tens.length)
                .filter(i -> tens[i] != Figures.HIDDEN)
                .reduce((one, other) -> blurred[other] < blurred[one] ? other : one)
                .ifPresent(smallest -> tens[smallest] = Figures.HIDDEN);
    }
}
