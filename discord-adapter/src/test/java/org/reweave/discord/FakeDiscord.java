package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.reweave.discord.Interacted.Where;

/** Discord on loopback: its HTTP API and its gateway, with people in it and faults that can be switched on. */
final class FakeDiscord implements AutoCloseable {
    static final String TOKEN = "OTAw.test.token";
    private static final long NONCES_KEPT = 180_000;

    final Snowflakes ids = new Snowflakes();
    final FakeServer server = new FakeServer(this);
    final Faults faults = new Faults();
    /** Every request as it came. */
    /** How often somebody tried to fetch what a person sent. */
    final AtomicInteger fetched = new AtomicInteger();

    final Queue<FakeRest.Asked> traffic = new ConcurrentLinkedQueue<>();

    final Queue<String> violations = new ConcurrentLinkedQueue<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger tooMany = new AtomicInteger();
    final AtomicInteger looked = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger typed = new AtomicInteger();
    final Set<String> closedChannels = ConcurrentHashMap.newKeySet();
    volatile JsonNode commands = MissingNode.getInstance();
    volatile boolean tokenRevoked;
    volatile Faults.Refusal refusedOpenings;
    /** Whether Discord still knows the nonces it was given. */
    volatile boolean remembersNonces = true;

    /** Is told of each message of the bot that was sent or changed. */
    volatile Consumer<Posted> whenShown = posted -> {};

    final FakeGateway gateway = new FakeGateway(TOKEN, () -> server().ready(), () -> server().toldAtTheStart());
    final FakeRest rest = new FakeRest(this);

    private final Map<String, String> channels = new ConcurrentHashMap<>();
    private final Map<String, List<Posted>> messages = new ConcurrentHashMap<>();
    private final Map<String, Interacted> interactions = new ConcurrentHashMap<>();
    private final AtomicInteger people = new AtomicInteger();
    /** What the next event goes before. */
    private Runnable overtaken;

    private FakeServer server() {
        return server;
    }

    FakeDiscord() {
        gateway.up();
        rest.up();
    }

    /** Somebody new, with a direct conversation that can be opened. */
    FakePerson person() {
        int number = people.incrementAndGet();
        String user = String.valueOf(700_000_000_000_000_000L + number);
        channels.put(user, String.valueOf(800_000_000_000_000_000L + number));
        return new FakePerson(this, user, channels.get(user));
    }

    Optional<String> channelOf(String user) {
        return Optional.ofNullable(channels.get(user));
    }

    /** From now on somebody's direct conversation is another channel. */
    void moveChannel(String user, String channel) {
        closedChannels.add(channels.get(user));
        channels.put(user, channel);
    }

    List<Posted> in(String channel) {
        return messages.computeIfAbsent(channel, key -> new CopyOnWriteArrayList<>());
    }

    Optional<Posted> find(String channel, String id) {
        return in(channel).stream()
                .filter(one -> String.valueOf(one.id).equals(id))
                .findFirst();
    }

    /** Stores a message of the bot; one with a nonce that was used lately is the one that is there. */
    synchronized Posted post(String channel, JsonNode body, Consumer<Posted> with) {
        String nonce = body.path("nonce").asText("");
        long since = ids.now() - NONCES_KEPT;
        for (Posted one : in(channel)) {
            boolean same = !nonce.isEmpty() && one.nonce.equals(nonce);
            if (same && remembersNonces && Snowflakes.millis(one.id) > since) {
                return one;
            }
        }
        Posted posted = new Posted(
                ids.next(), channel, Payloads.BOT, body.path("content").asText());
        posted.rows = body.path("components");
        posted.nonce = nonce;
        posted.silent = (body.path("flags").asInt() & Posted.SUPPRESSES_NOTIFICATIONS) != 0;
        with.accept(posted);
        in(channel).add(posted);
        whenShown.accept(posted);
        return posted;
    }

