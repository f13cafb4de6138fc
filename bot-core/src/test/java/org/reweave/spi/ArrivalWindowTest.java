package org.reweave.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalWindowTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void what_was_answered_counts_for_a_second_more() {
        ArrivalWindow window = new ArrivalWindow(1);
        assertThat(window.enter(0)).isZero();
        window.leave(100 * MILLI);
        assertThat(window.enter(500 * MILLI)).isEqualTo(600 * MILLI + 1);
        assertThat(window.enter(1_100 * MILLI)).isPositive();
        assertThat(window.enter(1_100 * MILLI + 1)).isZero();
    }

    @Test
    void while_everything_is_on_its_way_it_is_asked_again_a_little_later() {
        ArrivalWindow window = new ArrivalWindow(2);
        assertThat(window.enter(0)).isZero();
        assertThat(window.enter(0)).isZero();
        assertThat(window.enter(10 * SECOND)).isBetween(1L, 50 * MILLI);
    }

    @Test
    void what_leaves_in_any_case_takes_the_place_of_what_can_wait() {
        ArrivalWindow window = new ArrivalWindow(2);
        window.count();
        window.count();
        window.count();
        assertThat(window.enter(0)).isPositive();
        window.leave(0);
        window.leave(0);
        window.leave(0);
        assertThat(window.enter(SECOND + 1)).isZero();
    }

    @Test
    void a_window_that_lets_nothing_through_is_refused() {
        assertThatThrownBy(() -> new ArrivalWindow(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Requests leave as soon as they may; when each arrives on its way is drawn. */
    @ParameterizedTest
    @CsvSource({"30, 1, 5", "40, 1, 400", "50, 900, 901", "5, 1, 3000"})
    void however_long_each_is_on_its_way_no_second_sees_more_than_the_most(int most, int shortest, int longest) {
        Random random = new Random(most * 31L + longest);
        ArrivalWindow window = new ArrivalWindow(most);
        PriorityQueue<Long> answers = new PriorityQueue<>();
        List<Long> arrivals = new ArrayList<>();
        long now = 0;
        while (arrivals.size() < 2_000) {
            while (!answers.isEmpty() && answers.peek() <= now) {
                window.leave(answers.poll());
            }
            long wait = window.enter(now);
            if (wait > 0) {
                now = answers.isEmpty() ? now + wait : Math.min(now + wait, Math.max(now + 1, answers.peek()));
                continue;
            }
            long way = (shortest + random.nextInt(longest - shortest + 1)) * MILLI;
            arrivals.add(now + (long) (random.nextDouble() * way));
            answers.add(now + way);
        }
        Collections.sort(arrivals);
        for (int last = most; last < arrivals.size(); last++) {
            assertThat(arrivals.get(last) - arrivals.get(last - most)).isGreaterThanOrEqualTo(SECOND);
        }
        double perSecond = 1.0 * arrivals.size() * SECOND / now;
        assertThat(perSecond).isGreaterThan(0.9 * most * 1_000 / (1_000 + longest));
    }
}
