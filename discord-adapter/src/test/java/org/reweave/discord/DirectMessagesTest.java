package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.spi.Delivery;
import org.reweave.spi.Logged;
import org.reweave.spi.Screens;

/** What becomes of direct messages when Discord objects. */
class DirectMessagesTest {
    private final DiscordBench bench = new DiscordBench();
    private final FakePerson ana = bench.ana;

    @AfterEach
    void end() {
        bench.close();
    }

    private void refuses(int status, int code) {
        bench.discord.faults.refusal = new Faults.Refusal(status, code);
    }

    private Delivery says(String words) {
        return bench.deliver(ana.direct(), Screens.say(words));
    }

    @ParameterizedTest
    @CsvSource({"403, 50007", "403, 50278"})
    void somebody_who_closed_the_door_is_written_to_again_once_they_are_back(int status, int code) {
        bench.start();
        refuses(status, code);
        assertThat(says("hello")).isInstanceOf(Delivery.Unreachable.class);
        bench.discord.faults.heal();
        ana.writes("I am back");
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Text("I am back"));
        assertThat(says("Good.")).isInstanceOf(Delivery.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {50007, 10013, 50278})
    void somebody_whose_conversation_cannot_be_opened_cannot_be_reached(int code) {
        bench.start();
        bench.discord.refusedOpenings = new Faults.Refusal(403, code);
        assertThat(says("hello")).isInstanceOf(Delivery.Unreachable.class);
    }

    @Test
    void a_question_that_is_shown_again_after_a_restart_is_changed_in_its_place() {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        ana.taps(ana.sees().get(0), "More");
        String shownIn = ((Inbound.Press) bench.sink.next().content()).message().orElseThrow();
        bench.restart();
        bench.shows(
                ana.direct(),
                Screens.ask(7, "How is today? Any word will do.", "Quiet", "Rough")
                        .shownIn(shownIn));
        assertThat(ana.sees()).extracting(Posted::words).containsExactly("How is today? Any word will do.");
    }

    @Test
    void what_is_said_in_quiet_hours_arrives_without_a_sound_every_page_of_it() {
        bench.start();
        bench.shows(ana.direct(), Screens.say("a note. ".repeat(400)).silently());
        bench.shows(ana.direct(), Screens.say("an answer"));
        assertThat(ana.sees()).extracting(posted -> posted.silent).containsExactly(true, true, false);
    }

    @Test
    void what_takes_the_place_of_everything_is_all_that_is_left_of_what_was_said() {
        bench.start();
        bench.shows(ana.direct(), Screens.say("about trust"));
        ana.writes("mine");
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        bench.shows(ana.direct(), Screens.say("Shopping list").inPlaceOfAll());
        eventually(() -> ana.sees().size() == 1);
        assertThat(ana.sees()).extracting(Posted::words).containsExactly("Shopping list");
        assertThat(bench.discord.in(ana.channel)).extracting(Posted::words).contains("mine");
    }

    @Test
    void a_conversation_that_became_another_channel_is_found_again() {
        bench.start();
        bench.shows(ana.direct(), Screens.say("one"));
        bench.discord.moveChannel(ana.user, "800000000000009999");
        bench.shows(ana.direct(), Screens.say("two"));
        assertThat(bench.discord.in("800000000000009999"))
                .extracting(Posted::words)
                .containsExactly("two");
    }

    @ParameterizedTest
    @CsvSource({"403, 50001", "404, 10003"})
    void a_conversation_that_cannot_be_found_again_waits(int status, int code) {
        bench.start();
        bench.shows(ana.direct(), Screens.say("one"));
        int opened = bench.discord.opened.get();
        refuses(status, code);
        assertThat(says("two")).isEqualTo(new Delivery.Retry(Duration.ofMinutes(5)));
        assertThat(bench.discord.opened.get()).isEqualTo(opened + 1);
    }

