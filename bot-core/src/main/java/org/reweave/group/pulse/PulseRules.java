package org.reweave.group.pulse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a group sees of its members' answers in a round, so that nobody's answer can be told from it; see the
 * package for what that means and why.
 *
 * <ol>
 *   <li>Each count is blurred by a number that is normally spread and as large as {@link PulsePromise} allows.
 *   <li>What is blurred is rounded to tens of percent; small figures are hidden, a single one together with a neighbour.
 *   <li>New figures come only as often as the promise can pay for, evenly over the year: every seventh round in a group of
 *       500, every round from about 1300. Between them the old ones are shown again, whoever joined, left or answered
 *       otherwise.
 *   <li>Where not even one in the whole time could be paid for (below 177 answers) nothing is ever shown. No rule can do
 *       better there: where one answer may shift what is seen by so little, even all eight of a group together shift it by
 *       too little to be noticed.
 * </ol>
 *
 * <p>It hides what somebody answered, not that they answered: the number of answers decides when there are new figures. It
 * counts rounds and not days, so a group with two rounds a week has the promise for half a year.
 *
 * <p>Pure: the same taps, history and secret give the same figures, so a turn that is run again shows nothing new.
 */
public final class PulseRules {
    /** With fewer answers nothing is shown, whatever else is true. */
    public static final int FEWEST = 5;

    private static final int SHORTEST_SECRET = 16;
    private static final double ROUNDING = 1e-9;

    private final int answers;
    private final Blur blur;
    private final PulsePromise promise;

    /**
     * The rules for one question of one group, with the promise that is made to members.
     *
     * @param answers how many were offered, from 2 to 10; with two, figures are shown only where neither is rare
     * @param secret of this group alone, at least 16 bytes by chance; whoever knows it and all answers but one knows that one
     */
    public PulseRules(int answers, byte[] secret) {
        this(answers, secret, PulsePromise.MADE);
    }

    /** As {@link #PulseRules(int, byte[])}, with another promise. */
    public PulseRules(int answers, byte[] secret, PulsePromise promise) {
        if (answers < 2 || answers > 10 || secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a pulse needs 2 to 10 answers and a secret of 16 bytes or more");
        }
        this.answers = answers;
        this.blur = new Blur(secret);
        this.promise = promise;
    }

    /**
     * Counts one round. It is called once for each, also for one in which nobody answered.
     *
     * @param thisWeek one tap of each member who answered, in any order
     * @param before what the round before returned, or {@link PulseHistory#NONE}
     * @throws IllegalArgumentException where a member has two taps or an answer was not offered; names neither
     */
    public Published publish(List<Tap> thisWeek, PulseHistory before) {
        double[] counts = counted(thisWeek);
        int size = thisWeek.size();
        PulseHistory next = before.later();
        if (renews(size, before)) {
            double width = promise.blur(size);
            List<Integer> tens = Cells.shown(blurred(counts, width, thisWeek, next.rounds()), size, width);
            next = before.later(promise.share(width), tens, promise.rounds());
        }
        return new Published(size < FEWEST ? Optional.empty() : next.figures(), next);
    }

    /** Whether new figures are due and can be paid for; it depends on how many answered and never on what. */
    boolean renews(int size, PulseHistory before) {
        if (size < FEWEST) {
            return false;
        }
        double share = promise.share(promise.blur(size));
        double rounds = Math.ceil(share * promise.rounds() - ROUNDING);
        return before.rounds() + 1 - before.lastSpent() >= rounds
                && before.spentWithin(promise.rounds()) + share <= 1 + ROUNDING;
    }

    private double[] counted(List<Tap> taps) {
        double[] counts = new double[answers];
        Set<String> members = new HashSet<>();
        for (Tap tap : taps) {
            if (tap.answer() >= answers || !members.add(tap.member())) {
                throw new IllegalArgumentException("each member has one tap, on an answer that was offered");
            }
            counts[tap.answer()]++;
        }
        return counts;
    }

    /** The counts, blurred, and moved together so that they add up to what they did before. */
    double[] blurred(double[] counts, double width, List<Tap> taps, int round) {
        double[] numbers = blur.numbers(answers, round, taps);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double[] blurred = new double[answers];
        for (int i = 0; i < answers; i++) {
            blurred[i] = counts[i] + width * (numbers[i] - mean);
        }
        return blurred;
    }
}
