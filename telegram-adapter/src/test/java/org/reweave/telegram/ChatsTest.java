package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.Screens;
import org.reweave.telegram.FakeTelegram.Call;

/** What is Telegram's own in a private chat: presses, doors, limits, and what is asked of the server for each. */
class ChatsTest extends TelegramCase {

    private int shownLast() {
        List<ObjectNode> all = telegram.shown(TelegramRig.ANA);
        return all.get(all.size() - 1).path("message_id").asInt();
    }

    private void pressed(String token) {
        assertThat(sink.next().content())
                .isInstanceOfSatisfying(
                        Inbound.Press.class, press -> assertThat(press.token()).isEqualTo(token));
    }

    @Test
    void a_press_is_answered_before_anything_else_is_asked() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        telegram.presses(TelegramRig.ANA, shownLast(), "Quiet");
        sink.next();
        eventually(() -> telegram.calls("answerCallbackQuery").size() == 1);
        deliver(rig.person(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        List<String> order = telegram.calls().stream()
                .map(Call::method)
                .filter(method -> !method.equals("getupdates") && !method.equals("setmycommands"))
                .toList();
        assertThat(order).containsSubsequence("sendmessage", "answercallbackquery", "sendmessage", "editmessagetext");
    }

    @Test
    void what_takes_the_place_of_everything_is_all_that_is_left_of_what_was_said() {
        start();
        deliver(rig.person(), Screens.say("about trust"));
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        deliver(rig.person(), Screens.say("Shopping list").inPlaceOfAll());
        assertThat(telegram.shown(TelegramRig.ANA))
                .extracting(message -> message.path("text").asText())
                .containsExactly("Shopping list");
        deliver(rig.person(), Screens.say("Added."));
        assertThat(telegram.shown(TelegramRig.ANA)).hasSize(2);
        assertThat(telegram.calls("deleteMessages")).hasSize(1);
    }

    @Test
    void a_press_is_answered_even_while_nothing_can_be_stored() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        sink.hold();
        telegram.presses(TelegramRig.ANA, shownLast(), "Quiet");
        eventually(() -> telegram.calls("answerCallbackQuery").size() == 1);
        sink.release();
    }

