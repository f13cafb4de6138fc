package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"1, 50, 100", "2, 100, 200", "3, 200, 400", "6, 1600, 3200", "7, 2500, 5000", "1000, 2500, 5000"})
    void the_wait_doubles_up_to_the_cap_and_is_spread_over_its_upper_half(int failures, long least, long most) {
        RandomGenerator jitter = new Random(7);

        for (int i = 0; i < 200; i++) {
            assertThat(BACKOFF.after(failures, jitter).toMillis()).isBetween(least, most);
        }
    }

    @Test
    void the_same_seed_gives_the_same_waits() {
        assertThat(BACKOFF.after(4, new Random(3))).isEqualTo(BACKOFF.after(4, new Random(3)));
    }

    @Test
    void a_cap_below_the_first_wait_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