    /** A message only the person sees who did something. */
    Posted aside(Interacted done, String content, Consumer<Posted> with) {
        String channel = channelAt(done.where, done.user);
        Posted posted = new Posted(ids.next(), channel, Payloads.BOT, content);
        posted.onlyFor = done.user;
        posted.nonce = done.token;
        with.accept(posted);
        in(channel).add(posted);
        return posted;
    }

    /** A message that can be changed with an interaction's token: one it made, or the one it was done with. */
    Posted reachable(Interacted done, String id) {
        if (done.original != null && String.valueOf(done.original.id).equals(id)) {
            return done.original;
        }
        return find(channelAt(done.where, done.user), id)
                .filter(one -> one.nonce.equals(done.token))
                .orElse(null);
    }

    String channelAt(Where where, String user) {
        return switch (where) {
            case BOT_DM -> channels.get(user);
            case SERVER -> server.here;
            case FOREIGN_SERVER -> Payloads.FOREIGN_CHANNEL;
            case OTHER_DM -> "600000000000000001";
        };
    }

    ObjectNode json(Posted posted) {
        return Payloads.message(posted, "");
    }

    Interacted interaction(String token) {
        return interactions.get(token);
    }

    /** Sends something a person did to the bot. */
    Interacted interact(String user, int type, Where where, ObjectNode data, Posted with) {
        String id = String.valueOf(ids.nextByPerson());
        Interacted done = new Interacted(id, "interaction-" + id, user, type, where);
        done.original = with;
        interactions.put(done.token, done);
        ObjectNode event = Payloads.JSON.createObjectNode();
        event.put("id", id)
                .put("application_id", Payloads.BOT)
                .put("type", type)
                .put("token", done.token);
        event.put("version", 1)
                .put("locale", "en-GB")
                .put("context", where.context)
                .put("app_permissions", "0");
        event.put("channel_id", channelAt(where, user)).set("data", data);
        event.putArray("entitlements");
        event.putObject("authorizing_integration_owners").put("1", user);
        place(event, where, user);
        if (with != null) {
            ObjectNode message = json(with);
            if (type == 3
                    && with.offers().stream()
                            .noneMatch(one ->
                                    one.customId().equals(data.path("custom_id").asText()))) {
                message.set("components", with.earlier);
            }
            event.set("message", message);
        }
        send("INTERACTION_CREATE", event);
        return done;
    }

    private void place(ObjectNode event, Where where, String user) {
        if (where == Where.SERVER || where == Where.FOREIGN_SERVER) {
            String guild = where == Where.SERVER ? Payloads.GUILD : Payloads.FOREIGN_GUILD;
            event.put("guild_id", guild)
                    .set("member", where == Where.SERVER ? server.member(user) : Payloads.member(user));
            String channel = channelAt(where, user);
            event.put("guild_locale", "en-US")
                    .set("channel", where == Where.SERVER ? server.channel(channel) : Payloads.textChannel(channel));
            ObjectNode json = event.putObject("guild").put("id", guild).put("locale", "en-US");
            ArrayNode features = json.putArray("features");
            features.add("COMMUNITY");
        } else {
            event.set("user", Payloads.user(user));
            event.set(
                    "channel",
                    Payloads.directChannel(
                            channelAt(where, user), where == Where.BOT_DM ? Payloads.BOT : "700000000000009999"));
        }
    }

    synchronized void send(String type, JsonNode data) {
        Runnable late = overtaken;
        overtaken = faults.nextOvertakes && late == null ? () -> dispatch(type, data) : null;
        if (overtaken == null) {
            dispatch(type, data);
        }
        if (late != null) {
            late.run();
        }
    }

    private void dispatch(String type, JsonNode data) {
        gateway.dispatch(type, data);
        if (faults.everyEventTwice) {
            gateway.dispatch(type, data);
        }
    }

    /** Nothing listens any more. */
    void down() {
        gateway.down();
        rest.down();
    }

    void up() {
        gateway.up();
        rest.up();
    }

    @Override
    public void close() {
        down();
    }
}
