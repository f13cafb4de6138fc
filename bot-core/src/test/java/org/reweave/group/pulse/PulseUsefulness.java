package org.reweave.group.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures how often groups see figures and how far off they are. Not part of the build: {@code -Dtest=PulseUsefulness}. */
class PulseUsefulness {
    private static final int GROUPS = Integer.getInteger("pulse.groups", 200);
    private static final int ANSWERS = 4;

    private static final class Sums {
        private int rounds;
        private int seen;
        private int fresh;
        private int cells;
        private int hidden;
        private final List<Double> off = new ArrayList<>();
        private double offNow;
        private int offNowCount;
    }

    @Test
    void measured() {
        for (PulsePromise promise :
                List.of(PulsePromise.MADE, new PulsePromise(0.25, 52, 0.08), new PulsePromise(0.5, 52, 0.14))) {
            double right = 100 * Normal.below(promise.telling() / 2);
            System.out.printf(Locale.ROOT, "promise: %.1f of 100, roughness %.2f%n", right, promise.roughness());
            System.out.println("| Answers a week | Weeks with figures | New figures a year | Shown of the answers |"
                    + " Off by, mean | Within 10 points | Old ones off by, mean |");
            for (int size : new int[] {8, 15, 40, 100, 177, 250, 500, 1300, 5000}) {
                System.out.println(line(size, measured(size, promise)));
            }
        }
    }

    private static String line(int size, Sums sums) {
        double mean = sums.off.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
        double near = sums.off.stream().filter(x -> x <= 10).count() / (double) sums.off.size();
        assertThat(sums.rounds).isEqualTo(GROUPS * 104);
        return String.format(
                Locale.ROOT,
                "| %d | %.0f %% | %.1f | %.0f %% | %.1f | %.0f %% | %.1f |",
                size,
                100.0 * sums.seen / sums.rounds,
                52.0 * sums.fresh / sums.rounds,
                100.0 * (sums.cells - sums.hidden) / Math.max(1, sums.cells),
                mean,
                100 * near,
                sums.offNow / sums.offNowCount);
    }

    /** Two years of groups in which each week one in ten changes their answer, and the mood moves slowly. */
    private static Sums measured(int size, PulsePromise promise) {
        Sums sums = new Sums();
        Random random = new Random(size);
        for (int group = 0; group < GROUPS; group++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            PulseRules rules = new PulseRules(ANSWERS, secret, promise);
            PulseHistory history = PulseHistory.NONE;
            Mood mood = new Mood(size, random);
            for (int round = 0; round < 104; round++) {
                mood.week();
                Published published = rules.publish(mood.taps(), history);
                history = published.next();
                note(sums, published.figures(), mood);
            }
        }
        return sums;
    }

    private static void note(Sums sums, Optional<Figures> figures, Mood mood) {
        sums.rounds++;
        if (figures.isEmpty()) {
            return;
        }
        Figures shown = figures.orElseThrow();
        sums.seen++;
        sums.fresh += shown.age() == 0 ? 1 : 0;
        double[] shares = mood.shares();
        for (int answer = 0; answer < ANSWERS; answer++) {
            sums.cells++;
            if (!shown.shows(answer)) {
                sums.hidden++;
                continue;
            }
            double off = Math.abs(10 * shown.tens().get(answer) - 100 * shares[answer]);
            if (shown.age() == 0) {
                sums.off.add(off);
            } else {
                sums.offNow += off;
                sums.offNowCount++;
            }
        }
    }

    /** People who answer, and a mood by which they do. */
    private static final class Mood {
        private final Random random;
        private final int[] answers;
        private final double[] weights = new double[ANSWERS];

        private Mood(int size, Random random) {
            this.random = random;
            this.answers = new int[size];
            for (int i = 0; i < ANSWERS; i++) {
                weights[i] = random.nextGaussian() * 0.8;
            }
            for (int i = 0; i < size; i++) {
                answers[i] = drawn();
            }
        }

        private int drawn() {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < ANSWERS; i++) {
                double luck = weights[i] - Math.log(-Math.log(random.nextDouble()));
                if (luck > most) {
                    most = luck;
                    best = i;
                }
            }
            return best;
        }

        private void week() {
            for (int i = 0; i < ANSWERS; i++) {
                weights[i] = 0.98 * weights[i] + 0.15 * random.nextGaussian();
            }
            for (int i = 0; i < answers.length; i++) {
                if (random.nextInt(10) == 0) {
                    answers[i] = drawn();
                }
            }
        }

        private List<Tap> taps() {
            List<Tap> taps = new ArrayList<>(answers.length);
            for (int i = 0; i < answers.length; i++) {
                taps.add(new Tap("m" + i, answers[i]));
            }
            return taps;
        }

        private double[] shares() {
            double[] shares = new double[ANSWERS];
            for (int answer : answers) {
                shares[answer] += 1.0 / answers.length;
            }
            return shares;
        }
    }
}
