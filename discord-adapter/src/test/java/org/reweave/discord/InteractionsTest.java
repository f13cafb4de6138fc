package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.reweave.discord.DiscordBench.eventually;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.discord.Interacted.Where;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.spi.AdapterContext.Heard;
import org.reweave.spi.Logged;
import org.reweave.spi.Screens;

/** Commands, buttons, menus and windows, in every place Discord lets somebody use them. */
class InteractionsTest {
    private static final int DEFER_REPLY = 5;
    private static final int DEFER_EDIT = 6;
    private static final int COMPLETE = 8;
    private static final int WINDOW = 9;

    private final DiscordBench bench = new DiscordBench();
    private final FakePerson ana = bench.ana;

    @AfterEach
    void end() {
        bench.close();
    }

    private static int answer(Interacted done) throws Exception {
        return done.answered.get(20, TimeUnit.SECONDS);
    }

    @Test
    void one_command_family_is_told_to_discord_for_every_place_and_installation() {
        bench.start();
        JsonNode family = bench.discord.commands.path(0);
        assertThat(bench.discord.commands).hasSize(1);
        assertThat(family.path("name").asText()).isEqualTo("reweave");
        assertThat(family.path("contexts")).hasSize(3);
        assertThat(family.path("integration_types")).hasSize(2);
        assertThat(family.path("options").findValuesAsText("name"))
                .contains("open", "say", "skip", "back", "pause", "more", "help-now", "stop", "start");
    }

    @Test
    void the_command_is_told_in_every_language_there_are_texts_for() {
        bench.start();
        JsonNode family = bench.discord.commands.path(0);
        assertThat(family.at("/description_localizations/pt-BR").asText())
                .isEqualTo("Uma conversa privada, um passo de cada vez");
        assertThat(family.path("options"))
                .filteredOn(part -> part.path("name").asText().equals("pause"))
                .singleElement()
                .satisfies(
                        part -> assertThat(part.at("/name_localizations/pt-BR").asText())
                                .isEqualTo("pausa"));
    }

