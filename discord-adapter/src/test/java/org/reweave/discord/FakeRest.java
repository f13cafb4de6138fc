package org.reweave.discord;

import static org.reweave.discord.Payloads.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The fake's HTTP side: takes a request, lets it fail where it shall, and answers as Discord does.
 *
 * <p>Every request is held against the specification as it comes, whatever becomes of it then.
 */
final class FakeRest {
    /** Below this lies what people sent. */
    static final String ATTACHMENTS = "attachments/";

    private static final String ROOT = "/api/v10";

    private final FakeDiscord discord;
    private final RestRoutes routes;
    private final FakeLimits limits = new FakeLimits(() -> System.nanoTime() / 1_000_000);
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    private volatile HttpServer server;
    private volatile ExecutorService threads;
    private volatile int port;

    FakeRest(FakeDiscord discord) {
        this.discord = discord;
        this.routes = new RestRoutes(discord);
    }

    /** An answer; {@code body} is missing where there is none. */
    record Answer(int status, JsonNode body) {
        static Answer of(JsonNode body) {
            return new Answer(200, body);
        }

        static Answer nothing() {
            return new Answer(204, MissingNode.getInstance());
        }

        static Answer refusal(int status, int code) {
            return new Answer(
                    status, JSON.createObjectNode().put("message", "refused").put("code", code));
        }
    }

    /** A request; the path is without the API's root. */
    record Asked(String method, String path, Map<String, String> query, JsonNode body, Map<Integer, byte[]> files) {
        Asked(String method, String path, Map<String, String> query, JsonNode body) {
            this(method, path, query, body, Map.of());
        }

        boolean message() {
            return method.equals("POST") && path.matches("/channels/\\d+/messages");
        }

        /** An answer to something somebody did. */
        boolean callback() {
            return path.endsWith("/callback");
        }

        /** Reading what was said in a chat. */
        boolean look() {
            return method.equals("GET") && path.matches("/channels/\\d+/messages");
        }

        /** Asking what a server is. */
        boolean server() {
            return method.equals("GET") && path.matches("/guilds/\\d+");
        }

        String[] parts() {
            return path.substring(1).split("/");
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + ROOT + "/";
    }

    void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-discord");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void down() {
        unhang();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Lets go of the requests that hang. */
    void unhang() {
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().contains("/" + ATTACHMENTS)) {
                discord.fetched.incrementAndGet();
                send(exchange, Answer.refusal(404, 0));
                return;
            }
            Asked asked = read(exchange);
            discord.requests.incrementAndGet();
            discord.traffic.add(asked);
            List<String> wrong = routes.check(asked);
            discord.violations.addAll(wrong);
            Faults.Fate fate = discord.faults.fate(asked);
            if (before(exchange, fate)) {
                excuse(asked, fate);
                return;
            }
            FakeLimits.Taken taken = limits.take(asked, discord.faults.limits);
            if (taken.refused()) {
                discord.tooMany.incrementAndGet();
                tooFast(exchange, Duration.ofMillis(taken.millis()));
                return;
            }
            boolean known =
                    routes.authorized(asked, exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = known
                    ? wrong.isEmpty() ? routes.answer(asked) : Answer.refusal(400, 50035)
                    : new Answer(
                            401,
                            JSON.createObjectNode()
                                    .put("message", "401: Unauthorized")
                                    .put("code", 0));
            if (fate != Faults.Fate.LOST_AFTER) {
                taken.headers(exchange.getResponseHeaders());
                send(exchange, answer);
            }
        }
    }

    /** Whether the request ends here. */
    private boolean before(HttpExchange exchange, Faults.Fate fate) throws IOException {
        switch (fate) {
            case TOO_FAST -> tooFast(exchange, discord.faults.retryAfter);
            case BROKEN -> {
                byte[] page = "<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(502, page.length);
                exchange.getResponseBody().write(page);
            }
            case HANGING -> await(hanging, 60_000);
            case HELD -> {
                await(hanging, 60_000);
                return false;
            }
            case SLOW -> {
                await(hanging, 40);
                return false;
            }
            default -> {
                return fate == Faults.Fate.LOST_BEFORE;
            }
        }
        return true;
    }

    /** Who was told to come again after three seconds cannot be in time. */
    private void excuse(Asked asked, Faults.Fate fate) {
        Interacted done = asked.callback() ? discord.interaction(asked.parts()[2]) : null;
        if (done != null && fate == Faults.Fate.TOO_FAST) {
            done.toldToWait = true;
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tooFast(HttpExchange exchange, Duration after) throws IOException {
        double seconds = after.toMillis() / 1000.0;
        if (!discord.faults.noVia) {
            exchange.getResponseHeaders().set("Via", "1.1 fake");
        }
        exchange.getResponseHeaders().set("Retry-After", String.valueOf((long) Math.ceil(seconds)));
        exchange.getResponseHeaders().set("X-RateLimit-Scope", "user");
        ObjectNode body = JSON.createObjectNode().put("message", "You are being rate limited.");
        send(exchange, new Answer(429, body.put("retry_after", seconds).put("global", false)));
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        FakeForm form = type.startsWith("multipart/form-data") ? FakeForm.read(type, bytes) : FakeForm.NONE;
        byte[] json = form == FakeForm.NONE ? bytes : form.json();
        JsonNode body = json.length == 0 ? MissingNode.getInstance() : JSON.readTree(json);
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            query.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
        }
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        return new Asked(exchange.getRequestMethod(), path, query, body, form.files());
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.body().isMissingNode()) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] bytes = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Several things in a list. */
    static ArrayNode list() {
        return JSON.createArrayNode();
    }
}
