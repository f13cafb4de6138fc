package org.reweave.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** JSON as Discord writes it. */
final class Payloads {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String BOT = "900000000000000001";
    static final String GUILD = "900000000000000002";
    static final String CHANNEL = "900000000000000003";
    /** A server the bot is not in; people who installed it for themselves use it there. */
    static final String FOREIGN_GUILD = "900000000000000004";

    static final String FOREIGN_CHANNEL = "900000000000000005";

    /** What people are called. */
    static volatile String name = "Person";

    private Payloads() {}

    static ObjectNode user(String id) {
        boolean bot = id.equals(BOT);
        ObjectNode user = JSON.createObjectNode();
        user.put("id", id)
                .put("username", bot ? "reweave" : name.toLowerCase(Locale.ROOT))
                .put("discriminator", "0");
        user.putNull("avatar").put("bot", bot).put("public_flags", 0);
        user.put("global_name", bot ? "Reweave" : name);
        return user;
    }

    static ObjectNode member(String id) {
        ObjectNode member = JSON.createObjectNode();
        member.set("user", user(id));
        member.putArray("roles");
        member.put("joined_at", "2026-01-01T00:00:00.000000+00:00").put("permissions", "2147483647");
        return member.put("deaf", false).put("mute", false).put("flags", 0).putNull("nick");
    }

    static ObjectNode ready() {
        ObjectNode ready = JSON.createObjectNode().put("v", 10);
        ready.set("user", user(BOT));
        ready.putArray("guilds").addObject().put("id", GUILD).put("unavailable", true);
        ready.putObject("application").put("id", BOT).put("flags", 0);
        ready.putArray("private_channels");
        return ready;
    }

    static ObjectNode guild() {
        ObjectNode guild = JSON.createObjectNode();
        guild.put("id", GUILD).put("name", "A server").put("owner_id", "900000000000000099");
        guild.put("afk_timeout", 300)
                .put("member_count", 2)
                .put("preferred_locale", "en-US")
                .put("nsfw_level", 0);
        guild.put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0);
        guild.put("mfa_level", 0)
                .put("premium_tier", 0)
                .put("system_channel_flags", 0)
                .put("unavailable", false);
        guild.put("premium_progress_bar_enabled", false).put("joined_at", "2026-01-01T00:00:00.000000+00:00");
        ObjectNode role = guild.putArray("roles").addObject();
        role.put("id", GUILD)
                .put("name", "@everyone")
                .put("color", 0)
                .put("hoist", false)
                .put("position", 0);
        role.put("permissions", "2147483647")
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0);
        role.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        guild.putArray("channels").add(textChannel(CHANNEL));
        guild.putArray("members").add(member(BOT));
        for (String empty : new String[] {
            "threads",
            "guild_scheduled_events",
            "emojis",
            "voice_states",
            "stickers",
            "features",
            "presences",
            "stage_instances",
            "soundboard_sounds"
        }) {
            guild.putArray(empty);
        }
        return guild;
    }

    static ObjectNode textChannel(String id) {
        ObjectNode channel = JSON.createObjectNode();
        channel.put("id", id)
                .put("type", 0)
                .put("name", "general")
                .put("position", 0)
                .put("nsfw", false);
        channel.put("rate_limit_per_user", 0).put("flags", 0).put("permissions", "2147483647");
        channel.putNull("topic").putNull("parent_id").putNull("last_message_id");
        channel.putArray("permission_overwrites");
        return channel;
    }

    static ObjectNode directChannel(String id, String user) {
        ObjectNode channel =
                JSON.createObjectNode().put("id", id).put("type", 1).put("flags", 0);
        channel.putNull("last_message_id");
        channel.putArray("recipients").add(user(user));
        return channel;
    }

    static ObjectNode message(Posted posted, String guild) {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", String.valueOf(posted.id)).put("channel_id", posted.channel);
        message.put("content", posted.content).put("type", 0).put("tts", false).put("pinned", false);
        message.put("timestamp", time(Snowflakes.millis(posted.id)));
        message.put("mention_everyone", false).put("flags", posted.onlyFor.isEmpty() ? 0 : 64);
        if (posted.edited > 0) {
            message.put("edited_timestamp", time(posted.edited));
        } else {
            message.putNull("edited_timestamp");
        }
        message.set("author", user(posted.author));
        message.set("components", posted.rows);
        for (String empty : new String[] {"attachments", "embeds", "mentions", "mention_roles"}) {
            message.putArray(empty);
        }
        media(message, posted);
        attach(message, "picture.png", posted.picture);
        attach(message, posted.fileName, posted.file);
        if (posted.content.contains("<@" + BOT + ">")) {
            ((ArrayNode) message.get("mentions")).add(user(BOT));
        }
        if (!guild.isEmpty()) {
            message.put("guild_id", guild);
            ObjectNode member = member(posted.author);
            member.remove("user");
            message.set("member", member);
        }
        return message;
    }

    private static void attach(ObjectNode message, String name, byte[] file) {
        if (file.length > 0) {
            ((ArrayNode) message.get("attachments"))
                    .addObject()
                    .put("id", "79")
                    .put("filename", name)
                    .put("size", file.length)
                    .put("url", "https://cdn.example/p")
                    .put("proxy_url", "https://media.example/p");
        }
    }

    private static void media(ObjectNode message, Posted posted) {
        String media = posted.media;
        if (media.equals("sticker")) {
            message.putArray("sticker_items")
                    .addObject()
                    .put("id", "77")
                    .put("name", "Wave")
                    .put("format_type", 1);
        } else if (media.endsWith("bomb")) {
            bomb(((ArrayNode) message.get("attachments")).addObject(), media.equals("bomb"), posted.filesAt);
        } else if (media.startsWith("huge")) {
            huge(((ArrayNode) message.get("attachments")).addObject(), media.equals("huge-voice"), posted.filesAt);
        } else if (!media.isEmpty()) {
            ObjectNode file = ((ArrayNode) message.get("attachments")).addObject();
            boolean voice = media.equals("voice");
            file.put("id", "78")
                    .put("filename", voice ? "voice-message.ogg" : "picture.png")
                    .put("size", 1_000);
            file.put("url", "https://cdn.example/x").put("proxy_url", "https://media.example/x");
            file.put("content_type", voice ? "audio/ogg" : "image/png");
            if (voice) {
                message.put("flags", 8192);
                file.put("duration_secs", 1.5).put("waveform", "AAAA");
            } else {
                file.put("width", 10).put("height", 10);
            }
        }
    }

    /** A few kilobytes that unfold into ten gigabytes, as a picture or packed. */
    private static void bomb(ObjectNode file, boolean picture, String at) {
        file.put("id", "78").put("filename", picture ? "holiday.png" : "42.zip").put("size", 42_374);
        file.put("url", at + "x").put("proxy_url", at + "p");
        file.put("content_type", picture ? "image/png" : "application/zip");
        if (picture) {
            file.put("width", 60_000).put("height", 60_000);
        }
    }

    /** The largest files there can be. */
    private static void huge(ObjectNode file, boolean voice, String at) {
        file.put("id", "78").put("filename", voice ? "voice.ogg" : "us.mp4").put("size", 524_288_000);
        file.put("url", at + "x").put("proxy_url", at + "p");
        file.put("content_type", voice ? "audio/ogg" : "video/mp4");
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString().replace("Z", "+00:00");
    }
}