    @ParameterizedTest
    @CsvSource({"skip,skip", "back,back", "pause,pause", "more,more", "help-now,help now", "stop,stop", "start,start"})
    void a_part_of_the_command_is_the_word_it_stands_for(String part, String word) throws Exception {
        bench.start();
        Interacted done = ana.commands(Where.BOT_DM, part, Map.of());
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Text(word));
        assertThat(answer(done)).isEqualTo(DEFER_REPLY);
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void the_command_works_everywhere_and_others_never_read_along(Where where) throws Exception {
        bench.start();
        Interacted done = ana.commands(where, "say", Map.of("words", "I am here"));
        Inbound inbound = bench.sink.next();
        assertThat(inbound.content()).isEqualTo(new Inbound.Text("I am here"));
        assertThat(inbound.origin()).isEqualTo(org.reweave.message.Origin.PRIVATE);
        assertThat(answer(done)).isEqualTo(DEFER_REPLY);
        bench.shows(inbound.from(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        List<Posted> seen = ana.seesAt(where);
        Posted last = seen.get(seen.size() - 1);
        assertThat(last.words()).isEqualTo("How is today?");
        assertThat(last.onlyFor).isEqualTo(where == Where.BOT_DM ? "" : ana.user);
    }

    @Test
    void a_file_too_is_seen_by_nobody_else_in_a_server() {
        bench.start();
        ana.commands(Where.SERVER, "say", Map.of("words", "give me my data"));
        Inbound inbound = bench.sink.next();
        bench.shows(inbound.from(), Screens.say("").with(Screens.file("notes.html", 100, "To read.")));
        bench.shows(inbound.from(), Screens.say("").with(Screens.file("notes.json", 100, "To take along.")));
        assertThat(ana.seesAt(Where.SERVER))
                .extracting(posted -> posted.fileName, posted -> posted.onlyFor)
                .containsExactly(tuple("notes.html", ana.user), tuple("notes.json", ana.user));
    }

    private static Inbound.Press press(String token, Posted in) {
        return new Inbound.Press(token, Optional.of(Long.toString(in.id)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER", "FOREIGN_SERVER", "OTHER_DM"})
    void a_whole_exchange_goes_on_where_only_the_person_sees_it(Where where) throws Exception {
        bench.start();
        ana.commands(where, "open", Map.of());
        Inbound opened = bench.sink.next();
        assertThat(opened.content()).isEqualTo(new Inbound.Opened(Optional.empty()));
        bench.shows(opened.from(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        Posted question = ana.seesAt(where).get(0);
        Interacted pressed = ana.taps(where, question, "Rough");
        assertThat(bench.sink.next().content()).isEqualTo(press("7:c1", question));
        assertThat(answer(pressed)).isEqualTo(DEFER_EDIT);
        bench.shows(opened.from(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(question.words()).contains("How is today?", "> Rough");
        assertThat(question.offers()).isEmpty();
        assertThat(ana.seesAt(where))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.onlyFor).isEqualTo(ana.user));
        assertThat(ana.sees()).isEmpty();
    }

    @Test
    void whoever_has_to_wait_in_a_server_reads_when_at_once_and_the_answer_takes_the_place_of_that() throws Exception {
        bench.start();
        bench.sink.answersIn(Duration.ofMinutes(5));
        ana.commands(Where.SERVER, "open", Map.of());
        Inbound opened = bench.sink.next();
        eventually(() ->
                ana.seesAt(Where.SERVER).stream().anyMatch(one -> !one.words().isEmpty()));
        assertThat(words(ana.seesAt(Where.SERVER)))
                .containsExactly("Many people are here right now. My answer comes here in about 5 minutes.");
        bench.shows(opened.from(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        assertThat(words(ana.seesAt(Where.SERVER))).containsExactly("How is today?");
        Posted question = ana.seesAt(Where.SERVER).get(0);

        bench.sink.answersIn(Duration.ofMinutes(1));
        ana.taps(Where.SERVER, question, "Rough");
        eventually(() -> ana.seesAt(Where.SERVER).size() == 2);
        assertThat(words(ana.seesAt(Where.SERVER)))
                .last()
                .isEqualTo("Many people are here right now. My answer comes here within a minute.");
        bench.shows(opened.from(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        List<Posted> seen = ana.seesAt(Where.SERVER);
        assertThat(seen).hasSize(2).allSatisfy(one -> assertThat(one.onlyFor).isEqualTo(ana.user));
        assertThat(seen.get(1).words()).isEqualTo("And tomorrow?");
        assertThat(seen.get(1).offers()).hasSizeGreaterThan(1);
        assertThat(ana.sees()).isEmpty();
    }

    private static List<String> words(List<Posted> seen) {
        return seen.stream().map(Posted::words).toList();
    }

    @Test
    void buttons_that_could_not_be_taken_off_at_once_are_taken_off_a_little_later() {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        Posted question = ana.sees().get(0);
        String change = "PATCH /channels/" + question.channel + "/messages/" + question.id;
        bench.discord.faults.refusalsByPath.put(change, new Faults.Refusal(403, 50001));
        bench.shows(ana.direct(), Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(question.offers()).isNotEmpty();

        bench.discord.faults.refusalsByPath.clear();

        eventually(() -> question.offers().isEmpty());
        assertThat(ana.sees().get(1).offers()).isNotEmpty();
    }

    @Test
    void an_invitations_code_is_handed_on() {
        bench.start();
        ana.commands(Where.SERVER, "open", Map.of("code", "abc_123"));
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Opened(Optional.of("abc_123")));
    }

    @Test
    void what_is_typed_into_the_command_is_completed_with_the_answers_offered_last() throws Exception {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "In between", "Rough"));
        Interacted done = ana.completes(Where.BOT_DM, "say", "words", "qu");
        assertThat(answer(done)).isEqualTo(COMPLETE);
        assertThat(done.data.path("choices").findValuesAsText("name")).containsExactly("Quiet");
    }

    @Test
    void of_many_answers_twenty_five_are_offered_for_completing() throws Exception {
        bench.start();
        bench.shows(ana.direct(), Screens.menu(7, "Which one?", 60));
        Interacted done = ana.completes(Where.BOT_DM, "say", "words", "entry");
        assertThat(answer(done)).isEqualTo(COMPLETE);
        assertThat(done.data.path("choices")).hasSize(25);
    }

    @Test
    void nobody_is_completed_with_somebody_elses_answers() throws Exception {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        Interacted done = bench.discord.person().completes(Where.SERVER, "say", "words", "qu");
        assertThat(answer(done)).isEqualTo(COMPLETE);
        assertThat(done.data.path("choices")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOT_DM", "SERVER"})
    void a_note_is_written_in_a_window(Where where) throws Exception {
        bench.start();
        Interacted command = ana.commands(where, "open", Map.of());
        Inbound opened = bench.sink.next();
        assertThat(answer(command)).isEqualTo(DEFER_REPLY);
        bench.shows(opened.from(), Screens.note(8, "What would you like to remember?"));
        List<Posted> seen = ana.seesAt(where);
        Interacted pressed = ana.taps(where, seen.get(seen.size() - 1), "Write");
        assertThat(answer(pressed)).isEqualTo(WINDOW);
        Interacted sent = ana.submits(pressed, "We talked, and it was good.");
        Inbound written = bench.sink.next();
        assertThat(written.content()).isEqualTo(new Inbound.Text("We talked, and it was good."));
        assertThat(written.from().user()).isEqualTo(opened.from().user());
        assertThat(answer(sent)).isEqualTo(DEFER_EDIT);
    }

    @Test
    void several_entries_of_a_menu_come_in_together() throws Exception {
        bench.start();
        bench.shows(ana.direct(), Screens.several(7, "What would help?"));
        Interacted done = ana.chooses(Where.BOT_DM, ana.sees().get(0), List.of("Sleep", "Somebody to call"));
        Inbound.Selection chosen = (Inbound.Selection) bench.sink.next().content();
        assertThat(chosen.options()).containsExactly("7:+c0", "7:+c2");
        assertThat(answer(done)).isEqualTo(DEFER_EDIT);
    }

    @Test
    void while_the_store_is_slow_everything_is_acknowledged_in_time_all_the_same() throws Exception {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        bench.sink.hold();
        Interacted command = ana.commands(Where.SERVER, "open", Map.of());
        Interacted pressed = ana.taps(ana.sees().get(0), "Rough");
        assertThat(answer(command)).isEqualTo(DEFER_REPLY);
        assertThat(answer(pressed)).isEqualTo(DEFER_EDIT);
        assertThat(bench.discord.violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "LOST_BEFORE", "LOST_AFTER", "HANGING"})
    void an_acknowledgement_that_fails_is_made_again_within_the_three_seconds(Faults.Fate fate) throws Exception {
        bench.start();
        bench.discord.faults.nextCallbacks.add(fate);
        Interacted command = ana.commands(Where.SERVER, "open", Map.of());
        Inbound opened = bench.sink.next();
        assertThat(answer(command)).isEqualTo(DEFER_REPLY);
        bench.shows(opened.from(), Screens.say("Good to have you here."));
        assertThat(ana.seesAt(Where.SERVER)).extracting(Posted::words).containsExactly("Good to have you here.");
        assertThat(bench.discord.violations).isEmpty();
    }

    @Test
    void while_chats_that_are_looked_through_hang_everything_is_acknowledged_in_time() throws Exception {
        for (int i = 0; i < 5; i++) {
            bench.heard.add(new Heard(bench.discord.person().direct(), Instant.now()));
        }
        bench.discord.faults.looks = Faults.Fate.HANGING;
        bench.start();
        bench.sink.hold();
        Interacted command = ana.commands(Where.SERVER, "open", Map.of());
        assertThat(answer(command)).isEqualTo(DEFER_REPLY);
        assertThat(bench.discord.violations).isEmpty();
    }

    @Test
    void what_is_acknowledged_too_late_is_told_to_the_host() throws Exception {
        bench.start();
        bench.discord.faults.nextCallbacks.add(Faults.Fate.TOO_FAST);
        try (Logged log = new Logged(Level.INFO)) {
            Interacted command = ana.commands(Where.SERVER, "open", Map.of());
            assertThat(answer(command)).isEqualTo(DEFER_REPLY);
            eventually(() -> log.lines().stream().anyMatch(line -> line.contains("was acknowledged after")));
        }
    }

    @Test
    void somebody_who_waits_for_an_answer_sees_that_it_is_being_written() {
        bench.start();
        bench.sink.hold();
        ana.writes("hello");
        eventually(() -> bench.discord.typed.get() > 0);
    }

    @Test
    void an_interaction_that_discord_has_given_up_still_counts() {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        bench.discord.faults.interactionsExpire = true;
        ana.taps(ana.sees().get(0), "Rough");
        Inbound pressed = bench.sink.next();
        assertThat(pressed.content()).isEqualTo(press("7:c1", ana.sees().get(0)));
        bench.shows(pressed.from(), Screens.say("Thank you."));
        assertThat(ana.sees()).extracting(Posted::words).endsWith("Thank you.");
    }

    @Test
    void an_answer_to_somebody_in_a_server_goes_directly_once_discord_takes_it_there_no_more() {
        bench.start();
        Interacted done = ana.commands(Where.SERVER, "open", Map.of());
        Inbound opened = bench.sink.next();
        eventually(done.answered::isDone);
        done.over = true;
        bench.shows(opened.from(), Screens.say("Good to have you here."));
        assertThat(ana.sees()).extracting(Posted::words).containsExactly("Good to have you here.");
    }

    @Test
    void a_button_somebody_made_up_does_no_harm() {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        ana.forges(ana.sees().get(0), "made|up");
        assertThat(bench.sink.next().content())
                .isEqualTo(press("made|up", ana.sees().get(0)));
    }

    @Test
    void whoever_calls_it_where_others_read_along_is_heard_by_the_group_and_gets_one_line_about_nobody() {
        bench.start();
        ana.writesInServer("<@" + Payloads.BOT + "> my trust was broken");
        GroupInbound called = bench.sink.nextInGroup();
        assertThat(called.happening()).isEqualTo(new GroupInbound.Spoken("my trust was broken"));
        assertThat(called.by().map(GroupInbound.Actor::answerable)).contains(false);
        bench.shows(called.place().address(), Screens.post("Let us go on alone.", "c-open", "Open"));
        Posted line = ana.seesAt(Where.SERVER).get(0);
        assertThat(line.words()).isEqualTo("Let us go on alone.");
        assertThat(line.onlyFor).isEmpty();
        assertThat(bench.sink.rest()).isEmpty();
        ana.writesInServer("nothing for the bot");
        ana.taps(Where.SERVER, line, line.offers().get(0));
        Inbound opened = bench.sink.next();
        assertThat(opened.content()).isEqualTo(new Inbound.Opened(Optional.of("c-open")));
        bench.shows(opened.from(), Screens.say("Only you see this."));
        assertThat(ana.seesAt(Where.SERVER))
                .filteredOn(one -> one.words().equals("Only you see this."))
                .singleElement()
                .satisfies(one -> assertThat(one.onlyFor).isEqualTo(ana.user));
        assertThat(bench.sink.restInGroups())
                .extracting(GroupInbound::happening)
                .noneMatch(GroupInbound.Spoken.class::isInstance);
    }
}
