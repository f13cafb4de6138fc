package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A group, those who lead it and its members, on Telegram; every request is held against the specification at the end. */
class TelegramGroupTest {
    private static final long LEAD = TelegramGroup.LEAD;
    private static final long ANA = TelegramGroup.ANA;
    private static final long BEN = 4_200_000_003L;

    private final TelegramGroup group = new TelegramGroup();

    @AfterEach
    void every_request_was_as_telegram_asks_for_it() {
        group.close();
    }

    @Test
    void a_group_is_set_up_has_its_topic_and_a_member_joins_and_leaves_in_private() {
        group.isSetUp(0);
        assertThat(group.posts().get(0).path("text").asText()).startsWith("Hello. I am a quiet companion for groups");
        assertThat(group.lastTo(LEAD)).contains("Explaining is not excusing", "Tuesday, March 3 at 7:00 PM");
        group.later(Duration.ofDays(2));
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastPost().path("date").asInt()).isPositive();
        assertThat(group.telegram.shown(ANA)).isEmpty();
        int posts = group.posts().size();

        group.tapsInGroup(ANA, "Join or leave");
        assertThat(group.lastTo(ANA)).startsWith("Joining");
        group.taps(ANA, "I join");
        assertThat(group.lastTo(ANA)).startsWith("You have joined.");
        group.tapsInGroup(ANA, "Join or leave");
        group.taps(ANA, "Leave");
        assertThat(group.lastTo(ANA)).startsWith("You have left.");
        assertThat(group.posts()).hasSize(posts);
    }

    @Test
    void each_question_of_the_setting_up_stays_with_its_answer_and_a_preview_replaces_nothing() {
        group.isSetUp(0);
        group.taps(LEAD, "Settings");
        group.taps(LEAD, "Preview the next topic");
        assertThat(group.telegram.shown(LEAD))
                .extracting(shown -> shown.path("text").asText())
                .anyMatch(text -> text.startsWith("Day.") && text.endsWith("> Tuesday"))
                .anyMatch(text -> text.startsWith("This is what your group sees."));
        assertThat(group.lastTo(LEAD)).startsWith("Explaining is not excusing");
    }

    @Test
    void whoever_sets_it_up_can_type_what_the_buttons_say_and_begin_after_a_preview() {
        group.becomes("left", "member");
        group.says(LEAD, "/reweave setup");
        group.tapsInGroup(LEAD, "Open");
        List.of("europe", "Vienna", "tuesday", "19:00", "done", "only", "no", "no, tell nobody")
                .forEach(typed -> group.writes(LEAD, typed));
        assertThat(group.lastTo(LEAD)).startsWith("Your group").contains("Clock: Vienna.", "Rhythm: Tuesday, 7:00 PM.");
        group.writes(LEAD, "preview the next topic");
        assertThat(group.lastTo(LEAD)).startsWith("Explaining is not excusing");
        group.taps(LEAD, "Begin");
        assertThat(group.lastTo(LEAD)).startsWith("Good. The first topic is Explaining is not excusing");
    }

    @Test
    void a_topic_comes_in_the_forum_topic_it_was_set_up_in() {
        group.isSetUp(9);
        group.later(Duration.ofDays(2));
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastPost().path("message_thread_id").asInt()).isEqualTo(9);
        group.says(LEAD, "/reweave_here");
        group.later(Duration.ofDays(7));
        assertThat(group.lastPost().path("text").asText()).startsWith("What was being protected");
        assertThat(group.lastPost().has("message_thread_id")).isFalse();
    }

    @Test
    void the_buttons_of_earlier_posts_stay_and_no_post_is_ever_changed() {
        group.isSetUp(0);
        group.later(Duration.ofDays(16));
        assertThat(group.posts())
                .filteredOn(post -> post.path("text").asText().contains("You can also think about it alone"))
                .hasSize(3)
                .allSatisfy(post -> assertThat(post.path("reply_markup")
                                .path("inline_keyboard")
                                .findValuesAsText("text"))
                        .contains("Think about this privately", "Join or leave"));
        assertThat(group.telegram.calls("editMessageText"))
                .noneMatch(call -> call.parameters().path("chat_id").asText().startsWith("-"));
        assertThat(group.telegram.calls("editMessageReplyMarkup"))
                .noneMatch(call -> call.parameters().path("chat_id").asText().startsWith("-"));
    }

    @Test
    void thinking_privately_opens_the_private_chat_of_whoever_taps() {
        group.isSetUp(0);
        group.later(Duration.ofDays(2));
        group.tapsInGroup(ANA, "Think about this privately");
        assertThat(group.telegram.shown(ANA)).isNotEmpty();
    }

    @Test
    void somebody_who_does_not_administer_the_group_cannot_set_it_up() {
        group.becomes("left", "member");
        group.says(ANA, "/reweave setup");
        assertThat(group.lastPost().path("text").asText()).startsWith("Whoever runs this group can set me up");
        assertThat(group.telegram.shown(ANA)).isEmpty();
    }

    @Test
    void one_more_person_leads_by_a_word_they_were_given_though_nothing_was_known_of_them() {
        group.isSetUp(0);
        group.says(LEAD, "/reweave lead");
        group.tapsInGroup(LEAD, "Open");
        String word = group.lastTo(LEAD).replaceFirst("(?s).*/reweave lead (\\w{10}).*", "$1");
        group.says(ANA, "/reweave lead " + word);
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith("Your group");
        assertThat(group.posts()).noneMatch(post -> post.toString().contains(word));
    }

    @Test
    void an_administrator_who_writes_as_the_group_says_who_they_are_by_a_tap_that_nobody_sees() {
        group.becomes("left", "member");
        group.saysAsGroup("/reweave setup");
        group.awaitPost(TelegramTexts.in("en").whoLine());
        group.tapsInGroup(ANA, "It is me");
        assertThat(group.lastPost().path("text").asText()).startsWith("Whoever runs this group can set me up");
        group.tapsInGroup(LEAD, "It is me");
        group.tapsInGroup(LEAD, "Open");
        assertThat(group.telegram.shown(LEAD).get(0).path("text").asText())
                .startsWith("You lead this group with me now.");
        TelegramCase.eventually(
                () -> group.telegram.calls("answerCallbackQuery").size() == 2);
    }

    @Test
    void what_is_personal_is_answered_with_a_door_and_never_repeated() {
        group.isSetUp(0);
        group.says(ANA, "/reweave forget me");
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        group.says(ANA, "@" + FakeTelegram.NAME + " I do not want to live any more");
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith("If someone is in danger right now");
        assertThat(group.posts())
                .noneMatch(post -> post.path("text").asText().contains("forget")
                        || post.path("text").asText().contains("live"));
    }

    @Test
    void a_call_for_help_and_stop_in_the_group_are_those_of_the_private_chat() {
        group.isSetUp(0);
        group.writes(ANA, "hello");
        group.says(ANA, "/reweave help now");
        assertThat(group.lastTo(ANA)).startsWith("I am here for you, where only you read it.");
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        int posts = group.posts().size();
        group.says(ANA, "/reweave stop");
        assertThat(group.lastTo(ANA)).startsWith("I write nothing more to you");
        assertThat(group.posts()).hasSize(posts);
        group.says(BEN, "/help");
        group.tapsInGroup(BEN, "Open");
        assertThat(group.lastTo(BEN)).startsWith("If someone is in danger right now");
    }

    @Test
    void words_of_danger_are_answered_alone_before_the_group_reads_anything() {
        group.isSetUp(0);
        group.writes(ANA, "hello");
        int before = group.posts().size();
        group.telegram.chatTroubles.put(Long.toString(ANA), new ApiError(500, "Internal Server Error"));
        String name = "@" + FakeTelegram.NAME;
        group.saysMeanwhile(ANA, name + " I do not want to live any more", 0);
        group.saysMeanwhile(BEN, name + " hello", 9);
        group.awaitsThat(() -> group.posts().size() > before);
        assertThat(group.posts().subList(before, group.posts().size()))
                .as("what everybody reads while the answer is on its way")
                .allSatisfy(post ->
                        assertThat(post.path("message_thread_id").asInt()).isEqualTo(9));
        TelegramCase.eventually(group::triesAgainLater);
        group.telegram.chatTroubles.clear();
        group.passes(TelegramGroup.UNTIL_TRIED_AGAIN);
        TelegramCase.eventually(() -> group.posts().size() == before + 2);
        List<ObjectNode> shown = group.telegram.shown(ANA);
        ObjectNode care = shown.get(shown.size() - 1);
        assertThat(care.path("text").asText()).startsWith("I am here for you, where only you read it.");
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        assertThat(group.lastPost().path("message_id").asInt())
                .isGreaterThan(care.path("message_id").asInt());
    }

    @Test
    void whoever_blocked_it_is_shown_the_way_to_help_in_the_line_that_everybody_always_sees() {
        group.isSetUp(0);
        group.writes(ANA, "hello");
        int shown = group.telegram.shown(ANA).size();
        group.telegram.chatTroubles.put(
                Long.toString(ANA), new ApiError(403, "Forbidden: bot was blocked by the user"));
        group.says(ANA, "@" + FakeTelegram.NAME + " I do not want to live any more");
        assertThat(group.telegram.shown(ANA)).hasSize(shown);
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        group.telegram.chatTroubles.clear();
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith("If someone is in danger right now");
    }

    @Test
    void what_is_not_addressed_to_it_is_none_of_its_business() {
        group.isSetUp(0);
        int posts = group.posts().size();
        group.says(ANA, "I think I want to leave my partner");
        group.says(ANA, "/setup@another_bot");
        group.says(ANA, "/join");
        assertThat(group.posts()).hasSize(posts);
        assertThat(group.telegram.shown(ANA)).isEmpty();
    }

    @Test
    void a_group_that_was_upgraded_goes_on_under_its_new_id() {
        group.goesOnAs(-42);
        group.isSetUp(0);
        ObjectNode moved = FakeUpdates.message(group.telegram.nextMessageId(), FakeUpdates.group(-42), LEAD);
        group.brings("message", moved.put("migrate_to_chat_id", TelegramGroup.GROUP));
        ObjectNode came =
                FakeUpdates.message(group.telegram.nextMessageId(), FakeUpdates.group(TelegramGroup.GROUP), LEAD);
        group.brings("message", came.put("migrate_from_chat_id", -42));
        int before = group.posts().size();
        group.later(Duration.ofDays(2));
        assertThat(group.posts()).hasSize(before);
        group.goesOnAs(TelegramGroup.GROUP);
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastTo(LEAD)).startsWith("Your group was upgraded and goes by another number now.");
        group.says(LEAD, "/reweave setup");
        group.tapsInGroup(LEAD, "Open");
        assertThat(group.lastTo(LEAD)).startsWith("Your group").contains("What was being protected");
    }

    @Test
    void an_upgrade_that_only_a_refused_post_tells_of_is_kept_too() {
        group.goesOnAs(-42);
        group.isSetUp(0);
        group.telegram.chatTroubles.put(
                "-42",
                new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat")
                        .with("migrate_to_chat_id", TelegramGroup.GROUP));
        group.later(Duration.ofDays(2));
        group.goesOnAs(TelegramGroup.GROUP);
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastTo(LEAD)).startsWith("Your group was upgraded and goes by another number now.");
        group.says(LEAD, "/reweave setup");
        group.tapsInGroup(LEAD, "Open");
        assertThat(group.lastTo(LEAD)).startsWith("Your group").contains("What was being protected");
    }

    @Test
    void a_right_that_is_lost_and_given_back_is_told_to_the_one_who_leads() {
        group.isSetUp(0);
        group.mayWrite(false);
        assertThat(group.lastTo(LEAD))
                .startsWith("What I still need in this group:")
                .contains("To post there.");
        group.later(Duration.ofHours(5));
        group.mayWrite(true);
        assertThat(group.lastTo(LEAD)).startsWith("Thank you. I have everything I need");
    }

    @Test
    void a_post_that_is_refused_for_lack_of_a_right_is_told_and_the_next_one_that_arrives_as_well() {
        group.isSetUp(0);
        group.telegram.chatTroubles.put(
                Long.toString(TelegramGroup.GROUP),
                new ApiError(400, "Bad Request: not enough rights to send text messages to the chat"));
        group.later(Duration.ofDays(2));
        assertThat(group.telegram.shown(LEAD))
                .anySatisfy(told -> assertThat(told.path("text").asText()).contains("To post there."));
        group.telegram.chatTroubles.clear();
        group.later(Duration.ofDays(7));
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastTo(LEAD)).startsWith("Thank you. I have everything I need");
    }

    @Test
    void a_right_that_was_given_back_while_it_did_not_run_is_told_with_the_first_post() {
        group.isSetUp(0);
        group.telegram.chatTroubles.put(
                Long.toString(TelegramGroup.GROUP),
                new ApiError(400, "Bad Request: not enough rights to send text messages to the chat"));
        group.later(Duration.ofDays(2));
        group.restart();
        group.telegram.chatTroubles.clear();
        group.later(Duration.ofDays(7));
        assertThat(group.lastPost().path("text").asText()).startsWith("Explaining is not excusing");
        assertThat(group.lastTo(LEAD)).startsWith("Thank you. I have everything I need");
        int told = group.telegram.shown(LEAD).size();
        group.restart();
        group.later(Duration.ofDays(7));
        assertThat(group.telegram.shown(LEAD)).hasSize(told);
    }

    @Test
    void a_post_that_is_refused_for_any_other_reason_is_told_once_and_the_next_one_that_arrives_as_well() {
        group.isSetUp(0);
        group.telegram.chatTroubles.put(
                Long.toString(TelegramGroup.GROUP), new ApiError(403, "Forbidden: CHAT_RESTRICTED"));
        group.later(Duration.ofDays(9));
        assertThat(group.telegram.shown(LEAD))
                .filteredOn(told -> told.path("text").asText().startsWith("I could not post in your group."))
                .hasSize(1);
        group.telegram.chatTroubles.clear();
        group.later(Duration.ofDays(7));
        assertThat(group.lastTo(LEAD)).startsWith("Thank you. I have everything I need");
    }

    @Test
    void a_topic_that_was_deleted_is_told_to_the_one_who_leads_and_nothing_is_posted_elsewhere() {
        group.isSetUp(9);
        int posts = group.posts().size();
        group.telegram.goneTopics = true;
        group.later(Duration.ofDays(9));
        assertThat(group.posts()).hasSize(posts);
        assertThat(group.telegram.shown(LEAD))
                .anySatisfy(told ->
                        assertThat(told.path("text").asText()).startsWith("The place I posted in has been deleted"));
    }

    @Test
    void removed_and_taken_in_again_within_a_week_it_goes_on_as_it_was_set() {
        group.isSetUp(0);
        group.becomes("member", "kicked");
        int posts = group.posts().size();
        group.later(Duration.ofDays(5));
        assertThat(group.posts()).hasSize(posts);
        assertThat(group.lastTo(LEAD))
                .startsWith("I am no longer in your group")
                .contains("Whoever adds me again by Monday, March 9 at 10:00 AM finds everything as it was set.");
        group.becomes("kicked", "member");
        assertThat(group.lastPost().path("text").asText())
                .isEqualTo("I am here again, and everything is as it was set.");
    }

    @Test
    void a_post_that_finds_the_bot_removed_begins_the_grace_of_seven_days() {
        group.isSetUp(0);
        group.telegram.chatTroubles.put(
                Long.toString(TelegramGroup.GROUP),
                new ApiError(403, "Forbidden: bot was kicked from the supergroup chat"));
        group.later(Duration.ofDays(10));
        group.taps(LEAD, "Settings");
        assertThat(group.lastTo(LEAD)).isEqualTo("This group is not with me any more, and nothing of it is kept.");
    }

    @Test
    void a_member_who_leaves_the_group_is_a_member_no_more() {
        group.isSetUp(0);
        group.says(ANA, "/reweave_join");
        group.tapsInGroup(ANA, "Open");
        group.taps(ANA, "I join");
        ObjectNode left =
                FakeUpdates.message(group.telegram.nextMessageId(), FakeUpdates.group(TelegramGroup.GROUP), ANA);
        left.set("left_chat_member", FakeUpdates.user(ANA));
        group.brings("message", left);
        group.says(ANA, "/reweave_join");
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith("Joining");
    }
}
