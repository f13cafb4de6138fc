package org.reweave.group.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attacker who knows all answers but one and has people join, leave and answer otherwise, over many groups, each watched for
 * 52 rounds. {@code -Dpulse.groups=40000}
 * takes more of them, {@code -Dpulse.seed=7} others.
 */
class PulseAttackTest {
    private static final int GROUPS = Integer.getInteger("pulse.groups", 600);
    private static final long SEED = Long.getLong("pulse.seed", 1);
    private static final int YEAR = 52;
    /** What is promised: the share of right guesses. */
    private static final double PROMISED = Normal.below(PulsePromise.MADE.telling() / 2);
    /** A run in 30,000 is further off by bad luck alone. */
    private static final double LUCK = 4;

    private static double allowed(double promised, int groups) {
        return promised + LUCK * Math.sqrt(promised * (1 - promised) / groups);
    }

    private static byte[] secret(Random random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return secret;
    }

    private static double right(Watched.Start start, int size, int groups) {
        Random random = new Random(SEED * 1000 + size);
        int right = 0;
        for (int i = 0; i < groups; i++) {
            Attacker attacker = new Attacker(start.group(secret(random)), size, random);
            right += attacker.findsOut(random.nextInt(2), YEAR) ? 1 : 0;
        }
        double share = (double) right / groups;
        System.out.printf("%d answers, %d groups: right in %.2f of 100%n", size, groups, 100 * share);
        return share;
    }

    @Test
    void what_is_promised_is_52_of_100() {
        assertThat(PROMISED).isCloseTo(0.52, within(0.0001));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 40, 200, 500, 1300})
    void he_guesses_no_better_than_promised_after_a_year(int size) {
        int groups = size > 1000 ? GROUPS / 4 : GROUPS;

        assertThat(right(WatchedPulse::new, size, groups))
                .isBetween(1 - allowed(0.5, groups), allowed(PROMISED, groups));
    }

    @ParameterizedTest
    @CsvSource({"PLAIN,8", "PLAIN,40", "PLAIN,500", "HIDING,15", "HIDING,500", "STABLE,40", "STABLE,500"})
    void he_finds_out_nearly_everybody_under_a_rule_without_chance(WeakerRule rule, int size) {
        int groups = 250;

        assertThat(right(secret -> rule, size, groups))
                .isGreaterThan(allowed(PROMISED, groups))
                .isGreaterThan(0.95);
    }

    @Test
    void having_people_join_and_leave_finds_out_under_a_rule_that_counts_anew_for_that() {
        int groups = 250;

        assertThat(right(RenewedByMoves::new, 15, groups)).isGreaterThan(allowed(PROMISED, groups));
    }

    @Test
    void his_picture_of_the_rule_is_the_rule() {
        Random random = new Random(SEED);
        int size = 500;
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            taps.add(new Tap("m" + i, i < 212 ? 0 : 1));
        }
        Map<List<Integer>, Integer> seen = new HashMap<>();
        int times = 20_000;
        for (int i = 0; i < times; i++) {
            seen.merge(new WatchedPulse(secret(random)).next(taps), 1, Integer::sum);
        }

        Map<List<Integer>, Double> expected = new WatchedPulse(secret(random)).chances(212, size);

        assertThat(expected.keySet()).containsAll(seen.keySet());
        assertThat(expected)
                .allSatisfy((tens, chance) -> assertThat(seen.getOrDefault(tens, 0) / (double) times)
                        .isCloseTo(chance, within(LUCK * Math.sqrt(Math.abs(chance * (1 - chance)) / times) + 1e-6)));
    }
}
