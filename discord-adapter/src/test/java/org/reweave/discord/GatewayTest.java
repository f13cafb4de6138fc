package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.Inbound;
import org.reweave.spi.AdapterContext.Heard;
import org.reweave.spi.Delivery;
import org.reweave.spi.Logged;
import org.reweave.spi.Screens;

/** The connection over which Discord tells what happens: how it ends, and what is not lost by that. */
class GatewayTest {
    private final DiscordBench bench = new DiscordBench();
    private final FakePerson ana = bench.ana;
    private final FakeGateway gateway = bench.discord.gateway;

    @AfterEach
    void end() {
        bench.close();
    }

    private void hears(String words) {
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Text(words));
    }

    @Test
    void nothing_privileged_is_asked_for() {
        bench.start();
        int servers = 1;
        int serverMessages = 1 << 9;
        int directMessages = 1 << 12;
        assertThat(gateway.intents).isEqualTo(servers | serverMessages | directMessages);
    }

    @Test
    void what_happens_while_the_connection_is_cut_comes_after_it_is_resumed() {
        bench.start();
        ana.writes("before");
        hears("before");
        gateway.cut();
        ana.writes("meanwhile");
        hears("meanwhile");
        assertThat(gateway.resumes).hasPositiveValue();
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void asked_to_come_again_it_resumes() {
        bench.start();
        gateway.askToReconnect();
        eventually(() -> gateway.resumes.get() == 1);
        ana.writes("after");
        hears("after");
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void a_session_discord_has_ended_is_begun_anew_and_what_was_missed_is_fetched() {
        bench.start();
        ana.writes("before");
        hears("before");
        gateway.forgetSession();
        ana.writes("missed");
        hears("missed");
        assertThat(gateway.identifies).hasValue(2);
    }

    @Test
    void a_session_declared_invalid_is_begun_anew() {
        bench.start();
        gateway.invalidate(false);
        eventually(() -> gateway.identifies.get() == 2 && gateway.connected());
        ana.writes("after");
        hears("after");
    }

    @Test
    void what_is_brought_twice_comes_in_once() {
        bench.start();
        bench.discord.faults.everyEventTwice = true;
        ana.writes("one");
        ana.writes("two");
        hears("one");
        hears("two");
        assertThat(bench.sink.rest()).isEmpty();
    }

    @Test
    void what_is_brought_out_of_order_comes_in_whole_and_once() {
        bench.start();
        bench.shows(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"));
        bench.discord.faults.nextOvertakes = true;
        ana.writes("one");
        ana.taps(ana.sees().get(0), "Rough");
        assertThat(bench.sink.next().content()).isInstanceOf(Inbound.Press.class);
        hears("one");
        ana.writes("two");
        ana.rewrites("two, and more");
        assertThat(bench.sink.next().content()).isInstanceOf(Inbound.Edit.class);
        hears("two");
        gateway.forgetSession();
        bench.discord.faults.heal();
        ana.writes("three");
        hears("three");
        assertThat(bench.sink.rest()).isEmpty();
    }

    @Test
    void heartbeats_are_sent_as_often_as_discord_wants() {
        gateway.heartbeatInterval = 200;
        bench.start();
        eventually(() -> gateway.heartbeats.get() >= 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {4014, 4013, 4011, 4010})
    void refused_for_what_the_host_can_mend_it_says_so_and_comes_back_later(int code) {
        bench.tempo = bench.tempo.comingBackAfter(Duration.ofMillis(300));
        gateway.refusal = code;
        try (Logged log = new Logged(Level.INFO)) {
            bench.startOnly();
            eventually(() -> log.lines().stream()
                    .anyMatch(line -> line.contains(GatewayEnd.of(code).advice())));
            gateway.refusal = 0;
            eventually(gateway::connected);
            assertThat(log.lines()).noneMatch(line -> line.contains(FakeDiscord.TOKEN));
        }
        eventually(() -> !bench.discord.commands.isMissingNode());
        ana.writes("hello");
        hears("hello");
        bench.shows(ana.direct(), Screens.say("Good to have you here."));
    }

    @Test
    void a_token_the_gateway_refuses_ends_all_sending_until_the_next_start() {
        gateway.refusal = 4004;
        try (Logged log = new Logged(Level.INFO)) {
            bench.startOnly();
            eventually(() -> log.lines().stream().anyMatch(line -> line.contains(GatewayEnd.TOKEN.advice())));
        }
        eventually(() -> bench.deliver(ana.direct(), Screens.say("hello")) instanceof Delivery.Retry retry
                && retry.after().compareTo(Duration.ofMinutes(10)) > 0);
        assertThat(gateway.identifies.get()).isEqualTo(1);
        assertThat(ana.sees()).isEmpty();
    }

    @Test
    void a_discord_that_is_away_at_the_start_is_tried_by_one_attempt_after_the_other_and_told_once() {
        bench.discord.faults.everything = Faults.Fate.BROKEN;
        int asked = bench.discord.requests.get();
        try (Logged log = new Logged(Level.INFO)) {
            bench.startOnly();
            eventually(() -> bench.discord.requests.get() >= asked + 3);
            bench.discord.faults.heal();
            eventually(gateway::connected);
            assertThat(log.lines()).noneMatch(line -> line.contains(GatewayEnd.OTHER.advice()));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Discord cannot be reached"))
                    .hasSize(1);
        }
        eventually(() -> !bench.discord.commands.isMissingNode());
        ana.writes("hello");
        hears("hello");
        assertThat(gateway.identifies).hasValue(1);
    }

    @Test
    void a_gateway_that_is_away_at_the_start_is_told_with_what_to_look_at_and_tried_again() {
        gateway.down();
        try (Logged log = new Logged(Level.WARN)) {
            bench.startOnly();
            eventually(() -> log.lines().stream().anyMatch(line -> line.contains("discord-gateway-url")));
            gateway.up();
            eventually(gateway::connected);
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void a_token_that_was_revoked_before_the_start_is_told_and_not_tried_for_ever() {
        bench.discord.tokenRevoked = true;
        try (Logged log = new Logged(Level.INFO)) {
            bench.startOnly();
            eventually(() -> log.lines().stream().anyMatch(line -> line.contains(GatewayEnd.TOKEN.advice())));
        }
        int asked = bench.discord.requests.get();
        assertThat(bench.deliver(ana.direct(), Screens.say("hello"))).isInstanceOf(Delivery.Retry.class);
        assertThat(bench.discord.requests).hasValue(asked);
    }

    @Test
    void after_a_restart_what_was_written_meanwhile_comes_once_and_in_order() {
        bench.start();
        ana.writes("first");
        hears("first");
        bench.adapter.stop(Duration.ofSeconds(2));
        ana.writes("second");
        ana.sends("photo");
        ana.writes("third");
        bench.heard.add(new Heard(ana.direct(), Instant.now()));
        bench.restart();
        Inbound first = bench.sink.next();
        Inbound second = first.content().equals(new Inbound.Text("first")) ? bench.sink.next() : first;
        assertThat(second.content()).isEqualTo(new Inbound.Text("second"));
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Unreadable("photo"));
        hears("third");
        ana.writes("now");
        hears("now");
        assertThat(bench.sink.rest()).isEmpty();
    }

    @Test
    void after_a_restart_all_that_was_written_comes_also_where_it_is_more_than_discord_gives_at_once() {
        bench.start();
        ana.writes("hello");
        hears("hello");
        bench.adapter.stop(Duration.ofSeconds(2));
        List<String> written =
                IntStream.range(0, 230).mapToObj(i -> "line " + i).toList();
        written.forEach(ana::writes);
        bench.heard.add(new Heard(ana.direct(), Instant.now()));
        bench.restart();
        List<String> heard = new ArrayList<>();
        while (heard.size() < written.size()) {
            String words = ((Inbound.Text) bench.sink.next().content()).text();
            if (!words.equals("hello")) {
                heard.add(words);
            }
        }
        assertThat(heard).isEqualTo(written);
        assertThat(bench.sink.rest()).isEmpty();
    }

    @Test
    void after_a_restart_what_had_arrived_is_not_sent_again_even_when_discord_forgot_the_nonce() {
        bench.start();
        bench.adapter.deliver(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"), "the-same");
        bench.heard.add(new Heard(ana.direct(), Instant.now().minusSeconds(60)));
        bench.discord.remembersNonces = false;
        bench.restart();
        eventually(
                () -> bench.adapter.deliver(ana.direct(), Screens.ask(7, "How is today?", "Quiet", "Rough"), "the-same")
                        instanceof Delivery.Delivered);
        assertThat(ana.sees()).hasSize(1);
    }

    @Test
    void a_message_to_a_chat_that_is_just_being_looked_through_goes_out_when_that_is_done() throws Exception {
        bench.heard.add(new Heard(ana.direct(), Instant.now()));
        bench.discord.faults.looks = Faults.Fate.HELD;
        bench.start();
        eventually(() -> bench.discord.traffic.stream().anyMatch(FakeRest.Asked::look));
        FutureTask<Delivery> delivery = new FutureTask<>(() -> bench.deliver(ana.direct(), Screens.say("hello")));
        Thread relay = new Thread(delivery);
        relay.start();
        eventually(() -> relay.getState() == Thread.State.TIMED_WAITING || delivery.isDone());
        bench.discord.faults.heal();
        bench.discord.rest.unhang();
        assertThat(delivery.get()).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void a_platform_that_is_away_for_long_is_tried_again_and_again_but_never_in_a_rush() {
        bench.start();
        bench.discord.down();
        for (int i = 0; i < 5; i++) {
            assertThat(bench.deliver(ana.direct(), Screens.say("hello"))).isInstanceOf(Delivery.Retry.class);
        }
        bench.discord.up();
        eventually(gateway::connected);
        ana.writes("after");
        hears("after");
    }
}
