package org.reweave.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a request: JSON, or the parts of a form, of which those that look like JSON are read as such. */
final class FakeBody {
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");

    private FakeBody() {}

    static JsonNode read(HttpExchange exchange) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (type.startsWith("multipart/form-data")) {
            return parts(body, type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1"));
        }
        return body.isBlank() ? FakeUpdates.JSON.createObjectNode() : FakeUpdates.JSON.readTree(body);
    }

    private static ObjectNode parts(String body, String boundary) {
        ObjectNode parts = FakeUpdates.JSON.createObjectNode();
        for (String part : body.split(Pattern.quote("--" + boundary))) {
            int headEnd = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part);
            if (headEnd > 0 && name.find()) {
                parts.set(name.group(1), value(part.substring(headEnd + 4).replaceFirst("\r\n$", "")));
            }
        }
        return parts;
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
