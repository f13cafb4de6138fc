package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.live.Latencies;
import org.reweave.telegram.FakeTelegram.Call;

/**
 * Measures the companion as a process of its own against the fake: start to connected, and from what a person does to
 * what they are told. Settings: {@code -Dfigures.rate} things done each second, {@code -Dfigures.seconds},
 * {@code -Dfigures.people}.
 */
final class TelegramFigures {
    private static final int RATE = Integer.getInteger("figures.rate", 20);
    private static final int SECONDS = Integer.getInteger("figures.seconds", 60);
    private static final int PEOPLE = Integer.getInteger("figures.people", 200);

    @TempDir
    private Path home;

    private final FakeTelegram telegram = new FakeTelegram();
    private final Latencies latencies = new Latencies();
    private final Random random = new Random(7);

    @AfterEach
    void end() {
        telegram.close();
    }

    @Test
    void start_and_answers() throws InterruptedException {
        telegram.watchers.add(this::heard);
        try (ChildBot bot = new ChildBot(telegram, home)) {
            eventually(bot, () -> !telegram.calls("getUpdates").isEmpty());
            double connected = (System.nanoTime() - bot.started) / 1e6;
            long idle = bot.memory();
            latencies.begins("1");
            telegram.writes(1, "/start");
            eventually(bot, () -> latencies.count() == 1);
            double first = latencies.percentile(100);
            opensForAll(bot);
            latencies.forget();
            talks();
            eventually(bot, () -> latencies.open() == 0);
            System.out.printf(
                    "Telegram: start to connected %.0f ms, first answer %.0f ms; %d answers at %d a second:"
                            + " p50 %.0f ms, p99 %.0f ms, longest %.0f ms; refused for speed: %d;"
                            + " memory %d MiB after start, %d MiB after all; end in %d ms%n",
                    connected,
                    first,
                    latencies.count(),
                    RATE,
                    latencies.percentile(50),
                    latencies.percentile(99),
                    latencies.percentile(100),
                    telegram.refusals.get(),
                    idle,
                    bot.memory(),
                    bot.stop());
        }
        assertThat(latencies.count()).isGreaterThan(RATE * SECONDS / 2);
        assertThat(telegram.refusals).hasValue(0);
        assertThat(telegram.violations()).isEmpty();
    }

    private void heard(Call call) {
        boolean reply = call.method().equals("sendmessage")
                || call.method().equals("editmessagetext")
                        && call.parameters().path("reply_markup").has("inline_keyboard");
        if (reply) {
            latencies.ends(call.parameters().path("chat_id").asText());
        }
    }

    private void opensForAll(ChildBot bot) {
        for (int person = 2; person <= PEOPLE; person++) {
            latencies.begins(Integer.toString(person));
            telegram.writes(person, "/start");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / RATE);
        }
        eventually(bot, () -> latencies.open() == 0);
    }

    private void talks() {
        long begun = System.nanoTime();
        for (int i = 0; i < RATE * SECONDS; i++) {
            long due = begun + i * TimeUnit.SECONDS.toNanos(1) / RATE;
            LockSupport.parkNanos(due - System.nanoTime());
            does(1 + i % PEOPLE);
        }
    }

    /** A person taps one of the answers they see; where there is none, they write. */
    private void does(int person) {
        if (!latencies.begins(Integer.toString(person))) {
            return;
        }
        List<ObjectNode> shown = telegram.shown(person);
        ObjectNode last = shown.get(shown.size() - 1);
        List<String> answers = new ArrayList<>();
        for (JsonNode row : last.path("reply_markup").path("inline_keyboard")) {
            row.forEach(button -> answers.add(button.path("callback_data").asText()));
        }
        answers.removeIf(token -> token.contains("~"));
        if (answers.isEmpty()) {
            telegram.writes(person, "back");
        } else {
            String token = answers.get(random.nextInt(answers.size()));
            telegram.brings("callback_query", telegram.updates.press(last, person, token));
        }
    }

    private static void eventually(ChildBot bot, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(bot::log).isLessThan(deadline);
            assertThat(bot.alive()).as(bot::log).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