    @Test
    void whoever_has_to_wait_reads_when_with_the_answer_to_the_press() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        sink.answersIn(Duration.ofMinutes(5));
        telegram.presses(TelegramRig.ANA, shownLast(), "Quiet");
        eventually(() -> telegram.calls("answerCallbackQuery").size() == 1);
        assertThat(telegram.calls("answerCallbackQuery")
                        .get(0)
                        .parameters()
                        .path("text")
                        .asText())
                .isEqualTo("Many people are here right now. My answer comes in about 5 minutes.");
    }

    @Test
    void a_press_that_is_too_old_to_be_answered_still_counts() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        telegram.trouble.set(FakeTelegram.Trouble.QUERY_TOO_OLD);
        telegram.presses(TelegramRig.ANA, shownLast(), "Quiet");
        pressed("7:c0");
        eventually(() -> telegram.calls("answerCallbackQuery").size() == 1);
        eventually(() -> telegram.queue.size() == 0);
        assertThat(telegram.calls("answerCallbackQuery")).hasSize(1);
    }

    @Test
    void a_slow_telegram_makes_everything_slow_and_nothing_wrong() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.SLOW);
        assertThat(deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough")))
                .isInstanceOf(Delivery.Delivered.class);
        telegram.presses(TelegramRig.ANA, shownLast(), "Quiet");
        pressed("7:c0");
        assertThat(deliver(rig.person(), Screens.ask(8, "And tomorrow?", "Better", "Worse")))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.shown(TelegramRig.ANA))
                .extracting(shown -> shown.has("reply_markup"))
                .containsExactly(false, true);
    }

    @Test
    void buttons_that_could_not_be_taken_off_go_with_the_next_message() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        telegram.methodTroubles.put("editmessagereplymarkup", new ApiError(502, "Bad Gateway"));
        deliver(rig.person(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(telegram.shown(TelegramRig.ANA))
                .extracting(shown -> shown.has("reply_markup"))
                .containsExactly(true, true);

        telegram.methodTroubles.clear();
        deliver(rig.person(), Screens.ask(9, "And after that?", "Calm", "Busy"));

        assertThat(telegram.shown(TelegramRig.ANA))
                .extracting(shown -> shown.has("reply_markup"))
                .containsExactly(false, false, true);
    }

    @Test
    void buttons_that_were_left_over_go_when_one_is_pressed() {
        start();
        deliver(rig.person(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        int old = shownLast();
        adapter.stop(Duration.ofSeconds(2));
        start();
        deliver(rig.person(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(telegram.shown(TelegramRig.ANA).get(0).has("reply_markup")).isTrue();
        telegram.presses(TelegramRig.ANA, old, "Quiet");
        pressed("7:c0");
        eventually(() -> !telegram.shown(TelegramRig.ANA).get(0).has("reply_markup"));
        assertThat(telegram.shown(TelegramRig.ANA).get(1).has("reply_markup")).isTrue();
    }

    @Test
    void of_several_answers_those_that_were_ticked_stay_to_be_seen() {
        start();
        deliver(rig.person(), Screens.several(7, "What would help?", 0, 2));
        telegram.presses(TelegramRig.ANA, shownLast(), "Done");
        sink.next();
        deliver(rig.person(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(telegram.shown(TelegramRig.ANA).get(0).path("text").asText())
                .isEqualTo("What would help?\n\n> Sleep, Somebody to call");
        deliver(rig.person(), Screens.several(9, "What would help?", 1));
        telegram.presses(TelegramRig.ANA, shownLast(), "Skip");
        sink.next();
        deliver(rig.person(), Screens.ask(10, "And then?", "Better", "Worse"));
        assertThat(telegram.shown(TelegramRig.ANA).get(2).path("text").asText())
                .isEqualTo("What would help?\n\n> Skip");
    }

    @Test
    void a_question_that_was_ticked_before_a_restart_is_changed_in_its_place() {
        start();
        deliver(rig.person(), Screens.several(7, "What would help?"));
        telegram.presses(TelegramRig.ANA, shownLast(), "▫️ Sleep");
        String shownIn = ((Inbound.Press) sink.next().content()).message().orElseThrow();
        adapter.stop(Duration.ofSeconds(2));
        start();
        OutboundMessage ticked = Screens.several(7, "What would help?", 0).shownIn(shownIn);
        deliver(rig.person(), ticked);
        deliver(rig.person(), ticked);
        assertThat(telegram.shown(TelegramRig.ANA))
                .singleElement()
                .satisfies(shown -> assertThat(shown.toString()).contains("✅ Sleep"));
    }

    @Test
    void a_change_that_telegram_finds_made_already_is_success() {
        start();
        deliver(rig.person(), Screens.several(7, "What would help?"));
        telegram.methodTroubles.put(
                "editmessagetext",
                new ApiError(
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are"
                                + " exactly the same"));
        assertThat(deliver(rig.person(), Screens.several(7, "What would help?", 1)))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.calls("editMessageText")).hasSize(1);
        assertThat(telegram.shown(TelegramRig.ANA)).hasSize(1);
    }

    @Test
    void a_question_that_was_deleted_is_shown_anew() {
        start();
        deliver(rig.person(), Screens.several(7, "What would help?"));
        telegram.chatTroubles.clear();
        telegram.chat(Long.toString(TelegramRig.ANA)).remove(shownLast());
        assertThat(deliver(rig.person(), Screens.several(7, "What would help?", 1)))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.shown(TelegramRig.ANA)).hasSize(1);
    }

    @Test
    void emphasis_that_is_refused_is_left_out_and_the_words_arrive() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.BAD_ENTITIES);
        Delivery delivery = deliver(
                rig.person(), OutboundMessage.saying(new RichText(List.of(new RichText.Span("Breathe.", true)))));
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.shown(TelegramRig.ANA).get(0).path("text").asText()).isEqualTo("Breathe.");
    }

    @Test
    void a_picture_that_is_refused_is_told_in_words_and_the_rest_arrives() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.NO_PICTURES);
        OutboundMessage message =
                Screens.ask(7, "How was the week?", "Quiet", "Rough").with(Screens.picture("A line that rises."));
        assertThat(deliver(rig.person(), message)).isInstanceOf(Delivery.Delivered.class);
        assertThat(telegram.shown(TelegramRig.ANA))
                .extracting(shown -> shown.path("text").asText())
                .containsExactly("A line that rises.", "How was the week?");
    }

    @Test
    void a_picture_is_protected_and_goes_to_its_topic_like_words_do() {
        rig.settings.put("telegram-protect-content", "true");
        start();
        Address topic = new Address("telegram", "4200000042", "4200000042/3");
        deliver(topic, Screens.say("That is all.").with(Screens.picture("word ".repeat(300) + "end.")));
        JsonNode sent = telegram.calls("sendPhoto").get(0).parameters();
        assertThat(sent.path("protect_content").asBoolean()).isTrue();
        assertThat(sent.path("message_thread_id").asInt()).isEqualTo(3);
        assertThat(sent.path("caption").asText()).hasSizeLessThanOrEqualTo(1024).endsWith("word");
    }

    @Test
    void a_file_can_be_saved_whatever_else_cannot_and_goes_to_its_topic_without_a_sound_like_words_do() {
        rig.settings.put("telegram-protect-content", "true");
        start();
        Address topic = new Address("telegram", "4200000042", "4200000042/3");
        OutboundMessage file = Screens.say("").with(Screens.file("notes.json", 100, "word ".repeat(300) + "end."));
        deliver(topic, file.silently());
        JsonNode sent = telegram.calls("sendDocument").get(0).parameters();
        assertThat(sent.has("protect_content")).isFalse();
        assertThat(sent.path("message_thread_id").asInt()).isEqualTo(3);
        assertThat(sent.path("disable_notification").asBoolean()).isTrue();
        assertThat(sent.path("caption").asText()).hasSizeLessThanOrEqualTo(1024).endsWith("word");
    }

    @Test
    void an_answer_that_cannot_be_read_or_came_too_late_leaves_the_outcome_unknown() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.GARBAGE);
        assertThat(deliver(rig.person(), Screens.say("hello"))).isInstanceOf(Delivery.Unknown.class);
        telegram.trouble.set(FakeTelegram.Trouble.GATEWAY_TIMEOUT);
        assertThat(deliver(rig.person(), Screens.say("hello"))).isInstanceOf(Delivery.Unknown.class);
        telegram.trouble.set(FakeTelegram.Trouble.HANGING);
        assertThat(deliver(rig.person(), Screens.say("hello"))).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void nothing_is_ever_sent_twice_behind_the_back_of_the_relay() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.DROP_AFTER);
        deliver(rig.person(), Screens.say("hello"));
        telegram.trouble.set(FakeTelegram.Trouble.DROP_BEFORE);
        deliver(rig.person(), Screens.say("again"));
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        assertThat(telegram.calls("sendMessage")).hasSize(2);
        assertThat(telegram.shown(TelegramRig.ANA)).hasSize(1);
    }

    @Test
    void what_is_protected_can_neither_be_forwarded_nor_saved() {
        rig.settings.put("telegram-protect-content", "true");
        start();
        deliver(rig.person(), Screens.say("hello"));
        assertThat(telegram.calls("sendMessage")
                        .get(0)
                        .parameters()
                        .path("protect_content")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_one_person_wants_guarded_is_guarded_words_and_picture_alike_and_nothing_else_is() {
        start();
        OutboundMessage message = Screens.say("hello").with(Screens.picture("Three weeks."));
        deliver(rig.person(), message.asGuarded());
        deliver(rig.person(), message);
        for (String method : List.of("sendPhoto", "sendMessage")) {
            assertThat(telegram.calls(method))
                    .extracting(
                            call -> call.parameters().path("protect_content").asBoolean())
                    .containsExactly(true, false);
        }
    }

    @Test
    void there_is_a_choice_unless_the_host_guards_everything() {
        assertThat(rig.adapter().discretion()).isEqualTo(Discretion.GUARD);
        rig.settings.put("telegram-protect-content", "true");
        assertThat(rig.adapter().discretion()).isEqualTo(Discretion.NONE);
    }

    @Test
    void what_is_said_in_quiet_hours_arrives_without_a_sound_words_and_picture_alike() {
        start();
        OutboundMessage note = Screens.say("Your 8 pm note.").with(Screens.picture("Three weeks."));
        deliver(rig.person(), note.silently());
        deliver(rig.person(), note);
        for (String method : List.of("sendPhoto", "sendMessage")) {
            assertThat(telegram.calls(method))
                    .extracting(call ->
                            call.parameters().path("disable_notification").asBoolean())
                    .containsExactly(true, false);
        }
    }

    @Test
    void links_that_people_wrote_show_no_preview() {
        start();
        deliver(rig.person(), Screens.say("see https://example.org"));
        JsonNode sent = telegram.calls("sendMessage").get(0).parameters();
        assertThat(sent.path("link_preview_options").path("is_disabled").asBoolean())
                .isTrue();
        assertThat(sent.has("parse_mode")).isFalse();
    }

    @Test
    void a_person_who_blocks_the_bot_and_lets_it_in_again_is_told_to_the_core_before_telegram_hears_of_it() {
        adapter = rig.adapter();
        List<Boolean> doors = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stored = new CompletableFuture<>();
        adapter.start(new InboundSink() {
            @Override
            public CompletableFuture<Accepted> accept(Inbound inbound) {
                return sink.accept(inbound);
            }

            @Override
            public CompletableFuture<Void> door(Address address, boolean open) {
                assertThat(address).isEqualTo(rig.person());
                doors.add(open);
                return stored;
            }
        });
        telegram.brings("my_chat_member", door("member", "kicked"));
        eventually(() -> doors.equals(List.of(false)));
        assertThat(telegram.queue.size()).isEqualTo(1);
        stored.complete(null);
        telegram.brings("my_chat_member", door("kicked", "member"));
        eventually(() -> doors.equals(List.of(false, true)));
        eventually(() -> telegram.queue.size() == 0);
    }

    private static ObjectNode door(String before, String after) {
        return FakeUpdates.member(
                FakeUpdates.privateChat(TelegramRig.ANA), TelegramRig.ANA, FakeTelegram.BOT, before, after);
    }

    @Test
    void every_way_a_chat_can_be_closed_has_its_reason() {
        start();
        List.of(
                        "Forbidden: bot was blocked by the user",
                        "Forbidden: user is deactivated",
                        "Forbidden: bot can't initiate conversation with a user")
                .forEach(words -> {
                    telegram.chatTroubles.put(Long.toString(TelegramRig.ANA), new ApiError(403, words));
                    assertThat(deliver(rig.person(), Screens.say("x"))).isInstanceOf(Delivery.Unreachable.class);
                });
        telegram.chatTroubles.clear();
        telegram.brings("my_chat_member", door("kicked", "member"));
        eventually(() -> telegram.queue.size() == 0);
        assertThat(deliver(rig.person(), Screens.say("you are back"))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void many_messages_to_one_person_are_told_to_wait_and_never_refused() {
        start();
        int delivered = 0;
        long began = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            Delivery delivery = deliver(rig.person(), Screens.say("line " + i));
            delivered += delivery instanceof Delivery.Delivered ? 1 : 0;
        }
        int seconds = (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(delivered).isBetween(4, 10 + seconds);
        assertThat(telegram.refusals).hasValue(0);
    }

    @Test
    void refusals_in_many_chats_make_everybody_wait() {
        start();
        telegram.trouble.set(FakeTelegram.Trouble.TOO_FAST);
        for (int i = 1; i <= 3; i++) {
            deliver(new Address("telegram", "" + i, "" + i), Screens.say("x"));
        }
        telegram.trouble.set(FakeTelegram.Trouble.NONE);
        assertThat(deliver(rig.person(), Screens.say("x"))).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void a_refusal_in_one_chat_holds_up_no_other() {
        start();
        telegram.chatTroubles.put("1", ApiError.tooFast(30));
        assertThat(deliver(new Address("telegram", "1", "1"), Screens.say("x")))
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(30)));
        assertThat(deliver(rig.person(), Screens.say("x"))).isInstanceOf(Delivery.Delivered.class);
    }
}
