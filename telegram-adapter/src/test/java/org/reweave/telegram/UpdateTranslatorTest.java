package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.Place;
import org.telegram.telegrambots.meta.api.objects.Update;

class UpdateTranslatorTest {
    private static final long ANA = 4_200_000_042L;
    private static final long GROUP = -1_001_234_567_890L;
    private static final Me ME = new Me(FakeTelegram.BOT, FakeTelegram.NAME);
    private final UpdateReader reader = new UpdateReader();

    private Update update(String kind, ObjectNode content) {
        ObjectNode update = FakeUpdates.JSON.createObjectNode().put("update_id", 77);
        update.set(kind, content);
        return reader.read(update.toString()).orElseThrow();
    }

    private Received translate(String kind, ObjectNode content) {
        return UpdateTranslator.translate(update(kind, content), ME);
    }

    private static ObjectNode inPrivate() {
        return FakeUpdates.message(5, FakeUpdates.privateChat(ANA), ANA);
    }

    private static ObjectNode inGroup(String text) {
        return FakeUpdates.text(FakeUpdates.message(5, FakeUpdates.group(GROUP), ANA), text);
    }

    private Inbound.Content content(ObjectNode message) {
        return ((Received.ForCore) translate("message", message)).inbound().content();
    }

    @Test
    void words_in_private_become_an_inbound_with_everything_in_it() {
        assertThat(translate("message", FakeUpdates.text(inPrivate(), "hello")))
                .isEqualTo(new Received.ForCore(new Inbound(
                        FakeTelegram.BOT + "-77",
                        new Address("telegram", "4200000042", "4200000042"),
                        Origin.PRIVATE,
                        Optional.of(Instant.ofEpochSecond(1_770_000_000)),
                        new Inbound.Text("hello"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /pause | /pause
            /PAUSE | /pause
            /pause@reweave_test_bot | /pause
            /pause@Reweave_Test_Bot for an hour | /pause for an hour
            /help_now | /help_now
            what is /pause | what is /pause
            / | /
            """)
    void a_command_comes_in_as_its_word_without_the_name_of_the_bot(String written, String understood) {
        ObjectNode message = FakeUpdates.text(inPrivate(), written);
        if (written.equals("/")) {
            message.remove("entities");
        }
        assertThat(content(message)).isEqualTo(new Inbound.Text(understood));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"/start,-", "/start aB3_-x,aB3_-x", "/start@reweave_test_bot p1,p1"})
    void start_opens_the_chat_with_what_the_link_carried(String written, String payload) {
        assertThat(content(FakeUpdates.text(inPrivate(), written)))
                .isEqualTo(new Inbound.Opened(Optional.ofNullable(payload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "voice", "sticker"})
    void what_is_not_words_is_unreadable(String kind) {
        assertThat(content(FakeUpdates.media(inPrivate(), kind))).isEqualTo(new Inbound.Unreadable(kind));
    }

    @Test
    void words_below_a_picture_are_words() {
        assertThat(content(FakeUpdates.media(inPrivate(), "photo").put("caption", "look at this")))
                .isEqualTo(new Inbound.Text("look at this"));
    }

    @Test
    void a_change_of_words_is_an_edit_and_a_change_of_anything_else_is_nothing() {
        ObjectNode edited = FakeUpdates.text(inPrivate(), "hello again").put("edit_date", 1_770_000_100);
        assertThat(((Received.ForCore) translate("edited_message", edited)).inbound())
                .satisfies(inbound -> {
                    assertThat(inbound.content()).isEqualTo(new Inbound.Edit("hello again"));
                    assertThat(inbound.sentAt()).contains(Instant.ofEpochSecond(1_770_000_100));
                });
        ObjectNode moving = inPrivate().put("edit_date", 1_770_000_100);
        moving.putObject("location").put("latitude", 1.0).put("longitude", 2.0);
        assertThat(translate("edited_message", moving)).isEqualTo(new Received.Nothing());
    }

    @Test
    void a_press_brings_its_token_its_query_and_the_prompt_it_was_on() {
        ObjectNode shown = inPrivate().put("text", "How is today?");
        shown.set("from", FakeUpdates.user(FakeTelegram.BOT).put("is_bot", true));
        shown.putArray("entities")
                .addObject()
                .put("type", "bold")
                .put("offset", 0)
                .put("length", 3);
        shown.putObject("reply_markup")
                .putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put("text", "Quiet")
                .put("callback_data", "7:c0");
        Received.Pressed pressed =
                (Received.Pressed) translate("callback_query", new FakeUpdates().press(shown, ANA, "7:c0"));
        assertThat(pressed.inbound().content()).isEqualTo(new Inbound.Press("7:c0", Optional.of("5")));
        assertThat(pressed.inbound().from()).isEqualTo(new Address("telegram", "4200000042", "4200000042"));
        assertThat(pressed.queryId()).isNotEmpty();
        assertThat(pressed.seen())
                .contains(new Prompt(
                        5,
                        Prompt.UNKNOWN,
                        new Piece("How is today?", List.of(new Piece.Emphasis(0, 3))),
                        List.of(List.of(new Button("Quiet", "7:c0"))),
                        true,
                        null));
    }

    @Test
    void a_press_on_a_message_too_old_to_be_seen_still_counts() {
        ObjectNode gone =
                FakeUpdates.JSON.createObjectNode().put("message_id", 5).put("date", 0);
        gone.set("chat", FakeUpdates.privateChat(ANA));
        Received.Pressed pressed =
                (Received.Pressed) translate("callback_query", new FakeUpdates().press(gone, ANA, "7:c0"));
        assertThat(pressed.seen()).isEmpty();
        assertThat(pressed.inbound().from().chat()).isEqualTo("4200000042");
    }

    @Test
    void a_press_in_a_group_is_answered_and_leads_nowhere() {
        ObjectNode shown = FakeUpdates.message(5, FakeUpdates.group(GROUP), FakeTelegram.BOT)
                .put("text", "x");
        assertThat(translate("callback_query", new FakeUpdates().press(shown, ANA, "7:c0")))
                .isInstanceOf(Received.StrayPress.class);
    }

    private GroupInbound group(String kind, ObjectNode content) {
        return ((Received.InGroup) translate(kind, content)).inbound();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /reweave                      | about  | ''
            /reweave setup                | setup  | ''
            /reweave Setup now            | setup  | now
            /reweave_setup                | setup  | ''
            /reweave_here@reweave_test_bot | here  | ''
            /setup@reweave_test_bot       | setup  | ''
            /start                        | start  | ''
            /start@reweave_test_bot p1    | start  | p1
            /help                         | help   | ''
            /start@another_bot            | -      | -
            /reweave_setup@another_bot    | -      | -
            /anything                     | -      | -
            /setup                        | -      | -
            hello everybody               | -      | -
            my partner lied to me         | -      | -
            """)
    void in_a_group_only_a_command_that_is_meant_for_the_bot_is_one(String written, String name, String rest) {
        Received received = translate("message", inGroup(written));
        if (name == null) {
            assertThat(received).isEqualTo(new Received.Nothing());
            return;
        }
        Address alone = new Address("telegram", "4200000042", "4200000042");
        assertThat(received)
                .isEqualTo(new Received.InGroup(
                        new GroupInbound(
                                FakeTelegram.BOT + "-77",
                                new Place("telegram", Long.toString(GROUP), ""),
                                Optional.of(new GroupInbound.Actor(alone, false, false, Set.of())),
                                Optional.of(Instant.ofEpochSecond(1_770_000_000)),
                                new GroupInbound.Command(name, rest)),
                        true));
    }

    @Test
    void in_a_group_a_mention_and_an_answer_to_the_bot_are_meant_for_it() {
        ObjectNode mention = inGroup("ask @reweave_test_bot then");
        mention.putArray("entities")
                .addObject()
                .put("type", "mention")
                .put("offset", 4)
                .put("length", 17);
        assertThat(group("message", mention).happening()).isEqualTo(new GroupInbound.Spoken("ask  then"));
        assertThat(((Received.InGroup) translate("message", mention)).mayLead()).isFalse();

        ObjectNode answer = inGroup("what is that?");
        ObjectNode answered = FakeUpdates.message(4, FakeUpdates.group(GROUP), FakeTelegram.BOT)
                .put("text", "I talk with one");
        answer.set("reply_to_message", answered);
        assertThat(group("message", answer).happening()).isEqualTo(new GroupInbound.Spoken("what is that?"));

        answered.remove("text");
        answered.putObject("forum_topic_created").put("name", "A topic").put("icon_color", 7_322_096);
        assertThat(translate("message", answer)).isEqualTo(new Received.Nothing());
    }

    @Test
    void what_is_said_as_the_group_or_by_a_channel_is_nobodys_yet() {
        ObjectNode asGroup = inGroup("/reweave setup");
        ((ObjectNode) asGroup.path("from")).put("is_bot", true);
        asGroup.set("sender_chat", FakeUpdates.group(GROUP));
        assertThat(translate("message", asGroup)).isEqualTo(new Received.AsGroup(Target.of(GROUP, null), 5, "setup"));
        asGroup.set("sender_chat", FakeUpdates.group(-99));
        assertThat(translate("message", asGroup)).isEqualTo(new Received.Nothing());
    }

    @Test
    void an_answer_goes_to_the_topic_where_it_was_asked() {
        ObjectNode inTopic = inGroup("/reweave").put("message_thread_id", 9).put("is_topic_message", true);
        assertThat(group("message", inTopic).place()).isEqualTo(new Place("telegram", Long.toString(GROUP), "9"));

        ObjectNode inPrivateTopic = FakeUpdates.text(inPrivate(), "hello")
                .put("message_thread_id", 3)
                .put("is_topic_message", true);
        Received.ForCore hello = (Received.ForCore) translate("message", inPrivateTopic);
        assertThat(hello.inbound().from().chat()).isEqualTo("4200000042/3");
        assertThat(Target.of(hello.inbound().from())).isEqualTo(Target.of(ANA, 3));
    }

    @Test
    void a_thread_that_is_no_topic_is_not_echoed() {
        assertThat(group("message", inGroup("/reweave").put("message_thread_id", 9))
                        .place()
                        .channel())
                .isEmpty();
    }

    @Test
    void a_group_that_moved_says_where_to() {
        ObjectNode to = FakeUpdates.message(5, FakeUpdates.group(-42), ANA).put("migrate_to_chat_id", GROUP);
        GroupInbound moved = group("message", to);
        assertThat(moved.place()).isEqualTo(new Place("telegram", "-42", ""));
        assertThat(moved.happening()).isEqualTo(new GroupInbound.Moved(Long.toString(GROUP)));
        ObjectNode from = FakeUpdates.message(1, FakeUpdates.group(GROUP), ANA).put("migrate_from_chat_id", -42);
        assertThat(group("message", from)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({"member,kicked,false", "kicked,member,true"})
    void a_person_who_blocks_the_bot_or_lets_it_in_again_is_understood(String before, String after, boolean open) {
        ObjectNode change = FakeUpdates.member(FakeUpdates.privateChat(ANA), ANA, FakeTelegram.BOT, before, after);
        assertThat(translate("my_chat_member", change))
                .isEqualTo(new Received.Door(new Address("telegram", "4200000042", "4200000042"), open));
    }

    @ParameterizedTest
    @CsvSource({
        "left,member,BotAdded",
        "kicked,member,BotAdded",
        "left,administrator,BotAdded",
        "member,administrator,-",
        "member,left,BotRemoved",
        "administrator,kicked,BotRemoved"
    })
    void being_taken_into_a_group_and_put_out_of_it_is_told(String before, String after, String what) {
        ObjectNode change = FakeUpdates.member(FakeUpdates.group(GROUP), ANA, FakeTelegram.BOT, before, after);
        for (String side : List.of("old_chat_member", "new_chat_member")) {
            if (change.path(side).path("status").asText().equals("administrator")) {
                ((ObjectNode) change.path(side)).put("can_be_edited", false);
            }
        }
        Received received = translate("my_chat_member", change);
        assertThat(
                        received instanceof Received.InGroup told
                                ? told.inbound().happening().getClass().getSimpleName()
                                : "-")
                .isEqualTo(what);
    }

    @Test
    void what_the_bot_may_no_longer_do_is_told_and_that_it_may_again() {
        ObjectNode lost = FakeUpdates.mayWrite(FakeUpdates.group(GROUP), ANA, FakeTelegram.BOT, false);
        assertThat(group("my_chat_member", lost).happening())
                .isEqualTo(new GroupInbound.Lacking(Set.of(GroupInbound.Permission.POST)));
        ObjectNode given = FakeUpdates.mayWrite(FakeUpdates.group(GROUP), ANA, FakeTelegram.BOT, true);
        assertThat(group("my_chat_member", given).happening()).isEqualTo(new GroupInbound.Lacking(Set.of()));
    }

    @Test
    void a_member_who_left_is_told_by_either_way_telegram_says_it() {
        ObjectNode left = FakeUpdates.message(5, FakeUpdates.group(GROUP), 99);
        left.set("left_chat_member", FakeUpdates.user(ANA));
        ObjectNode change = FakeUpdates.member(FakeUpdates.group(GROUP), 99, ANA, "member", "kicked");
        ((ObjectNode) change.path("new_chat_member").path("user")).put("is_bot", false);
        for (GroupInbound told : List.of(group("message", left), group("chat_member", change))) {
            assertThat(told.happening()).isEqualTo(new GroupInbound.MemberLeft());
            assertThat(told.by().orElseThrow().address().user()).isEqualTo("4200000042");
        }
    }

    @Test
    void what_bots_say_and_what_the_chat_says_of_itself_is_nothing() {
        ObjectNode bot = FakeUpdates.text(inPrivate(), "hello");
        bot.set("from", FakeUpdates.user(99).put("is_bot", true));
        assertThat(translate("message", bot)).isEqualTo(new Received.Nothing());

        ObjectNode pinned = inPrivate();
        pinned.set("pinned_message", inPrivate().put("text", "x"));
        assertThat(translate("message", pinned)).isEqualTo(new Received.Nothing());
        assertThat(translate("channel_post", inGroup("hello"))).isEqualTo(new Received.Nothing());
    }

    @Test
    void of_a_message_that_cannot_be_read_as_a_whole_the_words_still_are() {
        ObjectNode odd = FakeUpdates.text(inPrivate(), "hello");
        odd.putObject("entities").put("not", "a list");
        assertThat(content(odd)).isEqualTo(new Inbound.Text("hello"));

        ObjectNode unknown = inPrivate();
        unknown.put("photo", "not a list");
        assertThat(content(unknown)).isInstanceOf(Inbound.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"hello\"",
                "{}",
                "{\"update_id\":\"x\"}",
                "{\"update_id\":99999999999}",
                "{\"update_id\":1,\"message\":7}",
                "{\"update_id\":1,\"message\":{\"message_id\":\"x\"}}",
                "{\"update_id\":1,\"callback_query\":{\"from\":3}}",
                "{\"update_id\":1,",
                ""
            })
    void what_is_no_update_is_put_aside_without_a_sound(String json) {
        assertThat(reader.read(json).map(update -> UpdateTranslator.translate(update, ME)))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        nothing -> assertThat(nothing).contains(new Received.Nothing()));
    }

    @Test
    void what_telegram_adds_later_does_not_matter() {
        ObjectNode message = FakeUpdates.text(inPrivate(), "hello").put("a_new_field", 1);
        message.putObject("another").put("deep", true);
        assertThat(content(message)).isEqualTo(new Inbound.Text("hello"));
        assertThat(translate("a_new_kind", message)).isEqualTo(new Received.Nothing());
    }
}
