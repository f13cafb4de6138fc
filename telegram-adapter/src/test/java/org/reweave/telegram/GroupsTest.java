package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.Screens;

/** Groups and topics: what is asked of Telegram for them, and chats that move. {@link TelegramGroupTest} plays them whole. */
class GroupsTest extends TelegramCase {
    private static final long GROUP = -1_001_234_567_890L;

    @Test
    void a_group_that_says_it_has_a_new_id_is_written_to_there_without_asking_twice() {
        start();
        telegram.brings(
                "message",
                FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(-42), TelegramRig.ANA)
                        .put("migrate_to_chat_id", GROUP));
        eventually(() -> telegram.queue.size() == 0);
        assertThat(deliver(new Address("telegram", "4200000042", "-42"), Screens.say("one")))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.calls("sendMessage"))
                .extracting(call -> call.parameters().path("chat_id").asText())
                .containsExactly(Long.toString(GROUP));
    }

    @Test
    void an_administrator_who_asks_without_end_as_the_group_is_not_asked_back_without_end() {
        start();
        long began = System.nanoTime();
        for (int i = 0; i < 60; i++) {
            ObjectNode asked = FakeUpdates.text(
                    FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(GROUP), 1_087_968_824L),
                    "/reweave");
            asked.set("sender_chat", FakeUpdates.group(GROUP));
            telegram.brings("message", asked);
        }
        eventually(() -> telegram.queue.size() == 0);
        telegram.writes(TelegramRig.ANA, "hello");
        sink.next();
        int seconds = (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(telegram.calls("sendMessage").size()).isBetween(1, 8 + seconds);
        assertThat(telegram.refusals).hasValue(0);
    }

    @Test
    void who_administers_a_group_is_asked_once_for_many_commands_and_what_is_spoken_needs_no_asking() {
        start();
        for (int i = 0; i < 20; i++) {
            says("/reweave setup");
        }
        says("/help");
        eventually(() -> telegram.queue.size() == 0);
        assertThat(telegram.calls("getChatAdministrators")).hasSize(1);
    }

    @Test
    void nothing_waits_for_ever_for_who_administers_a_group_that_telegram_does_not_tell() {
        start();
        telegram.chatTroubles.put(Long.toString(GROUP), new ApiError(500, "Internal Server Error"));
        says("/reweave setup");
        telegram.writes(TelegramRig.ANA, "hello");
        comes("hello");
        eventually(() -> telegram.queue.size() == 0);
        assertThat(telegram.calls("getChatAdministrators")).hasSize(3);
    }

    private void says(String text) {
        telegram.brings(
                "message",
                FakeUpdates.text(
                        FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(GROUP), TelegramRig.ANA),
                        text));
    }

    @Test
    void a_chat_with_a_new_id_is_written_to_there_at_once_and_from_then_on() {
        start();
        telegram.chatTroubles.put(
                "-42",
                new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat")
                        .with("migrate_to_chat_id", GROUP));
        Address group = new Address("telegram", "4200000042", "-42");
        assertThat(deliver(group, Screens.say("one"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(group, Screens.say("two"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.calls("sendMessage"))
                .extracting(call -> call.parameters().path("chat_id").asText())
                .containsExactly("-42", Long.toString(GROUP), Long.toString(GROUP));
    }

    @Test
    void a_new_id_that_could_not_be_written_down_is_followed_and_told_again_with_the_next_post() {
        start();
        eventually(() -> !telegram.calls("setMyCommands").isEmpty());
        telegram.chatTroubles.put(
                "-42",
                new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat")
                        .with("migrate_to_chat_id", GROUP));
        Address group = new Place("telegram", "-42", "").address();
        sink.failNext(1);
        assertThat(deliver(group, Screens.say("one"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(group, Screens.say("two"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(group, Screens.say("three"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.calls("sendMessage"))
                .extracting(call -> call.parameters().path("chat_id").asText())
                .containsExactly("-42", Long.toString(GROUP), "-42", Long.toString(GROUP), Long.toString(GROUP));
        assertThat(sink.restInGroups())
                .extracting(GroupInbound::happening)
                .filteredOn(what -> !(what instanceof GroupInbound.Posted))
                .hasSize(2)
                .containsOnly(new GroupInbound.Moved(Long.toString(GROUP)));
    }

    @Test
    void an_answer_goes_to_the_topic_it_was_asked_in_and_to_the_chat_where_that_is_gone() {
        start();
        Address topic = new Address("telegram", "4200000042", "4200000042/3");
        deliver(topic, Screens.say("one"));
        assertThat(telegram.calls("sendMessage")
                        .get(0)
                        .parameters()
                        .path("message_thread_id")
                        .asInt())
                .isEqualTo(3);
        telegram.goneTopics = true;
        assertThat(deliver(topic, Screens.say("two"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.calls("sendMessage").get(2).parameters().has("message_thread_id"))
                .isFalse();
    }
}
