package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A Bot API server on loopback that behaves like the real one, with faults to switch on.
 *
 * <p>Every request is held against the published specification and the rules beyond it; what it finds is in
 * {@link #violations()}.
 */
final class FakeTelegram implements AutoCloseable {
    static final String TOKEN = "123456789:AAExampleExampleExampleExample_x-1";
    static final long BOT = 123_456_789;
    static final String NAME = "reweave_test_bot";
    private static final Duration SLOW = Duration.ofMillis(400);
    /** After so long the bot has noted that a message arrived. */
    private static final long LEARNT_WITHIN = 3_000_000_000L;

    private static final Optional<BotApiSpec> SPEC = BotApiSpec.find();

    static {
        // Without this the JDK's server waits 40 ms with each answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What can be wrong with the server; applies to everything that is asked until it is switched off. */
    enum Trouble {
        NONE,
        TOO_FAST,
        ERROR_PAGE,
        ERROR_JSON,
        GATEWAY_TIMEOUT,
        DROP_BEFORE,
        DROP_AFTER,
        BLOCKED,
        REFUSED,
        HANGING,
        GARBAGE,
        BAD_ENTITIES,
        NO_PICTURES,
        QUERY_TOO_OLD,
        SLOW
    }

    /** One request as it came; {@code at} is when, in nanoseconds that only grow. */
    record Call(String method, JsonNode parameters, long at) {}

    final FakeUpdates updates = new FakeUpdates();
    final UpdateQueue queue = new UpdateQueue();
    final Limiter limiter = new Limiter();
    final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);
    /** Told of every request that was taken in, after it was. */
    final List<Consumer<Call>> watchers = new CopyOnWriteArrayList<>();
    /** May change the trouble for one call, for random faults. */
    final AtomicReference<UnaryOperator<Trouble>> perCall = new AtomicReference<>(UnaryOperator.identity());
    /** Troubles of a single chat, by its id: an error code and a description. */
    final Map<String, ApiError> chatTroubles = new ConcurrentHashMap<>();
    /** Methods, in small letters, that are refused. */
    final Map<String, ApiError> methodTroubles = new ConcurrentHashMap<>();

    final AtomicInteger refusals = new AtomicInteger();
    volatile String token = TOKEN;
    volatile boolean limits = true;
    volatile boolean goneTopics;
    volatile int slowSeconds = 3;
    /** Messages that were taken in while the bot could not learn it. */
    final Set<Integer> uncertain = ConcurrentHashMap.newKeySet();
    /** Every message as it was sent, by its id. */
    final Map<Integer, ObjectNode> asSent = new ConcurrentHashMap<>();
    /** Is told in which chat something was shown or changed. */
    volatile Consumer<String> whenShown = chat -> {};

    /** Every message as it was sent, in order, whatever became of it later. */
    final List<ObjectNode> sent = new CopyOnWriteArrayList<>();
    /** Who administers the groups. */
    final Set<Long> administrators = ConcurrentHashMap.newKeySet();
    /** The pictures that were sent, by the message they are in. */
    final Map<Integer, JsonNode> pictures = new ConcurrentHashMap<>();

    /** The files that were sent, by the message they are in. */
    final Map<Integer, NamedFile> files = new ConcurrentHashMap<>();
    /** How often somebody tried to fetch what a person sent. */
    final AtomicInteger fetched = new AtomicInteger();
    /** How large a file may be, in bytes. */
    volatile int largestFile = UnwrittenRules.LARGEST_FILE;

    private final FakeMessages messages = new FakeMessages(this);
    private final Map<String, FakeChat> chats = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> storedAt = new ConcurrentHashMap<>();
    private volatile long diedAt = System.nanoTime();
    private final AtomicInteger messageIds = new AtomicInteger(100);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-telegram");
        thread.setDaemon(true);
        return thread;
    });
    private final int port;
    private volatile HttpServer server;
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    volatile FakeWebhook webhook;

    FakeTelegram() {
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 256);
            opened.setExecutor(threads);
            opened.createContext("/", this::serve);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    static boolean specified() {
        return SPEC.isPresent();
    }

    /** Nothing listens any more. */
    void down() {
        HttpServer listening = server;
        server = null;
        queue.interruptAll();
        if (listening != null) {
            listening.stop(0);
        }
    }

    void up() {
        hanging.countDown();
        hanging = new CountDownLatch(1);
        if (server == null) {
            server = listen(port);
        }
    }

    List<String> violations() {
        return violations;
    }

    List<Call> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    FakeChat chat(String id) {
        return chats.computeIfAbsent(id, key -> new FakeChat());
    }

    int nextMessageId() {
        return messageIds.incrementAndGet();
    }

    // ---------------------------------------------------------------- one request

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            JsonNode request = FakeBody.read(exchange);
            if (path.length > 1 && path[1].equals("file")) {
                fetched.incrementAndGet();
            }
            String method = path.length > 2 ? path[2].toLowerCase(Locale.ROOT) : "";
            check(method, request);
            if (!("bot" + token).equals(path.length > 1 ? path[1] : "")) {
                refuse(exchange, new ApiError(401, "Unauthorized"));
                return;
            }
            Call call = new Call(method, request, System.nanoTime());
            calls.add(call);
            answer(exchange, method, request, perCall.get().apply(trouble.get()));
            watchers.forEach(watcher -> watcher.accept(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String method, JsonNode request) {
        SPEC.ifPresent(spec -> violations.addAll(spec.check(method, request)));
        violations.addAll(UnwrittenRules.check(method, request));
    }

    private void answer(HttpExchange exchange, String method, JsonNode request, Trouble now)
            throws IOException, InterruptedException {
        switch (now) {
            case ERROR_PAGE -> send(exchange, 502, "<html><h1>502 Bad Gateway</h1></html>", "text/html");
            case GATEWAY_TIMEOUT -> send(exchange, 504, "<html><h1>504</h1></html>", "text/html");
            case ERROR_JSON -> refuse(exchange, new ApiError(500, "Internal Server Error"));
            case DROP_BEFORE -> exchange.close();
            case HANGING -> hanging.await();
            default -> {
                try {
                    if (methodTroubles.containsKey(method)) {
                        throw methodTroubles.get(method);
                    }
                    does(exchange, method, request, now);
                } catch (ApiError error) {
                    refuse(exchange, error);
                }
            }
        }
    }

    private void does(HttpExchange exchange, String method, JsonNode request, Trouble now)
            throws IOException, InterruptedException {
        long arrived = System.nanoTime();
        if (now == Trouble.SLOW) {
            hanging.await(SLOW.toMillis(), TimeUnit.MILLISECONDS);
        }
        JsonNode result = handle(method, request, now);
        int message = result.path("message_id").asInt();
        if (now == Trouble.DROP_AFTER || now == Trouble.GARBAGE || arrived - diedAt < 0) {
            uncertain.add(message);
        }
        if (now == Trouble.DROP_AFTER) {
            exchange.close();
        } else if (now == Trouble.GARBAGE) {
            send(exchange, 200, "{\"ok\":true,\"resu", "application/json");
        } else {
            ObjectNode answer = FakeUpdates.JSON.createObjectNode().put("ok", true);
            answer.set("result", result);
            try {
                send(exchange, 200, answer.toString(), "application/json");
            } catch (IOException gone) {
                uncertain.add(message);
                throw gone;
            }
        }
    }

    /** A message was sent: notes how it looked, and when it came. */
    void stored(ObjectNode message) {
        ObjectNode copy = message.deepCopy();
        int id = message.path("message_id").asInt();
        sent.add(copy);
        asSent.put(id, copy);
        storedAt.put(id, System.nanoTime());
    }

    /** The bot's process was killed: of the last message in each chat nobody knows whether it learnt that it arrived. */
    void botDied() {
        diedAt = System.nanoTime();
        chats.values()
                .forEach(chat -> chat.last()
                        .filter(id -> diedAt - storedAt.getOrDefault(id, diedAt) < LEARNT_WITHIN)
                        .ifPresent(uncertain::add));
    }

    private void refuse(HttpExchange exchange, ApiError error) throws IOException {
        if (error.code == 429) {
            refusals.incrementAndGet();
        }
        ObjectNode answer = FakeUpdates.JSON
                .createObjectNode()
                .put("ok", false)
                .put("error_code", error.code)
                .put("description", error.description);
        if (!error.parameters.isEmpty()) {
            answer.set("parameters", error.parameters);
        }
        send(exchange, error.code, answer.toString(), "application/json");
    }

    private static void send(HttpExchange exchange, int status, String body, String type) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    // ---------------------------------------------------------------- the methods

    private JsonNode handle(String method, JsonNode request, Trouble now) throws InterruptedException {
        if (now == Trouble.TOO_FAST) {
            throw ApiError.tooFast(slowSeconds);
        }
        return switch (method) {
            case "getme" -> FakeUpdates.user(BOT).put("is_bot", true).put("username", NAME);
            case "getupdates" -> updates(request);
            case "sendmessage" -> messages.send(request, now);
            case "sendphoto" -> messages.sendPhoto(request, now);
            case "senddocument" -> messages.sendDocument(request, now);
            case "getfile" -> {
                fetched.incrementAndGet();
                yield FakeUpdates.JSON.createObjectNode().put("file_id", "f").put("file_path", "photos/1.png");
            }
            case "editmessagetext" -> messages.edit(request, true);
            case "editmessagereplymarkup" -> messages.edit(request, false);
            case "deletemessages" -> deleted(request);
            case "answercallbackquery" -> answered(now);
            case "setmycommands", "sendchataction" -> BooleanNode.TRUE;
            case "getchatadministrators" ->
                administrators(request.path("chat_id").asText());
            case "setwebhook" -> webhook(request);
            case "deletewebhook" -> webhook(FakeUpdates.JSON.createObjectNode());
            default -> throw new ApiError(404, "Not Found: method not found");
        };
    }

    private JsonNode administrators(String chat) {
        ApiError own = chatTroubles.get(chat);
        if (own != null) {
            throw own;
        }
        ArrayNode all = FakeUpdates.JSON.createArrayNode();
        administrators.forEach(one -> all.add(FakeUpdates.administrator(one)));
        return all;
    }

    private static JsonNode answered(Trouble now) {
        if (now == Trouble.QUERY_TOO_OLD) {
            throw new ApiError(
                    400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        return BooleanNode.TRUE;
    }

    private JsonNode updates(JsonNode request) throws InterruptedException {
        if (webhook != null) {
            throw new ApiError(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                            + " delete the webhook first");
        }
        return queue.ask(
                request.path("offset").asInt(),
                request.path("limit").asInt(),
                request.path("timeout").asInt());
    }

    private JsonNode deleted(JsonNode request) {
        FakeChat chat = chat(request.path("chat_id").asText());
        request.path("message_ids").forEach(id -> chat.remove(id.asInt()));
        return BooleanNode.TRUE;
    }

    private JsonNode webhook(JsonNode request) {
        if (webhook != null) {
            webhook.close();
        }
        String url = request.path("url").asText();
        webhook = url.isEmpty()
                ? null
                : new FakeWebhook(url, request.path("secret_token").asText(), queue);
        return BooleanNode.TRUE;
    }

    // ---------------------------------------------------------------- what people do

    /** Brings an update of the given kind. */
    int brings(String kind, ObjectNode content) {
        ObjectNode update = FakeUpdates.JSON.createObjectNode();
        update.set(kind, content);
        return queue.add(update);
    }

    int writes(long person, String text) {
        return brings("message", FakeUpdates.text(privateMessage(person), text));
    }

    ObjectNode privateMessage(long person) {
        return FakeUpdates.message(nextMessageId(), FakeUpdates.privateChat(person), person);
    }

    int presses(long person, int messageId, String label) {
        FakeChat chat = chat(Long.toString(person));
        return brings("callback_query", updates.press(chat.get(messageId), person, chat.token(messageId, label)));
    }

    List<ObjectNode> shown(long person) {
        return new ArrayList<>(chat(Long.toString(person)).all());
    }

    @Override
    public void close() {
        up();
        if (webhook != null) {
            webhook.close();
        }
        queue.interruptAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
