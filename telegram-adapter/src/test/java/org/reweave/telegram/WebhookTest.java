package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.Inbound;

/** Receiving what Telegram brings. */
class WebhookTest extends TelegramCase {
    private static final String SECRET = "a-secret-of-the-test_1";

    private String url;

    @BeforeEach
    void set_up() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port + "/telegram";
        rig.settings.put("telegram-webhook-url", url);
        rig.settings.put("telegram-webhook-port", Integer.toString(port));
        rig.settings.put("telegram-webhook-secret", SECRET);
        adapter = rig.adapter();
    }

    @Override
    void start() {
        adapter.start(sink);
        eventually(() -> telegram.webhook != null);
    }

    @Test
    void telegram_is_told_where_to_bring_updates_and_what_to_say() {
        start();
        var asked = telegram.calls("setWebhook").get(0).parameters();
        assertThat(asked.path("url").asText()).isEqualTo(url);
        assertThat(asked.path("secret_token").asText()).isEqualTo(SECRET);
        assertThat(asked.path("allowed_updates")).hasSize(5);
        assertThat(asked.path("drop_pending_updates").asBoolean()).isFalse();
        assertThat(telegram.calls("getUpdates")).isEmpty();
    }

    @Test
    void what_is_brought_comes_in_in_order_and_is_answered_with_200() {
        start();
        IntStream.range(0, 20).forEach(i -> telegram.writes(TelegramRig.ANA, "line " + i));
        IntStream.range(0, 20).forEach(i -> assertThat(sink.next().content()).isEqualTo(new Inbound.Text("line " + i)));
        eventually(() -> telegram.queue.size() == 0);
        assertThat(telegram.webhook.answers).containsOnly(200);
    }

    @Test
    void while_the_store_is_down_telegram_is_asked_to_come_again() {
        start();
        sink.failNext(2);
        telegram.writes(TelegramRig.ANA, "hello");
        eventually(() -> telegram.queue.size() == 0);
        assertThat(telegram.webhook.answers).containsExactly(503, 503, 200);
        Inbound first = sink.next();
        assertThat(sink.next()).isEqualTo(first);
        assertThat(sink.next()).isEqualTo(first);
    }

    @Test
    void an_answer_of_503_says_when_to_come_again() throws Exception {
        start();
        sink.failNext(1);
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                                .POST(HttpRequest.BodyPublishers.ofString(hello()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    private String hello() {
        var update = FakeUpdates.JSON.createObjectNode().put("update_id", 3);
        update.set("message", FakeUpdates.text(telegram.privateMessage(TelegramRig.ANA), "hello"));
        return update.toString();
    }

    @Test
    void nothing_is_acknowledged_before_it_is_durable() {
        start();
        sink.hold();
        telegram.writes(TelegramRig.ANA, "hello");
        sink.next();
        assertThat(telegram.webhook.answers).isEmpty();
        assertThat(telegram.queue.size()).isEqualTo(1);
        sink.release();
        eventually(() -> telegram.queue.size() == 0);
    }

    @Test
    void whoever_does_not_know_the_secret_is_turned_away() throws Exception {
        start();
        assertThat(telegram.webhook.post(hello(), null)).isEqualTo(401);
        assertThat(telegram.webhook.post(hello(), "guessed")).isEqualTo(401);
        assertThat(telegram.webhook.post(hello(), SECRET + "x")).isEqualTo(401);
        assertThat(sink.rest()).isEmpty();
        assertThat(telegram.webhook.post(hello(), SECRET)).isEqualTo(200);
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "<html></html>", "{\"update_id\":\"x\"}", "{\"update_id\":1,\"message\":5}"})
    void junk_is_put_aside_and_does_not_come_again(String junk) throws Exception {
        start();
        assertThat(telegram.webhook.post(junk, SECRET)).isEqualTo(200);
        assertThat(sink.rest()).isEmpty();
    }

    @Test
    void what_is_far_too_long_is_put_aside() throws Exception {
        start();
        assertThat(telegram.webhook.post("x".repeat(2_000_000), SECRET)).isIn(200, 0);
        assertThat(sink.rest()).isEmpty();
    }

    @Test
    void anything_but_a_post_is_refused() throws Exception {
        start();
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void a_platform_that_is_down_at_the_start_is_waited_for() {
        telegram.down();
        adapter.start(sink);
        assertThat(adapter.deliver(rig.person(), org.reweave.spi.Screens.say("x"), "d1"))
                .isInstanceOf(org.reweave.spi.Delivery.Retry.class);
        telegram.up();
        eventually(() -> telegram.webhook != null);
        telegram.writes(TelegramRig.ANA, "hello");
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text("hello"));
    }

    @Test
    void a_port_that_is_taken_is_told_once_with_what_to_do_and_waited_for() throws IOException {
        int port = Integer.parseInt(rig.settings.get("telegram-webhook-port"));
        try (ServerSocket another = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            adapter.start(sink);
            eventually(() -> said("stop that one, or set telegram-webhook-port to a free one"));
            assertThat(another.isBound()).isTrue();
            assertThat(telegram.calls("setWebhook")).isEmpty();
        }
        eventually(() -> telegram.webhook != null);
        assertThat(logged.lines())
                .filteredOn(line -> line.contains("telegram-webhook-port"))
                .hasSize(1);
    }

    @Test
    void an_address_that_telegram_does_not_take_is_told_with_what_it_has_to_be() {
        telegram.methodTroubles.put(
                "setwebhook", new ApiError(400, "Bad Request: bad webhook: HTTPS url must be provided"));
        adapter.start(sink);
        eventually(() -> said("Telegram does not take the address in telegram-webhook-url"));
        telegram.methodTroubles.clear();
        eventually(() -> telegram.webhook != null);
    }

    @Test
    void what_comes_while_nobody_listens_is_kept_for_after_the_next_start() {
        start();
        adapter.stop(STOP);
        telegram.writes(TelegramRig.ANA, "hello");
        adapter = rig.adapter();
        adapter.start(sink);
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text("hello"));
        assertThat(telegram.calls("deleteWebhook")).isEmpty();
    }

    @Test
    void a_secret_that_nobody_set_is_made_new_and_long() {
        rig.settings.remove("telegram-webhook-secret");
        adapter = rig.adapter();
        start();
        assertThat(telegram.webhook.secret()).hasSize(64).matches("[0-9a-f]+");
    }
}
