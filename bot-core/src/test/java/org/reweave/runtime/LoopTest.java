package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A loop over a clock that is set while a pass is under way. */
class LoopTest {
    private static final Instant AHEAD = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock clock = new MovableClock(AHEAD);
    private final BlockingQueue<Instant> passes = new LinkedBlockingQueue<>();

    private Instant pass(Instant now) {
        passes.add(now);
        if (now.equals(AHEAD)) {
            clock.move(DAY.negated());
        }
        return now.plus(Duration.ofMinutes(1));
    }

    @Test
    void a_clock_that_is_set_back_during_a_pass_does_not_hold_up_the_next() throws InterruptedException {
        Loop loop = new Loop("test", clock, new Backoff(DAY, DAY), this::pass);
        loop.start();
        try {
            assertThat(List.of(passes.take(), next())).containsExactly(AHEAD, AHEAD.minus(DAY));
        } finally {
            loop.stop(Duration.ofSeconds(20));
        }
    }

    private Instant next() throws InterruptedException {
        Instant next = passes.poll(20, TimeUnit.SECONDS);
        return next == null ? Instant.MAX : next;
    }
}
