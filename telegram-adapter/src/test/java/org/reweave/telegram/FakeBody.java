package org.reweave.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the body of a request: JSON, or the parts of a form, of which those that look like JSON are read as such and
 * files are bytes.
 */
final class FakeBody {
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]+)\"");

    private FakeBody() {}

    static JsonNode read(HttpExchange exchange) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (type.startsWith("multipart/form-data")) {
            return parts(new String(body, ISO_8859_1), type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1"));
        }
        String text = new String(body, UTF_8);
        return text.isBlank() ? FakeUpdates.JSON.createObjectNode() : FakeUpdates.JSON.readTree(text);
    }

    private static ObjectNode parts(String body, String boundary) {
        ObjectNode parts = FakeUpdates.JSON.createObjectNode();
        for (String part : body.split(Pattern.quote("--" + boundary))) {
            int headEnd = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part);
            if (headEnd > 0 && name.find()) {
                byte[] content = part.substring(headEnd + 4, part.length() - 2).getBytes(ISO_8859_1);
                Matcher file = FILE_NAME.matcher(part.substring(0, headEnd));
                parts.set(
                        name.group(1),
                        file.find() ? new NamedFile(file.group(1), content) : value(new String(content, UTF_8)));
            }
        }
        attached(parts);
        return parts;
    }

    /** A file may stand in a part of its own that another one names. */
    private static void attached(ObjectNode parts) {
        Set<String> files = new HashSet<>();
        parts.properties().forEach(part -> {
            String value = part.getValue().asText();
            if (part.getValue().isTextual() && value.startsWith("attach://")) {
                String name = value.substring("attach://".length());
                part.setValue(parts.path(name));
                files.add(name);
            }
        });
        parts.remove(files);
    }

    private static JsonNode value(String text) {
        if (text.matches("\\d{1,9}|true|false|\\[.*|\\{.*")) {
            try {
                return FakeUpdates.JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return FakeUpdates.JSON.getNodeFactory().textNode(text);
            }
        }
        return FakeUpdates.JSON.getNodeFactory().textNode(text);
    }
}
