package org.reweave.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.year.SimulatedYear.Size;

/** Some weeks of some people; {@code ./reweave bench year} lives the whole year of 10,000. */
class SimulatedYearTest {
    private static final Size SIZE = new Size(
            Integer.getInteger("year.people", 60),
            Integer.getInteger("year.days", 40),
            Integer.getInteger("year.crashes", 30),
            Integer.getInteger("year.stops", 8),
            Integer.getInteger("year.outages", 6));
    private static final long SEED = Long.getLong("year.seed", 20_261_126L);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void nothing_in_quiet_hours_after_stop_above_the_cap_twice_or_never() {
        SimulatedYear year = new SimulatedYear(SIZE, SEED, Shipped.engine(), folder, System.out);

        Map<String, Integer> counts = year.run();

        System.out.println(SIZE + ", seed " + SEED);
        counts.forEach((what, count) -> System.out.printf("%,12d  %s%n", count, what));
        assertThat(year.mistakes()).isEmpty();
        assertThat(counts.get("notes shown")).isGreaterThan(SIZE.people() * SIZE.days() / 8);
        assertThat(counts).containsKeys("stops", "holidays", "moves", "downtimes", "crashes", "outages", "foretold");
    }

    /** As where two pieces of work stand in each other's way in the database: the clock goes on, so that "later" comes. */
    @Test
    void what_fails_now_and_then_is_tried_again_and_nothing_is_lost() {
        Transition<PersonState> engine = Shipped.engine();
        AtomicInteger events = new AtomicInteger();
        SimulatedYear year = new SimulatedYear(
                new Size(20, 10, 0, 0, 0),
                SEED,
                (state, event, now) -> {
                    if (events.incrementAndGet() % 30 < 2) {
                        throw new IllegalStateException("now and then, also at the second try");
                    }
                    return engine.transition(state, event, now);
                },
                folder,
                System.out);

        year.run();

        assertThat(year.mistakes()).isEmpty();
    }
}
