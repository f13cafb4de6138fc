package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** A clock that shows one time when it is read first, and another from then on. */
    private static Clock showing(Instant first, Instant then) {
        AtomicInteger reads = new AtomicInteger();
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new IllegalArgumentException("UTC only");
            }

            @Override
            public Instant instant() {
                return reads.getAndIncrement() == 0 ? first : then;
            }
        };
    }

    private static boolean returns(Clock clock, Instant until) throws InterruptedException {
        Timing.Alarm alarm = new RunningTime(clock, Duration.ofMillis(1)).alarm();
        CountDownLatch returned = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                alarm.await(NOW, until);
                returned.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.setDaemon(true);
        waiting.start();
        return returned.await(20, TimeUnit.SECONDS);
    }

    @Test
    void whoever_waits_is_woken_when_the_clock_was_set_back() throws InterruptedException {
        assertThat(returns(showing(NOW, NOW.minus(Duration.ofDays(1))), NOW.plus(Duration.ofDays(1))))
                .isTrue();
    }

    @Test
    void whoever_worked_out_their_time_before_the_clock_was_set_back_does_not_wait() throws InterruptedException {
        Clock setBack = Clock.fixed(NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertThat(returns(setBack, NOW.plus(Duration.ofMinutes(1)))).isTrue();
    }

    @Test
    void whoever_waits_is_woken_when_the_clock_was_set_past_their_time() throws InterruptedException {
        assertThat(returns(showing(NOW, NOW.plus(Duration.ofDays(2))), NOW.plus(Duration.ofDays(1))))
                .isTrue();
    }
}
