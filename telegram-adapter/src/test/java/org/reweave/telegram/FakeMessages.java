package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.reweave.telegram.FakeTelegram.Trouble;

/** What the fake does with messages: who may write, how much, and what is then to be seen. */
final class FakeMessages {
    private final FakeTelegram fake;

    FakeMessages(FakeTelegram fake) {
        this.fake = fake;
    }

    JsonNode send(JsonNode request, Trouble now) {
        mayWrite(request, request.path("text").asText(), 4096, now);
        ObjectNode message = written(request).put("text", request.path("text").asText());
        copy(request, message, "entities", "reply_markup");
        return shown(request, message);
    }

    JsonNode sendPhoto(JsonNode request, Trouble now) {
        if (now == Trouble.NO_PICTURES) {
            throw new ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED");
        }
        String caption = request.path("caption").asText();
        mayWrite(request, caption, 1024, now);
        ObjectNode message = written(request).put("caption", caption);
        int id = message.path("message_id").asInt();
        fake.pictures.put(id, request.path("photo"));
        message.putArray("photo")
                .addObject()
                .put("file_id", "f" + id)
                .put("file_unique_id", "u" + id)
                .put("width", 200)
                .put("height", 100);
        return shown(request, message);
    }

    JsonNode sendDocument(JsonNode request, Trouble now) {
        NamedFile file = (NamedFile) request.path("document");
        if (file.bytes().length > fake.largestFile) {
            throw new ApiError(413, "Request Entity Too Large");
        }
        String caption = request.path("caption").asText();
        mayWrite(request, caption, 1024, now);
        ObjectNode message = written(request).put("caption", caption);
        int id = message.path("message_id").asInt();
        fake.files.put(id, file);
        message.putObject("document")
                .put("file_id", "f" + id)
                .put("file_unique_id", "u" + id)
                .put("file_name", file.name())
                .put("file_size", file.bytes().length);
        return shown(request, message);
    }

    private ObjectNode written(JsonNode request) {
        String chat = request.path("chat_id").asText();
        ObjectNode message = FakeUpdates.JSON
                .createObjectNode()
                .put("message_id", fake.nextMessageId())
                .put("date", 1_770_000_000);
        message.set(
                "chat",
                chat.startsWith("-")
                        ? FakeUpdates.group(Long.parseLong(chat))
                        : FakeUpdates.privateChat(Long.parseLong(chat)));
        message.set("from", FakeUpdates.user(FakeTelegram.BOT).put("is_bot", true));
        copy(request, message, "message_thread_id");
        if (message.has("message_thread_id")) {
            message.put("is_topic_message", true);
        }
        return message;
    }

    private JsonNode shown(JsonNode request, ObjectNode message) {
        fake.stored(message);
        fake.chat(request.path("chat_id").asText()).put(message);
        fake.whenShown.accept(request.path("chat_id").asText());
        return message;
    }

    private void mayWrite(JsonNode request, String text, int longest, Trouble now) {
        String chat = request.path("chat_id").asText();
        if (now == Trouble.BLOCKED) {
            throw new ApiError(403, "Forbidden: bot was blocked by the user");
        }
        if (now == Trouble.REFUSED) {
            throw new ApiError(400, "Bad Request: BUTTON_DATA_INVALID");
        }
        if (now == Trouble.BAD_ENTITIES && request.has("entities")) {
            throw new ApiError(400, "Bad Request: can't parse entities: unexpected end");
        }
        if (fake.goneTopics && request.has("message_thread_id")) {
            throw new ApiError(400, "Bad Request: message thread not found");
        }
        ApiError own = fake.chatTroubles.get(chat);
        if (own != null) {
            throw own;
        }
        int wait = fake.limits ? fake.limiter.count(chat, System.nanoTime()) : 0;
        if (wait > 0) {
            throw ApiError.tooFast(wait);
        }
        if (text.length() > longest) {
            throw new ApiError(400, "Bad Request: message is too long");
        }
        if (text.isBlank()) {
            throw new ApiError(400, "Bad Request: message text is empty");
        }
    }

    JsonNode edit(JsonNode request, boolean withText) {
        FakeChat chat = fake.chat(request.path("chat_id").asText());
        ObjectNode before = chat.get(request.path("message_id").asInt());
        ObjectNode after = before.deepCopy();
        if (withText) {
            after.put("text", request.path("text").asText());
            after.remove("entities");
            copy(request, after, "entities");
        }
        after.remove("reply_markup");
        copy(request, after, "reply_markup");
        if (after.equals(before)) {
            throw new ApiError(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup"
                            + " are exactly the same as a current content and reply markup of the message");
        }
        chat.put(after);
        fake.whenShown.accept(request.path("chat_id").asText());
        return after;
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                to.set(field, from.get(field));
            }
        }
    }
}
