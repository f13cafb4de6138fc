package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.spi.Delivery;
import org.reweave.spi.Screens;

/** Groups and topics: what is said where others read along, and chats that move. */
class GroupsTest extends TelegramCase {
    private static final long GROUP = -1_001_234_567_890L;

    @Test
    void in_a_group_one_neutral_line_leads_into_the_private_chat_and_nothing_reaches_the_core() {
        start();
        ObjectNode asked = FakeUpdates.text(
                FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(GROUP), TelegramRig.ANA), "/reweave");
        asked.put("message_thread_id", 9).put("is_topic_message", true);
        telegram.brings("message", asked);
        eventually(() -> telegram.calls("sendMessage").size() == 1);
        JsonNode answer = telegram.calls("sendMessage").get(0).parameters();
        assertThat(answer.path("chat_id").asText()).isEqualTo(Long.toString(GROUP));
        assertThat(answer.path("message_thread_id").asInt()).isEqualTo(9);
        assertThat(answer.path("reply_parameters").path("message_id").asInt())
                .isEqualTo(asked.path("message_id").asInt());
        assertThat(answer.path("reply_markup").at("/inline_keyboard/0/0/url").asText())
                .isEqualTo("https://t.me/reweave_test_bot?start=group");
        eventually(() -> telegram.queue.size() == 0);
        assertThat(sink.rest()).isEmpty();
    }

    @Test
    void a_group_that_takes_the_bot_in_is_told_once_what_it_is_for() {
        start();
        telegram.brings(
                "my_chat_member",
                FakeUpdates.member(FakeUpdates.group(GROUP), TelegramRig.ANA, FakeTelegram.BOT, "left", "member"));
        telegram.brings(
                "my_chat_member",
                FakeUpdates.member(FakeUpdates.group(GROUP), TelegramRig.ANA, FakeTelegram.BOT, "member", "left"));
        eventually(() -> telegram.queue.size() == 0);
        eventually(() -> telegram.calls("sendMessage").size() == 1);
        assertThat(telegram.chat(Long.toString(GROUP)).all())
                .singleElement()
                .satisfies(line -> assertThat(line.path("text").asText())
                        .isEqualTo(TelegramTexts.in("en").groupLine()));
        assertThat(sink.rest()).isEmpty();
    }

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
    void a_group_that_asks_without_end_is_not_answered_without_end() {
        start();
        for (int i = 0; i < 60; i++) {
            telegram.brings(
                    "message",
                    FakeUpdates.text(
                            FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(GROUP), TelegramRig.ANA),
                            "/reweave"));
        }
        eventually(() -> telegram.queue.size() == 0);
        telegram.writes(TelegramRig.ANA, "hello");
        sink.next();
        assertThat(telegram.calls("sendMessage").size()).isBetween(1, 8);
        assertThat(telegram.refusals).hasValue(0);
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