    @ParameterizedTest
    @CsvSource({"400, 40003", "403, 20026"})
    void after_discord_objected_to_the_bot_nothing_is_sent_to_anybody(int status, int code) {
        bench.start();
        FakePerson bob = bench.discord.person();
        refuses(status, code);
        try (Logged log = new Logged(Level.INFO)) {
            assertThat(says("hello")).isEqualTo(new Delivery.Retry(FailureTable.HELD));
            assertThat(log.lines()).anyMatch(line -> line.contains("objects to how much this bot sends"));
        }
        bench.discord.faults.heal();
        int requests = bench.discord.requests.get();
        assertThat(bench.deliver(bob.direct(), Screens.say("hello")))
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.after()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60)));
        assertThat(bench.discord.requests).hasValue(requests);
    }

    @ParameterizedTest
    @CsvSource({"401, 40001", "401, 50014", "401, 0"})
    void once_the_token_is_refused_nothing_more_is_asked_of_discord(int status, int code) {
        bench.start();
        refuses(status, code);
        assertThat(says("hello")).isInstanceOf(Delivery.Retry.class);
        bench.discord.faults.heal();
        int requests = bench.discord.requests.get();
        assertThat(says("hello")).isInstanceOf(Delivery.Retry.class);
        assertThat(bench.discord.requests).hasValue(requests);
    }

    @Test
    void a_missing_permission_is_told_and_its_message_given_up() {
        bench.start();
        refuses(403, 50013);
        try (Logged log = new Logged(Level.INFO)) {
            assertThat(says("hello")).isInstanceOf(Delivery.Rejected.class);
            assertThat(log.lines()).anyMatch(line -> line.contains("a permission is missing"));
        }
    }

    @ParameterizedTest
    @CsvSource({"503, 130000", "500, 0"})
    void a_server_that_is_overloaded_is_tried_again_and_the_message_shown_once(int status, int code) {
        bench.start();
        refuses(status, code);
        Delivery first = bench.adapter.deliver(ana.direct(), Screens.say("hello"), "the-same");
        assertThat(first).isInstanceOf(Delivery.Retry.class);
        bench.discord.faults.heal();
        assertThat(bench.adapter.deliver(ana.direct(), Screens.say("hello"), "the-same"))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(ana.sees()).hasSize(1);
    }

    @Test
    void a_limit_for_the_whole_bot_stops_every_chat() {
        bench.start();
        FakePerson bob = bench.discord.person();
        bench.discord.faults.noVia = true;
        bench.discord.faults.messages = Faults.Fate.TOO_FAST;
        assertThat(says("hello")).isInstanceOf(Delivery.Retry.class);
        bench.discord.faults.heal();
        assertThat(bench.deliver(bob.direct(), Screens.say("hello"))).isInstanceOf(Delivery.Retry.class);
        assertThat(bob.sees()).isEmpty();
    }

    @Test
    void of_people_never_written_to_ten_an_hour_are() {
        bench.start();
        for (int i = 0; i < Pacer.NEW_CHATS_AN_HOUR; i++) {
            bench.shows(bench.discord.person().aside(), Screens.say("hello"));
        }
        FakePerson eleventh = bench.discord.person();
        assertThat(bench.deliver(eleventh.aside(), Screens.say("hello")))
                .isInstanceOfSatisfying(
                        Delivery.Retry.class, retry -> assertThat(retry.after()).isGreaterThan(Duration.ofMinutes(1)));
        assertThat(eleventh.sees()).isEmpty();
        eleventh.writes("hello");
        bench.sink.next();
        bench.shows(eleventh.direct(), Screens.say("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@everyone", "@here", "<@700000000000000001>", "<@&900000000000000002>"})
    void no_words_can_ping_anybody_in_any_way_a_message_is_sent(String mention) {
        bench.start();
        RichText words = RichText.plain("You wrote " + mention);
        bench.shows(ana.direct(), OutboundMessage.saying(words));
        OutboundMessage question =
                new OutboundMessage(words, Screens.choices(7, mention, "No"), OutboundMessage.Input.CHOICE, 7);
        bench.shows(ana.direct(), question);
        bench.shows(ana.direct(), question);
        ana.taps(ana.sees().get(1), mention);
        bench.sink.next();
        bench.shows(ana.direct(), Screens.ask(8, "And now?", "Yes", "No"));
        eventually(() -> ana.sees().get(1).offers().isEmpty());
        assertThat(ana.sees().get(1).words()).endsWith("> " + mention);
        assertThat(bench.discord.violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "a longer one"})
    void a_nonce_is_the_same_for_every_attempt_and_fits(String delivery) {
        assertThat(DirectSender.nonce(delivery, 0)).isEqualTo(delivery);
        assertThat(DirectSender.nonce(delivery, 3))
                .isEqualTo(DirectSender.nonce(delivery, 3))
                .isNotEqualTo(DirectSender.nonce(delivery, 4))
                .hasSizeLessThanOrEqualTo(25);
    }
}
