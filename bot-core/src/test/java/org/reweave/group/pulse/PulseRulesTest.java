package org.reweave.group.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PulseRulesTest {
    private static final byte[] SECRET =
            "a secret of this group alone".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final PulseRules RULES = new PulseRules(3, SECRET);

    private static List<Tap> taps(int... counts) {
        List<Tap> taps = new ArrayList<>();
        for (int answer = 0; answer < counts.length; answer++) {
            for (int i = 0; i < counts[answer]; i++) {
                taps.add(new Tap("m" + taps.size(), answer));
            }
        }
        return taps;
    }

    private static PulseRules rules(Random random) {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        return new PulseRules(3, secret);
    }

    @Test
    void a_turn_that_is_run_again_shows_the_same_in_whatever_order_the_taps_come() {
        List<Tap> taps = taps(200, 200, 100);
        List<Tap> shuffled = new ArrayList<>(taps);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(RULES.publish(shuffled, PulseHistory.NONE)).isEqualTo(RULES.publish(taps, PulseHistory.NONE));
    }

    @Test
    void the_blur_is_another_one_for_another_round_another_tap_and_another_group() {
        Blur blur = new Blur(SECRET);
        List<Tap> taps = taps(20, 20);
        List<Tap> oneOther = taps(19, 21);
        double[] numbers = blur.numbers(2, 1, taps);

        assertThat(blur.numbers(2, 2, taps)[0]).isNotCloseTo(numbers[0], within(1e-6));
        assertThat(blur.numbers(2, 1, oneOther)[0]).isNotCloseTo(numbers[0], within(1e-6));
        assertThat(new Blur(new byte[16]).numbers(2, 1, taps)[0]).isNotCloseTo(numbers[0], within(1e-6));
        assertThat(numbers[1]).isNotCloseTo(numbers[0], within(1e-6));
    }

    @Test
    void the_blur_is_normally_spread() {
        Blur blur = new Blur(SECRET);
        double[] sorted = IntStream.range(0, 5000)
                .mapToObj(round -> blur.numbers(4, round, List.of()))
                .flatMapToDouble(java.util.Arrays::stream)
                .sorted()
                .toArray();

        double furthest = IntStream.range(0, sorted.length)
                .mapToDouble(i -> Math.abs(Normal.below(sorted[i]) - (i + 0.5) / sorted.length))
                .max()
                .orElseThrow();
        assertThat(furthest)
                .as("Kolmogorov and Smirnov: one in 10,000 is above")
                .isLessThan(2.23 / Math.sqrt(sorted.length));
    }

    @Test
    void groups_in_which_one_answer_would_weigh_too_much_never_see_figures() {
        for (int size : new int[] {0, 4, 5, 8, 15, 40, 176}) {
            PulseHistory history = PulseHistory.NONE;
            for (int round = 0; round < 120; round++) {
                Published published = RULES.publish(taps(size / 2, size - size / 2), history);
                history = published.next();
                assertThat(published.figures()).as("%s answers", size).isEmpty();
            }
            assertThat(history).isEqualTo(new PulseHistory(120, List.of(), List.of()));
        }
    }

    @Test
    void with_fewer_than_five_answers_nothing_is_shown_also_where_figures_were_before() {
        PulseHistory history =
                RULES.publish(taps(200, 200, 100), PulseHistory.NONE).next();

        assertThat(RULES.publish(taps(3, 1), history).figures()).isEmpty();
        assertThat(RULES.publish(taps(3, 2), history).figures()).isPresent();
    }

    @Test
    void until_new_figures_are_due_the_old_ones_are_shown_whoever_joins_leaves_or_answers_otherwise() {
        Published first = RULES.publish(taps(200, 200, 100), PulseHistory.NONE);
        List<Integer> tens = first.figures().orElseThrow().tens();
        PulseHistory history = first.next();
        for (int age = 1; age < 7; age++) {
            Published later = RULES.publish(taps(300 + age, 10, 190 - 2 * age), history);
            history = later.next();
            assertThat(later.figures()).contains(new Figures(tens, age));
        }

        assertThat(RULES.publish(taps(300, 100, 100), history).next().lastSpent())
                .isEqualTo(8);
    }

    @Test
    void figures_older_than_a_quarter_of_a_year_are_not_shown_any_more() {
        PulseHistory history =
                RULES.publish(taps(100, 100, 50), PulseHistory.NONE).next();
        for (int age = 1; age <= 13; age++) {
            Published later = RULES.publish(taps(100, 100, 50), history);
            history = later.next();
            assertThat(later.figures().isPresent()).isEqualTo(age < 13);
        }
    }

    @Test
    void however_many_answer_from_round_to_round_the_limit_of_no_year_is_passed() {
        Random random = new Random(3);
        PulseHistory history = PulseHistory.NONE;
        List<PulseHistory.Spent> all = new ArrayList<>();
        for (int round = 1; round <= 1500; round++) {
            int size = 5 + random.nextInt(random.nextBoolean() ? 400 : 2500);
            history = RULES.publish(taps(size / 2, size - size / 2), history).next();
            if (history.lastSpent() == round) {
                all.add(history.spent().get(history.spent().size() - 1));
            }
        }

        assertThat(all).hasSizeGreaterThan(100);
        for (int from = 1; from <= 1500; from++) {
            int first = from;
            double spent = all.stream()
                    .filter(one -> one.round() >= first && one.round() < first + 52)
                    .mapToDouble(PulseHistory.Spent::share)
                    .sum();
            assertThat(spent).isLessThanOrEqualTo(1 + 1e-6);
        }
        assertThat(history.spent()).hasSizeLessThanOrEqualTo(52);
    }

    @Test
    void small_numbers_are_hardly_ever_shown_and_never_is_one_alone_hidden() {
        Random random = new Random(4);
        int small = 0;
        int shown = 0;
        int times = 3000;
        for (int i = 0; i < times; i++) {
            Optional<Figures> figures =
                    rules(random).publish(taps(260, 236, 4), PulseHistory.NONE).figures();
            shown += figures.isPresent() ? 1 : 0;
            small += figures.filter(some -> some.shows(2)).isPresent() ? 1 : 0;
        }

        assertThat(shown).isGreaterThan(times * 9 / 10);
        assertThat(small / (double) times).isLessThan(0.015);
        assertThatThrownBy(() -> new Figures(List.of(5, 5, 0), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_small_figure_takes_the_smallest_of_its_neighbours_with_it() {
        assertThat(Cells.shown(new double[] {250, 230, 20}, 500, 10)).containsExactly(5, 0, 0);
        assertThat(Cells.shown(new double[] {480, 20}, 500, 10)).containsExactly(0, 0);
        assertThat(Cells.shown(new double[] {300, 190, 8, 2}, 500, 10)).containsExactly(6, 4, 0, 0);
    }

    @Test
    void that_everybody_agrees_is_never_shown() {
        assertThat(Cells.shown(new double[] {520, -15, -5}, 500, 10)).containsExactly(9, 0, 0);
    }

    @Test
    void another_question_shows_nothing_of_the_old_one_and_gets_no_second_limit() {
        PulseHistory history =
                RULES.publish(taps(200, 200, 100), PulseHistory.NONE).next();

        Published other = new PulseRules(2, SECRET).publish(taps(250, 250), history.withAnotherQuestion());

        assertThat(other.figures()).isEmpty();
        assertThat(other.next().spent()).isEqualTo(history.spent());
    }

    @Test
    void the_history_comes_back_from_json_as_it_was() throws IOException {
        ObjectMapper json = new ObjectMapper();
        PulseHistory history =
                RULES.publish(taps(200, 200, 100), PulseHistory.NONE).next();

        String written = json.writeValueAsString(history);

        assertThat(json.readValue(written, PulseHistory.class)).isEqualTo(history);
        assertThat(written).hasSizeLessThan(100).doesNotContain("m1", "500");
    }

    @Test
    void two_taps_of_one_member_are_refused_without_naming_them() {
        assertThatThrownBy(() -> RULES.publish(List.of(new Tap("anna", 0), new Tap("anna", 1)), PulseHistory.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("anna");
        assertThatThrownBy(() -> RULES.publish(List.of(new Tap("anna", 3)), PulseHistory.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Tap("anna", 1)).hasToString("Tap");
    }
}
