package org.reweave.discord;

import static org.reweave.discord.Payloads.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.Permission;

/** The fake's server: who runs it, what the bot may do in it, and what becomes of it. */
final class FakeServer {
    /** What everybody may do in most servers: nothing that changes the server. */
    static final long USUAL = Permission.getRaw(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.MESSAGE_ATTACH_FILES,
            Permission.MESSAGE_HISTORY);

    static final String LEADERS = "900000000000000006";

    /** A second channel, and a thread under the first. */
    static final String ELSEWHERE = "900000000000000007";

    static final String THREAD = "900000000000000008";

    /** Discord's numbers for a thread anybody can find, and for one only those who were added to it can. */
    static final int PUBLIC = 11;

    static final int PRIVATE = 12;

    private final FakeDiscord discord;
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final Set<String> leaders = ConcurrentHashMap.newKeySet();
    /** The titles of threads, by the message under which they are. */
    final Map<String, String> threads = new ConcurrentHashMap<>();

    /** The channel or thread in which people are. */
    volatile String here = Payloads.CHANNEL;

    private volatile boolean threadOpened;
    private volatile int threadType = PUBLIC;
    private volatile boolean threadPutAway;
    private volatile boolean tells = true;
    private volatile boolean without;
    /** Whether Discord does not tell of it at a start. */
    private volatile boolean late;

    private volatile long everybody = USUAL;
    private volatile String joined = "2026-01-01T00:00:00.000000+00:00";

    FakeServer(FakeDiscord discord) {
        this.discord = discord;
    }

    /** From now on somebody may change the server. */
    void ledBy(FakePerson person) {
        leaders.add(person.user);
    }

    /** Somebody in it. */
    ObjectNode member(String user) {
        ObjectNode member = Payloads.member(user);
        if (leaders.contains(user)) {
            ((ArrayNode) member.path("roles")).add(LEADERS);
        }
        if (user.equals(Payloads.BOT)) {
            member.put("joined_at", joined);
        }
        return member;
    }

    /** The server as it is told to the bot. */
    ObjectNode guild() {
        ObjectNode guild = Payloads.guild();
        guild.put("joined_at", joined);
        ArrayNode roles = guild.putArray("roles");
        roles.add(role(Payloads.GUILD, "@everyone", everybody));
        roles.add(role(LEADERS, "Facilitators", Permission.MANAGE_SERVER.getRawValue()));
        guild.putArray("members").add(member(Payloads.BOT));
        ArrayNode channels = guild.putArray("channels");
        for (String channel : List.of(Payloads.CHANNEL, ELSEWHERE)) {
            if (!discord.closedChannels.contains(channel)) {
                channels.add(channel(channel));
            }
        }
        if (threadOpened && !threadPutAway && !discord.closedChannels.contains(THREAD)) {
            guild.putArray("threads").add(channel(THREAD));
        }
        return guild;
    }

    /** What a session begins with: the servers that will be told of. */
    ObjectNode ready() {
        ObjectNode ready = Payloads.ready();
        if (late) {
            ready.putArray("guilds");
        }
        return ready;
    }

    /** The servers that are told of at a start. */
    List<ObjectNode> toldAtTheStart() {
        return late ? List.of() : List.of(guild());
    }

    /** What Discord answers when the bot asks for it by name. */
    FakeRest.Answer asked() {
        return without ? FakeRest.Answer.refusal(404, 10004) : FakeRest.Answer.of(guild());
    }

    /** What Discord answers when the bot asks for somebody in it. */
    FakeRest.Answer asked(String user) {
        if (without) {
            return FakeRest.Answer.refusal(404, 10004);
        }
        return left.contains(user) ? FakeRest.Answer.refusal(404, 10007) : FakeRest.Answer.of(member(user));
    }

    /** Somebody leaves it, of which a bot without a privileged intent is not told. */
    void leaves(FakePerson person) {
        left.add(person.user);
    }

    /** A channel or thread in it. */
    ObjectNode channel(String id) {
        ObjectNode channel = id.equals(THREAD) ? thread(id, Payloads.CHANNEL, "A thread") : Payloads.textChannel(id);
        return channel.put("guild_id", Payloads.GUILD);
    }

    boolean has(String channel) {
        return List.of(Payloads.CHANNEL, ELSEWHERE, THREAD).contains(channel);
    }

