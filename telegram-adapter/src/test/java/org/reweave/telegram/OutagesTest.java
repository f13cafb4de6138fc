package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.spi.Delivery;
import org.reweave.spi.Screens;
import org.reweave.telegram.FakeTelegram.Call;

/** Telegram when it refuses, is away, or says nothing. */
class OutagesTest extends TelegramCase {
    private static final int WAITS_GROW_FOR = 8;

    @Test
    void a_wrong_token_is_told_to_the_host_and_tried_again() {
        telegram.token = "123456789:another";
        start();
        eventually(() -> said("Telegram does not accept the token; set TELEGRAM_TOKEN"));
        telegram.token = FakeTelegram.TOKEN;
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
    }

    @Test
    void a_second_process_that_fetches_is_told_to_the_host_and_outlived() throws Exception {
        start();
        eventually(() -> telegram.calls("getUpdates").size() > 0);
        Thread other = new Thread(() -> {
            try {
                telegram.queue.ask(0, 1, 2);
            } catch (InterruptedException | ApiError e) {
                // it is told the same
            }
        });
        other.start();
        eventually(() -> said("another process fetches the updates of this bot"));
        other.join();
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
    }

    @Test
    void a_webhook_that_was_left_is_removed() {
        telegram.webhook = new FakeWebhook("http://127.0.0.1:9/none", "s", new UpdateQueue());
        start();
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        assertThat(telegram.calls("deleteWebhook")).isNotEmpty();
        assertThat(telegram.webhook).isNull();
    }

    @Test
    void told_to_fetch_more_slowly_it_waits_as_long_as_said() {
        telegram.trouble.set(FakeTelegram.Trouble.TOO_FAST);
        start();
        eventually(() -> said("Telegram asks to go more slowly"));
        int asked = telegram.calls().size();
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        long waited = telegram.calls().get(asked).at()
                - telegram.calls().get(asked - 1).at();
        assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofSeconds(telegram.slowSeconds));
    }

    @Test
    void stopping_while_it_connects_is_nothing_to_be_told() throws InterruptedException {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            telegram.trouble.set(FakeTelegram.Trouble.HANGING);
            start();
            eventually(() -> !telegram.calls("getMe").isEmpty());
            Thread fetcher = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("telegram-updates") && thread.isAlive())
                    .findFirst()
                    .orElseThrow();
            adapter.stop(STOP);
            fetcher.join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
        assertThat(logged.lines()).noneMatch(line -> line.contains("InterruptedException"));
    }

    @Test
    void waits_grow_up_to_fifteen_seconds_and_begin_anew_after_a_success() {
        Backoff backoff = new Backoff(Tempo.usual());
        List<Long> waits =
                IntStream.range(0, 8).mapToObj(i -> backoff.next().toMillis()).toList();
        assertThat(waits).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L);
        IntStream.range(0, 100).forEach(i -> assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(15)));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_failure_is_said_once_and_not_at_every_attempt() {
        telegram.trouble.set(FakeTelegram.Trouble.ERROR_JSON);
        start();
        eventually(() -> telegram.calls().size() > 5);
        assertThat(logged.lines())
                .filteredOn(line -> line.contains("cannot be reached"))
                .hasSize(1);
    }

    @Test
    void that_telegram_is_there_again_is_said_once_and_at_once() {
        Tempo quick = TelegramRig.TEMPO;
        rig.tempo = new Tempo(
                Tempo.usual().poll(),
                quick.call(),
                quick.firstRetry(),
                quick.lastRetry(),
                quick.stale(),
                quick.quiet(),
                quick.typing(),
                28,
                1);
        telegram.trouble.set(FakeTelegram.Trouble.ERROR_JSON);
        start();
        eventually(() -> said("cannot be reached"));
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> eventually(() -> said("Telegram is there again")));
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        assertThat(logged.lines())
                .filteredOn(line -> line.contains("there again"))
                .hasSize(1);
    }

    @Test
    void a_fetcher_that_shows_no_sign_of_life_is_replaced() {
        rig.tempo = new Tempo(
                Duration.ofMillis(300),
                Duration.ofSeconds(4),
                Duration.ofMillis(50),
                Duration.ofMillis(400),
                Duration.ofMillis(300),
                Duration.ofDays(6),
                Duration.ofMillis(800),
                28,
                1);
        telegram.trouble.set(FakeTelegram.Trouble.HANGING);
        start();
        eventually(() -> said("showed no sign of life; it is started anew"));
        rig.heals();
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
    }

    @Test
    void the_token_is_in_no_line_of_the_log_and_neither_are_words_of_people() {
        for (FakeTelegram.Trouble trouble : FakeTelegram.Trouble.values()) {
            if (trouble == FakeTelegram.Trouble.HANGING) {
                continue;
            }
            telegram.trouble.set(trouble);
            if (adapter == null) {
                start();
            }
            adapter.deliver(rig.person(), Screens.say("the secret words"), "d-" + trouble);
        }
        telegram.down();
        adapter.deliver(rig.person(), Screens.say("the secret words"), "d-down");
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        telegram.up();
        sink.failNext(2);
        telegram.writes(TelegramRig.ANA, "the secret words");
        comes("the secret words");
        eventually(() -> telegram.queue.size() == 0);
        adapter.stop(STOP);
        String secret = FakeTelegram.TOKEN.substring(FakeTelegram.TOKEN.indexOf(':') + 1);
        assertThat(logged.lines()).isNotEmpty().noneMatch(line -> line.contains(secret));
        assertThat(logged.lines()).noneMatch(line -> line.contains("the secret words"));
        assertThat(logged.lines()).noneMatch(line -> line.contains("4200000042"));
    }

    /** The hour passes a thousand times as fast as usual, and so do the waits. */
    @ParameterizedTest
    @EnumSource(
            value = FakeTelegram.Trouble.class,
            names = {"ERROR_PAGE", "DROP_BEFORE", "ERROR_JSON"})
    void an_hour_away_is_outlived_quietly_and_what_was_written_meanwhile_arrives(FakeTelegram.Trouble trouble) {
        Tempo usual = Tempo.usual();
        rig.tempo = new Tempo(
                TelegramRig.TEMPO.poll(),
                TelegramRig.TEMPO.call(),
                usual.firstRetry().dividedBy(1_000),
                usual.lastRetry().dividedBy(1_000),
                usual.stale(),
                usual.quiet(),
                usual.typing(),
                28,
                1);
        start();
        eventually(() -> telegram.calls("getUpdates").size() > 0);
        telegram.trouble.set(trouble);
        telegram.queue.interruptAll();
        int before = telegram.calls("getUpdates").size();
        int tries = (int) (Duration.ofHours(1).toSeconds() / usual.lastRetry().toSeconds());
        eventually(() -> telegram.calls("getUpdates").size() >= before + tries);
        telegram.writes(TelegramRig.ANA, "are you there?");
        assertThat(deliver(rig.person(), Screens.say("x"))).isNotInstanceOf(Delivery.Delivered.class);
        List<Call> tried = telegram.calls("getUpdates").subList(before, before + tries);
        for (int at = WAITS_GROW_FOR; at < tries; at++) {
            assertThat(Duration.ofNanos(tried.get(at).at() - tried.get(at - 1).at()))
                    .isGreaterThanOrEqualTo(usual.lastRetry().dividedBy(1_000));
        }
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        comes("are you there?");
        eventually(() -> telegram.queue.size() == 0);
        eventually(() -> said("Telegram is there again"));
        assertThat(logged.lines())
                .filteredOn(line -> line.contains("cannot be reached"))
                .hasSizeBetween(1, 2);
    }
}
