package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes updates as Telegram does. */
final class FakeUpdates {
    static final ObjectMapper JSON = new ObjectMapper();
    private final AtomicInteger queries = new AtomicInteger(9_000);

    static ObjectNode user(long id) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("is_bot", false)
                .put("first_name", "Ana")
                .put("language_code", "pt");
    }

    static ObjectNode privateChat(long id) {
        return JSON.createObjectNode().put("id", id).put("type", "private").put("first_name", "Ana");
    }

    static ObjectNode group(long id) {
        return JSON.createObjectNode().put("id", id).put("type", "supergroup").put("title", "Group");
    }

    static ObjectNode message(int id, ObjectNode chat, long from) {
        ObjectNode message = JSON.createObjectNode().put("message_id", id).put("date", 1_770_000_000);
        message.set("from", user(from));
        message.set("chat", chat);
        return message;
    }

    /** A text as people write it; a command at its beginning becomes an entity. */
    static ObjectNode text(ObjectNode message, String text) {
        message.put("text", text);
        if (text.startsWith("/")) {
            int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
            message.putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", end);
        }
        return message;
    }

    static ObjectNode media(ObjectNode message, String kind) {
        ObjectNode file = JSON.createObjectNode()
                .put("file_id", "f")
                .put("file_unique_id", "u")
                .put("file_size", 9);
        switch (kind) {
            case "photo" -> message.putArray("photo").add(file.put("width", 9).put("height", 9));
            case "bomb" -> message.putArray("photo").add(bomb(file));
            case "bomb-file" ->
                message.set(
                        "document", bomb(file).put("file_name", "holiday.png").put("mime_type", "image/png"));
            case "packed-bomb" ->
                message.set("document", file.put("file_name", "42.zip").put("mime_type", "application/zip"));
            case "huge-film" ->
                message.set("document", huge(file).put("file_name", "us.mp4").put("mime_type", "video/mp4"));
            case "voice" -> message.set("voice", file.put("duration", 2));
            case "huge-voice" -> message.set("voice", huge(file).put("duration", 86_400));
            case "sticker" ->
                message.set(
                        "sticker",
                        file.put("width", 9)
                                .put("height", 9)
                                .put("type", "regular")
                                .put("is_animated", false)
                                .put("is_video", false));
            default -> throw new IllegalArgumentException(kind);
        }
        return message;
    }

    /** A few kilobytes that unfold into ten gigabytes. */
    private static ObjectNode bomb(ObjectNode file) {
        return file.put("width", 60_000).put("height", 60_000).put("file_size", 42_374);
    }

    /** The largest file there can be. */
    private static ObjectNode huge(ObjectNode file) {
        return file.put("file_size", 4L << 30);
    }

    ObjectNode press(JsonNode message, long from, String data) {
        ObjectNode query = JSON.createObjectNode()
                .put("id", Integer.toString(queries.incrementAndGet()))
                .put("chat_instance", "1")
                .put("data", data);
        query.set("from", user(from));
        query.set("message", message);
        return query;
    }

    /** One of those who administer a group, with every right, as Telegram tells it. */
    static ObjectNode administrator(long id) {
        ObjectNode member =
                JSON.createObjectNode().put("status", "administrator").put("can_be_edited", false);
        member.set("user", user(id));
        List.of(
                        "is_anonymous",
                        "can_manage_chat",
                        "can_delete_messages",
                        "can_manage_video_chats",
                        "can_restrict_members",
                        "can_promote_members",
                        "can_change_info",
                        "can_invite_users",
                        "can_post_stories",
                        "can_edit_stories",
                        "can_delete_stories")
                .forEach(right -> member.put(right, !right.equals("is_anonymous")));
        return member;
    }

    /** The bot is allowed to write, or no longer. */
    static ObjectNode mayWrite(ObjectNode chat, long from, long bot, boolean may) {
        ObjectNode change = member(chat, from, bot, may ? "restricted" : "member", may ? "member" : "restricted");
        ObjectNode restricted = (ObjectNode) change.path(may ? "old_chat_member" : "new_chat_member");
        List.of(
                        "can_send_messages",
                        "can_send_audios",
                        "can_send_documents",
                        "can_send_photos",
                        "can_send_videos",
                        "can_send_video_notes",
                        "can_send_voice_notes",
                        "can_send_polls",
                        "can_send_other_messages",
                        "can_add_web_page_previews",
                        "can_react_to_messages",
                        "can_edit_tag",
                        "can_change_info",
                        "can_invite_users",
                        "can_pin_messages",
                        "can_manage_topics")
                .forEach(right -> restricted.put(right, !right.equals("can_send_messages")));
        restricted.put("is_member", true).put("until_date", 0);
        return change;
    }

    static ObjectNode member(ObjectNode chat, long from, long bot, String before, String after) {
        ObjectNode change = JSON.createObjectNode().put("date", 1_770_000_000);
        change.set("chat", chat);
        change.set("from", user(from));
        change.set("old_chat_member", member(bot, before));
        change.set("new_chat_member", member(bot, after));
        return change;
    }

    private static ObjectNode member(long bot, String status) {
        ObjectNode member = JSON.createObjectNode().put("status", status);
        if (status.equals("kicked")) {
            member.put("until_date", 0);
        }
        member.set("user", user(bot).put("is_bot", true));
        return member;
    }
}
