package org.reweave.group.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * An attacker who sees the blurred counts themselves, before they are rounded and hidden. He sees more than anybody, so
 * what he cannot do nobody can, however many answers are offered.
 */
class BlurredCountsTest {
    private static final int YEARS = Integer.getInteger("pulse.years", 5_000);
    private static final long SEED = Long.getLong("pulse.seed", 1);
    private static final int SIZE = 500;
    private static final int ANSWERS = 4;
    private static final double LUCK = 4;

    /** How often he is right about which of two answers somebody gave, who gave the same one all the year. */
    private static double right(PulsePromise promise, int years) {
        Random random = new Random(SEED);
        int right = 0;
        for (int i = 0; i < years; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            right += findsOut(new PulseRules(ANSWERS, secret, promise), promise, random) ? 1 : 0;
        }
        double share = (double) right / years;
        System.out.printf("%s, %d years: right in %.2f of 100%n", promise, years, 100 * share);
        return share;
    }

    private static boolean findsOut(PulseRules rules, PulsePromise promise, Random random) {
        int target = random.nextInt(2);
        List<Tap> taps = new ArrayList<>(IntStream.range(0, SIZE - 1)
                .mapToObj(i -> new Tap("m" + i, random.nextInt(ANSWERS)))
                .toList());
        taps.add(new Tap("target", target));
        PulseHistory history = PulseHistory.NONE;
        double belief = 0;
        for (int round = 1; round <= promise.rounds(); round++) {
            if (rules.renews(SIZE, history)) {
                belief += belief(rules, promise, taps, round);
            }
            history = rules.publish(taps, history).next();
        }
        return (belief > 0 ? 0 : 1) == target;
    }

    /** By how much the two counts that may hold the target speak for the first. */
    private static double belief(PulseRules rules, PulsePromise promise, List<Tap> taps, int round) {
        double[] counts = new double[ANSWERS];
        taps.forEach(tap -> counts[tap.answer()]++);
        double width = promise.blur(SIZE);
        double[] seen = rules.blurred(counts, width, taps, round);
        double known = taps.subList(0, SIZE - 1).stream()
                .mapToInt(tap -> tap.answer() == 0 ? 1 : tap.answer() == 1 ? -1 : 0)
                .sum();
        return (seen[0] - seen[1] - known) / (width * width);
    }

    private static double allowed(double promised, int years) {
        return promised + LUCK * Math.sqrt(promised * (1 - promised) / years);
    }

    @Test
    void even_he_guesses_no_better_than_promised() {
        double promised = Normal.below(PulsePromise.MADE.telling() / 2);

        assertThat(right(PulsePromise.MADE, YEARS)).isLessThan(allowed(promised, YEARS));
    }

    @Test
    void he_would_see_it_if_ten_times_as_much_were_told() {
        int years = 500;

        assertThat(right(new PulsePromise(1, 52, 0.08), years))
                .isGreaterThan(allowed(0.52, years))
                .isBetween(0.6, allowed(Normal.below(0.5), years));
    }
}
