package org.reweave.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of {@code reweave.yaml}: one setting a line, {@code key: value}. */
final class ConfigFile {
    private final Path file;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /** A key and its value (empty where none is written), and the number of the line, from 1. */
    record Line(int number, String key, String value) {}

    /**
     * Reads the file.
     *
     * @throws HostException where it cannot be read, or is not one value a key; never quotes what is in it
     */
    static List<Line> read(Path file) {
        ConfigFile reader = new ConfigFile(file);
        try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file, StandardCharsets.UTF_8))) {
            reader.read(parser);
        } catch (JsonProcessingException e) {
            throw reader.wrong(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "this is no YAML");
        } catch (MalformedInputException e) {
            throw new HostException(file + " is not in UTF-8; save it as UTF-8 text", e);
        } catch (IOException e) {
            throw new HostException(file + " cannot be read; check who may read it", e);
        }
        return reader.lines;
    }

    private void read(JsonParser parser) throws IOException {
        @Nullable JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.VALUE_NULL || emptyDocument(parser, token)) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw wrong(line(parser), "this is no setting");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            setting(parser);
        }
        if (parser.nextToken() != null) {
            throw wrong(line(parser), "a second document begins here");
        }
    }

    private static boolean emptyDocument(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING && parser.getText().isEmpty();
    }

    private void setting(JsonParser parser) throws IOException {
        String key = parser.currentName();
        int number = line(parser);
        @Nullable Integer before = seen.putIfAbsent(key, number);
        if (before != null) {
            throw new HostException(BotConfig.FILE + " line " + number + ": " + key + " is set in line " + before
                    + " too; keep one of them");
        }
        JsonToken value = parser.nextToken();
        if (!value.isScalarValue()) {
            throw wrong(number, key + " has more than one value");
        }
        lines.add(new Line(
                number,
                key,
                value == JsonToken.VALUE_NULL ? "" : parser.getText().strip()));
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private HostException wrong(int number, String what) {
        return new HostException(BotConfig.FILE + " line " + number + ": " + what + "; write one line for each setting,"
                + " such as \"language: en\" (the file is " + file + ")");
    }
}
