package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who has to wait is told about how long: what waits before them, by how fast answers arrive. */
class ExpectedWaitTest {
    private static final String HERE = "here";

    private final ExpectedWait wait = new ExpectedWait();
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    /** So many answers arrive each second, for so long. */
    private void arrive(int each, int seconds) {
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            wait.arrived(HERE, each, now);
        }
    }

    @Test
    void what_waits_is_divided_by_how_fast_answers_arrive_and_rounded_up_to_minutes() {
        arrive(10, 10);
        wait.unsent(HERE, 700, now);
        assertThat(wait.on(HERE, now)).contains(Duration.ofMinutes(2));
        wait.letters("circle", 500, now);
        wait.behind(() -> 300);
        assertThat(wait.on(HERE, now)).contains(Duration.ofMinutes(3));
    }

    @Test
    void while_there_is_much_to_do_a_few_quick_seconds_promise_nothing() {
        wait.unsent(HERE, 9_000, now);
        arrive(5, 50);
        arrive(20, 9);
        wait.unsent(HERE, 9_000, now);
        assertThat(wait.on(HERE, now)).contains(Duration.ofMinutes(21));
    }

    @Test
    void what_arrived_while_nothing_waited_does_not_tell_how_fast_it_goes() {
        arrive(1, 50);
        wait.unsent(HERE, 0, now);
        arrive(20, 10);
        wait.unsent(HERE, 9_000, now);
        assertThat(wait.on(HERE, now)).contains(Duration.ofMinutes(15));
    }

    @Test
    void a_short_wait_is_not_spoken_of() {
        arrive(10, 10);
        wait.unsent(HERE, 100, now);
        assertThat(wait.on(HERE, now)).isEmpty();
    }

    @Test
    void where_nothing_arrives_nobody_knows() {
        wait.unsent(HERE, 10_000, now);
        assertThat(wait.on(HERE, now)).isEmpty();
        arrive(10, 10);
        wait.unsent(HERE, 10_000, now.plusSeconds(60));
        assertThat(wait.on(HERE, now.plusSeconds(60))).isEmpty();
    }

    @Test
    void what_was_seen_long_ago_counts_no_more() {
        wait.letters("circle", 10_000, now);
        arrive(10, 20);
        assertThat(wait.on(HERE, now)).isEmpty();
    }

    @Test
    void a_mailbox_that_was_emptied_holds_up_nobody() {
        arrive(10, 10);
        wait.letters("circle", 10_000, now);
        assertThat(wait.on(HERE, now)).isPresent();
        wait.letters("circle", 0, now);
        assertThat(wait.on(HERE, now)).isEmpty();
        assertThat(wait.on("elsewhere", now)).isEmpty();
    }
}
