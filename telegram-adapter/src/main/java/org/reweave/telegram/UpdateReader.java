package org.reweave.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Reads updates one by one, so that one that cannot be read spoils no other.
 *
 * <p>Of a message that cannot be read as a whole, who wrote it and its words still are; what remains unreadable is put
 * aside: said in the log, without a word of it, and let go.
 */
final class UpdateReader {
    private static final Logger log = LoggerFactory.getLogger(UpdateReader.class);
    private static final List<String> ESSENTIAL = List.of(
            "message_id",
            "from",
            "chat",
            "date",
            "edit_date",
            "text",
            "caption",
            "message_thread_id",
            "is_topic_message");
    /** What stands for the part that could not be read: something that is not words. */
    private static final String SOMETHING = "{\"value\":1,\"emoji\":\"?\"}";

    private static final String SAMPLE = """
            {"update_id":1,"message":{"message_id":1,"date":1,"text":"/start","chat":{"id":1,"type":"private"},
            "from":{"id":1,"is_bot":false,"first_name":"A"},
            "entities":[{"type":"bot_command","offset":0,"length":6}]}}""";

    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** Reads one once, because the first one takes about a second. */
    void warmUp() {
        try {
            read(json.readTree(SAMPLE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sample cannot be read", e);
        }
    }

    /** Reads an update that came as text; empty where it is none. */
    Optional<Update> read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JsonProcessingException e) {
            log.warn("something came that is no update; it is put aside");
            return Optional.empty();
        }
    }

    /** Reads an update; empty where it cannot be read. */
    Optional<Update> read(JsonNode update) {
        if (!update.path("update_id").canConvertToInt()) {
            log.warn("an update without an id came; it is put aside");
            return Optional.empty();
        }
        try {
            return Optional.of(json.treeToValue(update, Update.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return essence(update);
        }
    }

    private Optional<Update> essence(JsonNode update) {
        ObjectNode reduced = json.createObjectNode().set("update_id", update.get("update_id"));
        JsonNode message = update.path("message");
        if (message.isObject()) {
            ObjectNode essential = ((ObjectNode) message.deepCopy()).retain(ESSENTIAL);
            try {
                if (!essential.has("text") && !essential.has("caption")) {
                    essential.set("dice", json.readTree(SOMETHING));
                }
                return Optional.of(json.treeToValue(reduced.set("message", essential), Update.class));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                // put aside below
            }
        }
        log.warn(
                "update {} cannot be read; it is put aside",
                update.get("update_id").asInt());
        return Optional.empty();
    }
}
