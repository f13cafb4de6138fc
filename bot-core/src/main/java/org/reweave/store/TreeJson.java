package org.reweave.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What groups and letters have in common as JSON: a format number first, short keys, nothing where there is nothing to say. */
final class TreeJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TreeJson() {}

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(int format) {
        return node().put(CompactJson.FORMAT, format);
    }

    static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /**
     * Makes something of what was written.
     *
     * @param what the thing that is read, as a sentence begins with it
     * @throws StoreException when it is of a newer format, or damaged; the message quotes nothing of it
     */
    static <T> T read(String what, int newestFormat, byte[] bytes, Function<JsonNode, T> reader) {
        try {
            JsonNode node = JSON.readTree(bytes);
            int format = node.path(CompactJson.FORMAT).asInt(0);
            if (format > newestFormat) {
                throw new StoreException(what + " was written by a newer version of Reweave (format " + format
                        + ", this version reads up to " + newestFormat
                        + "). Start the newer version again, or restore the backup from before the update.");
            }
            if (format < 1) {
                throw new IllegalArgumentException("no format number");
            }
            return reader.apply(node);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new StoreException(
                    what + " in the database is damaged (" + e.getClass().getSimpleName() + "). Restore a backup.");
        }
    }

    static void put(ObjectNode node, String key, Optional<Instant> time) {
        time.ifPresent(at -> node.put(key, at.toEpochMilli()));
    }

    static Optional<Instant> time(JsonNode node, String key) {
        return node.hasNonNull(key)
                ? Optional.of(Instant.ofEpochMilli(node.get(key).asLong()))
                : Optional.empty();
    }

    static void put(ObjectNode node, String key, Collection<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(text -> array.add(StorableText.wellFormed(text)));
    }

    static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        node.path(key).forEach(one -> all.add(reader.apply(one)));
        return all;
    }

    /** A text that has to be there. */
    static String text(JsonNode node, String key) {
        if (!node.path(key).isTextual()) {
            throw new IllegalArgumentException("no " + key);
        }
        return node.get(key).asText();
    }
}
