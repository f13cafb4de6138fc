package org.reweave.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/**
 * What states and messages have in common as JSON: short keys, nothing where there is nothing to say, and times as
 * milliseconds since 1970, or as {@code [milliseconds, nanoseconds]} where they are finer.
 */
final class CompactJson {
    /** The key of the format number, which is always the first. */
    static final String FORMAT = "f";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int NANOS_IN_MILLI = 1_000_000;

    private CompactJson() {}

    /** Writes the inside of one object. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** Reads one value; the parser stands on its first token and is left on its last. */
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Reads the value of a key that tells its kind. */
    interface OneOf<T> {
        T read(String key, JsonParser json) throws IOException;
    }

    /** Takes the value of one key; the parser stands on the value's first token and is left on its last. */
    interface Field {
        void read(String key, JsonParser json) throws IOException;
    }

    /** What cannot be right in what was read; says where, and nothing of what is written there. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** One object that begins with its format number. */
    static byte[] write(int format, int expectedSize, Writer inside) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedSize);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField(FORMAT, format);
            inside.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads one object that begins with its format number.
     *
     * @param what the thing that is read, as a sentence begins with it
     * @throws StoreException when it is of a newer format, or damaged
     */
    static void read(String what, int newestFormat, byte[] bytes, Field field) {
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            if (!FORMAT.equals(json.nextFieldName())) {
                throw new Malformed("no format number");
            }
            json.nextToken();
            int format = json.getIntValue();
            if (format > newestFormat) {
                throw new StoreException(what + " was written by a newer version of Reweave (format " + format
                        + ", this version reads up to " + newestFormat
                        + "). Start the newer version again, or restore the backup from before the update.");
            }
            fields(json, field);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            // A parser's message can quote what it read, which may be a person's words.
            String why = e instanceof Malformed ? e.getMessage() : e.getClass().getSimpleName();
            throw new StoreException(what + " in the database is damaged (" + why + "). Restore a backup.");
        }
    }

    /** Reads keys and values until the object ends. */
    static void fields(JsonParser json, Field field) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            field.read(key, json);
        }
        require(json, JsonToken.END_OBJECT);
    }

    static void text(JsonGenerator json, String key, String value) throws IOException {
        json.writeFieldName(key);
        text(json, value);
    }

    static void text(JsonGenerator json, String value) throws IOException {
        json.writeString(StorableText.wellFormed(value));
    }

    static String text(JsonParser json) throws IOException {
        require(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    static void texts(JsonGenerator json, String key, List<String> values) throws IOException {
        json.writeFieldName(key);
        texts(json, values);
    }

    static void texts(JsonGenerator json, List<String> values) throws IOException {
        json.writeStartArray();
        for (String value : values) {
            text(json, value);
        }
        json.writeEndArray();
    }

    static List<String> texts(JsonParser json) throws IOException {
        return list(json, CompactJson::text);
    }

    static <T> List<T> list(JsonParser json, Reader<T> element) throws IOException {
        require(json, JsonToken.START_ARRAY);
        return rest(json, element);
    }

    /** Reads what is left of an array. */
    static <T> List<T> rest(JsonParser json, Reader<T> element) throws IOException {
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<T> values = new ArrayList<>();
        do {
            values.add(element.read(json));
        } while (json.nextToken() != JsonToken.END_ARRAY);
        return values;
    }

    /** Reads an object that has one key. */
    static <T> T only(JsonParser json, OneOf<T> value) throws IOException {
        require(json, JsonToken.START_OBJECT);
        String key = json.nextFieldName();
        if (key == null) {
            throw new Malformed("an empty object");
        }
        json.nextToken();
        T read = value.read(key, json);
        json.nextToken();
        require(json, JsonToken.END_OBJECT);
        return read;
    }

    static void instant(JsonGenerator json, Instant value) throws IOException {
        int finer = value.get(ChronoField.NANO_OF_SECOND) % NANOS_IN_MILLI;
        if (finer == 0) {
            json.writeNumber(value.toEpochMilli());
        } else {
            json.writeStartArray();
            json.writeNumber(value.toEpochMilli());
            json.writeNumber(finer);
            json.writeEndArray();
        }
    }

    static Instant instant(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return Instant.ofEpochMilli(json.getLongValue());
        }
        json.nextToken();
        Instant whole = Instant.ofEpochMilli(json.getLongValue());
        json.nextToken();
        Instant value = whole.plusNanos(json.getIntValue());
        end(json);
        return value;
    }

    /** Goes to the next token, which must end the array. */
    static void end(JsonParser json) throws IOException {
        json.nextToken();
        require(json, JsonToken.END_ARRAY);
    }

    static Malformed unknown(String what) {
        return new Malformed("unknown " + what);
    }

    /** The parser must stand on this token. */
    static void require(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new Malformed("expected " + token + " at byte "
                    + json.currentTokenLocation().getByteOffset());
        }
    }
}