    /** Why Discord refuses what the bot wants to do in a channel; nothing where it may. */
    Optional<FakeRest.Answer> refuses(String channel, boolean threads, boolean files) {
        long needs = Permission.getRaw(
                channel.equals(THREAD) ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
        needs |= threads ? Permission.CREATE_PUBLIC_THREADS.getRawValue() : 0;
        needs |= files ? Permission.MESSAGE_ATTACH_FILES.getRawValue() : 0;
        boolean sees = !without && (everybody & Permission.VIEW_CHANNEL.getRawValue()) != 0;
        if (!has(channel) || sees && (everybody & needs) == needs) {
            return Optional.empty();
        }
        return Optional.of(FakeRest.Answer.refusal(403, sees ? 50013 : 50001));
    }

    /** A role as it comes along with a command in which it was chosen. */
    static ObjectNode role(String id) {
        return role(id, "Facilitators", Permission.MANAGE_SERVER.getRawValue());
    }

    /** A role, by its id, gets the name behind that. */
    void renames(String idAndName) {
        String[] parts = idAndName.split(" ", 2);
        ObjectNode change = JSON.createObjectNode().put("guild_id", Payloads.GUILD);
        change.set("role", role(parts[0]).put("name", parts[1]));
        discord.send("GUILD_ROLE_UPDATE", change);
    }

    private static ObjectNode role(String id, String name, long permissions) {
        ObjectNode role = Payloads.guild().path("roles").path(0).deepCopy();
        return role.put("id", id).put("name", name).put("permissions", String.valueOf(permissions));
    }

    /** The bot is added. */
    void adds() {
        without = false;
        joined = Payloads.time(Snowflakes.millis(discord.ids.nextByPerson()));
        discord.send("GUILD_CREATE", guild());
    }

    /** The bot is added while it does not listen. */
    void joinsSilently() {
        without = false;
        joined = Payloads.time(discord.ids.now());
    }

    /** The bot is removed. */
    void removes() {
        without = true;
        discord.send("GUILD_DELETE", JSON.createObjectNode().put("id", Payloads.GUILD));
    }

    /** Discord cannot show the server for a while. */
    void vanishes() {
        discord.send(
                "GUILD_DELETE",
                JSON.createObjectNode().put("id", Payloads.GUILD).put("unavailable", true));
    }

    /** Discord can show it again. */
    void comesBack() {
        discord.send("GUILD_CREATE", guild());
    }

    /** From now on Discord does not tell of it at a start, as where it is slow to, or the bot was removed. */
    void isLate() {
        late = true;
    }

    /** The bot is removed while it does not listen. */
    void removesSilently() {
        late = true;
        without = true;
    }

    /** From now on everybody, the bot too, may do this. */
    void allows(long permissions) {
        everybody = permissions;
        ObjectNode change = JSON.createObjectNode().put("guild_id", Payloads.GUILD);
        change.set("role", role(Payloads.GUILD, "@everyone", permissions));
        discord.send("GUILD_ROLE_UPDATE", change);
    }

    /** A channel is deleted. */
    void deletes(String channel) {
        discord.closedChannels.add(channel);
        discord.send("CHANNEL_DELETE", channel(channel));
    }

    /** Somebody opens a thread, and people are in it. */
    void opensThread() {
        opensThread(PUBLIC);
    }

    /** The same, for a public or a private one; the bot was added to it. */
    void opensThread(int type) {
        here = THREAD;
        threadType = type;
        threadOpened = true;
        discord.send("THREAD_CREATE", channel(THREAD).put("newly_created", true));
    }

    /** Discord puts that thread away, for nothing was said in it for long, or brings it back. */
    void putsAway(boolean away) {
        threadPutAway = away;
        if (tells) {
            discord.send("THREAD_UPDATE", channel(THREAD));
        }
    }

    /** Whether Discord tells of what becomes of that thread; once it does again, it tells of how it is now. */
    void tells(boolean now) {
        tells = now;
        if (now) {
            discord.send("THREAD_UPDATE", channel(THREAD));
        }
    }

    /** That thread is deleted. */
    void deletesThread() {
        discord.closedChannels.add(THREAD);
        ObjectNode gone = JSON.createObjectNode().put("id", THREAD).put("guild_id", Payloads.GUILD);
        discord.send("THREAD_DELETE", gone.put("parent_id", Payloads.CHANNEL).put("type", threadType));
    }

    /** Opens a thread under a message; there is one for each at most. */
    FakeRest.Answer opens(String channel, String message, String title) {
        if (threads.putIfAbsent(message, title) != null) {
            return FakeRest.Answer.refusal(400, 160_004);
        }
        return FakeRest.Answer.of(thread(message, channel, title).put("guild_id", Payloads.GUILD));
    }

    private ObjectNode thread(String id, String channel, String title) {
        ObjectNode thread = JSON.createObjectNode().put("id", id).put("type", id.equals(THREAD) ? threadType : PUBLIC);
        thread.put("parent_id", channel).put("owner_id", Payloads.BOT);
        thread.put("name", title).put("rate_limit_per_user", 0).put("flags", 0).putNull("last_message_id");
        thread.put("message_count", 0).put("member_count", 1).put("total_message_sent", 0);
        String now = Payloads.time(discord.ids.now());
        thread.putObject("thread_metadata")
                .put("archived", id.equals(THREAD) && threadPutAway)
                .put("locked", false)
                .put("invitable", false)
                .put("auto_archive_duration", 4_320)
                .put("archive_timestamp", now)
                .put("create_timestamp", now);
        return thread;
    }
}
