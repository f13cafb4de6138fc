package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One chat of the fake: the bot's messages in it as they stand, and the buttons they ever had. */
final class FakeChat {
    private final Map<Integer, ObjectNode> messages = new java.util.TreeMap<>();
    private final Map<Integer, List<JsonNode>> buttonsEver = new HashMap<>();

    synchronized void put(ObjectNode message) {
        int id = message.path("message_id").asInt();
        messages.put(id, message);
        List<JsonNode> ever = buttonsEver.computeIfAbsent(id, key -> new ArrayList<>());
        message.path("reply_markup").path("inline_keyboard").forEach(row -> row.forEach(ever::add));
    }

    synchronized ObjectNode get(int id) {
        ObjectNode message = messages.get(id);
        if (message == null) {
            throw new ApiError(400, "Bad Request: message to edit not found");
        }
        return message;
    }

    /** The message sent last. */
    synchronized Optional<Integer> last() {
        return messages.keySet().stream().max(Integer::compare);
    }

    /** The person deletes a message. */
    synchronized void remove(int id) {
        messages.remove(id);
    }

    synchronized List<ObjectNode> all() {
        return messages.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** What the latest button with that label carries, whether or not it is still there. */
    synchronized String token(int id, String label) {
        List<JsonNode> ever = buttonsEver.getOrDefault(id, List.of());
        for (int i = ever.size() - 1; i >= 0; i--) {
            String shown = ever.get(i).path("text").asText();
            if (shown.equals(label) || shown.endsWith(" " + label) && shown.indexOf(' ') <= 2) {
                return ever.get(i).path("callback_data").asText();
            }
        }
        throw new IllegalArgumentException("there is no button " + label);
    }
}
