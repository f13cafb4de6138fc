package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The fake's gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with what was missed, op 7 and op 9. */
final class FakeGateway {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String token;
    private final Supplier<ObjectNode> ready;
    private final Supplier<List<ObjectNode>> guilds;
    private final AtomicInteger names = new AtomicInteger();
    private volatile Session session;
    private volatile Server server;
    private volatile int port;

    final AtomicInteger identifies = new AtomicInteger();
    final AtomicInteger resumes = new AtomicInteger();
    final AtomicInteger heartbeats = new AtomicInteger();
    volatile int intents;
    volatile int heartbeatInterval = 41_250;
    /** The code every identifying client is closed with, or 0. */
    volatile int refusal;

    /** What one client identified as, with everything it was sent. */
    private static final class Session {
        final String id;
        final List<ObjectNode> sent = new ArrayList<>();
        volatile WebSocket socket;

        Session(String id) {
            this.id = id;
        }
    }

    FakeGateway(String token, Supplier<ObjectNode> ready, Supplier<List<ObjectNode>> guilds) {
        this.token = token;
        this.ready = ready;
        this.guilds = guilds;
    }

    String url() {
        return "ws://127.0.0.1:" + port;
    }

    void up() {
        Server next = new Server(port);
        next.setReuseAddr(true);
        next.setDaemon(true);
        next.setConnectionLostTimeout(0);
        next.start();
        next.awaitStart();
        port = next.getPort();
        server = next;
    }

    void down() {
        try {
            server.stop(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody listens. */
    boolean connected() {
        Session now = session;
        return now != null && now.socket != null && now.socket.isOpen();
    }

    /** How often somebody identified. */
    int sessions() {
        return names.get();
    }

    /** Waits until somebody identified for the so-manieth time. */
    void awaitSessions(int count, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (names.get() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Sends an event, or keeps it for a resume. */
    synchronized void dispatch(String type, JsonNode data) {
        Session now = session;
        if (now == null) {
            return;
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("op", 0).put("t", type).put("s", now.sent.size() + 1).set("d", data);
        now.sent.add(event);
        send(now.socket, event);
    }

    /** Asks the client to come again (op 7). */
    void askToReconnect() {
        send(session.socket, JSON.createObjectNode().put("op", 7).putNull("d"));
    }

    /** Ends the session (op 9). */
    void invalidate(boolean resumable) {
        Session now = session;
        if (!resumable) {
            session = null;
        }
        send(now.socket, JSON.createObjectNode().put("op", 9).put("d", resumable));
    }

    /** Cuts the connection without a word. */
    void cut() {
        Session now = session;
        if (now != null && now.socket != null) {
            now.socket.closeConnection(1006, "cut");
        }
    }

    /** Forgets the session, as after a long absence: what happens meanwhile is not replayed. */
    void forgetSession() {
        Session now = session;
        session = null;
        if (now != null && now.socket != null) {
            now.socket.close(4007);
        }
    }

    private static void send(WebSocket socket, ObjectNode message) {
        if (socket != null && socket.isOpen()) {
            socket.send(message.toString());
        }
    }

    private synchronized void received(WebSocket socket, JsonNode message) {
        switch (message.path("op").asInt()) {
            case 1 -> {
                heartbeats.incrementAndGet();
                send(socket, JSON.createObjectNode().put("op", 11));
            }
            case 2 -> identify(socket, message.path("d"));
            case 6 -> resume(socket, message.path("d"));
            default -> {
                // Presence and the like change nothing here.
            }
        }
    }

    private void identify(WebSocket socket, JsonNode data) {
        identifies.incrementAndGet();
        intents = data.path("intents").asInt();
        if (refusal != 0) {
            socket.close(refusal, "Refused.");
            return;
        }
        if (!data.path("token").asText().equals(token)) {
            socket.close(4004, "Authentication failed.");
            return;
        }
        Session fresh = new Session("session-" + (names.get() + 1));
        fresh.socket = socket;
        session = fresh;
        names.incrementAndGet();
        ObjectNode data0 = ready.get();
        data0.put("session_id", fresh.id).put("resume_gateway_url", url());
        dispatch("READY", data0);
        guilds.get().forEach(guild -> dispatch("GUILD_CREATE", guild));
    }

    private void resume(WebSocket socket, JsonNode data) {
        resumes.incrementAndGet();
        Session known = session;
        if (known == null || !known.id.equals(data.path("session_id").asText())) {
            send(socket, JSON.createObjectNode().put("op", 9).put("d", false));
            return;
        }
        known.socket = socket;
        int seen = data.path("seq").asInt();
        new ArrayList<>(known.sent.subList(Math.min(seen, known.sent.size()), known.sent.size()))
                .forEach(event -> send(socket, event));
        dispatch("RESUMED", JSON.createObjectNode());
    }

    private final class Server extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        Server(int port) {
            super(new InetSocketAddress("127.0.0.1", port), 1);
        }

        void awaitStart() {
            try {
                if (!started.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the gateway did not start");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            ObjectNode hello = JSON.createObjectNode().put("op", 10);
            hello.putObject("d").put("heartbeat_interval", heartbeatInterval);
            FakeGateway.send(socket, hello);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            try {
                received(socket, JSON.readTree(text));
            } catch (java.io.IOException e) {
                socket.close(4002);
            }
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            Session now = session;
            if (code == 1000 && now != null && now.socket == socket) {
                session = null;
            }
        }

        @Override
        public void onError(WebSocket socket, Exception failure) {
            // A client that vanished; the next one finds the session.
        }
    }
}
