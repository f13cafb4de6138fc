package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reweave.message.Inbound;
import org.reweave.telegram.FakeTelegram.Call;

/** Fetching updates: what is confirmed, and what is asked for. */
class PollingTest extends TelegramCase {

    private static final class MovedClock extends Clock {
        volatile Instant now = Instant.parse("2026-03-02T18:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void one_update_that_cannot_be_read_spoils_no_other() {
        telegram.writes(TelegramRig.ANA, "before");
        ObjectNode poison = FakeUpdates.JSON.createObjectNode();
        poison.putObject("message").put("message_id", "not a number").put("text", "the secret words");
        telegram.queue.add(poison);
        telegram.writes(TelegramRig.ANA, "after");
        start();
        comes("before");
        comes("after");
        eventually(() -> telegram.queue.size() == 0);
        assertThat(logged.lines()).anyMatch(line -> line.matches("update \\d+ cannot be read; it is put aside"));
        assertThat(logged.lines()).noneMatch(line -> line.contains("the secret words"));
    }

    /** No update is like that today; but an answer that cannot be read comes again for ever, with everybody behind it. */
    @Test
    void one_update_that_is_nested_without_end_spoils_no_other() {
        telegram.writes(TelegramRig.ANA, "before");
        int depth = 100_000;
        ObjectNode odd = FakeUpdates.text(telegram.privateMessage(TelegramRig.ANA), "odd");
        odd.putRawValue("news", new RawValue("{\"x\":".repeat(depth) + "1" + "}".repeat(depth)));
        telegram.brings("message", odd);
        telegram.writes(TelegramRig.ANA, "after");
        start();
        comes("before");
        comes("odd");
        comes("after");
        eventually(() -> telegram.queue.size() == 0);
    }

    @Test
    void ids_that_begin_anew_after_a_quiet_week_are_taken_in() {
        MovedClock clock = new MovedClock();
        rig.clock = clock;
        rig.tempo = new Tempo(
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofMillis(50),
                Duration.ofMillis(400),
                Duration.ofSeconds(30),
                Duration.ofDays(6),
                Duration.ofMillis(800),
                28,
                1);
        telegram.queue.goOnAt(90_000);
        start();
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        eventually(() -> telegram.queue.size() == 0);
        clock.now = clock.now.plus(Duration.ofDays(8));
        int asked = telegram.calls("getUpdates").size();
        eventually(() -> telegram.calls("getUpdates").size() > asked + 1);
        telegram.queue.goOnAt(12);
        telegram.writes(TelegramRig.ANA, "a week later");
        comes("a week later");
        telegram.writes(TelegramRig.ANA, "and on");
        comes("and on");
        eventually(() -> telegram.queue.size() == 0);
    }

    @Test
    void more_than_one_batch_comes_in_whole_and_in_order() {
        IntStream.range(0, 250).forEach(i -> telegram.writes(TelegramRig.ANA, "line " + i));
        start();
        IntStream.range(0, 250).forEach(i -> comes("line " + i));
        eventually(() -> telegram.queue.size() == 0);
    }

    @Test
    void updates_that_come_out_of_order_are_all_taken_in_and_confirmed() {
        telegram.queue.reversed = true;
        IntStream.range(0, 5).forEach(i -> telegram.writes(TelegramRig.ANA, "line " + i));
        start();
        IntStream.range(0, 5).forEach(i -> sink.next());
        eventually(() -> telegram.queue.size() == 0);
        assertThat(sink.rest()).isEmpty();
    }

    @Test
    void of_updates_out_of_order_none_is_confirmed_past_one_that_is_not_durable() {
        telegram.queue.reversed = true;
        IntStream.range(0, 5).forEach(i -> telegram.writes(TelegramRig.ANA, "line " + i));
        adapter = rig.adapter();
        adapter.start(inbound -> inbound.content().equals(new Inbound.Text("line 0"))
                ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
                : sink.accept(inbound));
        IntStream.range(1, 5).forEach(i -> sink.next());
        eventually(() -> said("could not be stored"));
        adapter.stop(STOP);
        assertThat(telegram.queue.size()).isEqualTo(5);
    }

    @Test
    void what_was_durable_is_confirmed_at_the_stop_without_another_long_wait() {
        sink.hold();
        telegram.writes(TelegramRig.ANA, "hello");
        start();
        comes("hello");
        sink.release();
        adapter.stop(STOP);
        assertThat(telegram.queue.size()).isZero();
    }

    @Test
    void of_a_batch_only_what_is_durable_up_to_the_first_gap_is_confirmed() {
        sink.hold();
        telegram.writes(TelegramRig.ANA, "first");
        telegram.writes(TelegramRig.ANA, "second");
        start();
        comes("first");
        comes("second");
        adapter.stop(STOP);
        assertThat(telegram.queue.size()).isEqualTo(2);
    }

    @Test
    void only_the_kinds_of_update_it_understands_are_asked_for() {
        start();
        eventually(() -> telegram.calls("getUpdates").size() > 0);
        Call asked = telegram.calls("getUpdates").get(0);
        assertThat(asked.parameters().path("allowed_updates")).hasSize(5);
        assertThat(asked.parameters().path("timeout").asInt()).isEqualTo(5);
    }

    @Test
    void commands_are_registered_once_for_each_kind_of_chat_and_language() {
        start();
        eventually(() -> telegram.calls("setMyCommands").size() == 9);
        assertThat(telegram.calls("setMyCommands"))
                .extracting(call -> call.parameters().path("scope").path("type").asText() + " "
                        + call.parameters().path("language_code").asText())
                .containsExactly(
                        "all_private_chats ",
                        "all_group_chats ",
                        "all_chat_administrators ",
                        "all_private_chats en",
                        "all_group_chats en",
                        "all_chat_administrators en",
                        "all_private_chats pt",
                        "all_group_chats pt",
                        "all_chat_administrators pt");
        assertThat(telegram.calls("setMyCommands").get(0).parameters().path("commands"))
                .extracting(command -> command.path("command").asText())
                .contains("start", "help", "settings", "help_now", "pause", "stop");
        assertThat(telegram.calls("setMyCommands")
                        .get(6)
                        .parameters()
                        .at("/commands/0/description")
                        .asText())
                .isEqualTo("Começar ou continuar");
    }

    @Test
    void an_answer_that_takes_long_shows_that_it_is_being_written() {
        sink.hold();
        start();
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        eventually(() -> telegram.calls("sendChatAction").size() == 1);
        assertThat(telegram.calls("sendChatAction")
                        .get(0)
                        .parameters()
                        .path("action")
                        .asText())
                .isEqualTo("typing");
    }
}
