package org.reweave.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/** Holds a request against Discord's published specification, which lies beside the project and is not part of it. */
final class SpecCheck {
    private static final Optional<SpecCheck> SHARED = load();

    private final Path file;
    private final JsonNode document;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .typeLoose(true)
            .formatAssertionsEnabled(false)
            .build();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private SpecCheck(Path file) {
        this.file = file;
        try {
            this.document = Payloads.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The specification, where it is there. */
    static Optional<SpecCheck> shared() {
        return SHARED;
    }

    private static Optional<SpecCheck> load() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path file = at.resolve("../shared/specs/discord-openapi.json").normalize();
            if (Files.isReadable(file)) {
                // It warns of every part of the document that is no schema.
                ((Logger) LoggerFactory.getLogger("com.networknt.schema")).setLevel(Level.ERROR);
                return Optional.of(new SpecCheck(file));
            }
            at = at.getParent();
        }
        System.out.println("Discord's specification is not there (../shared/specs); requests are not held against it");
        return Optional.empty();
    }

    /** What is wrong with a request; nothing where it keeps to the specification. */
    List<String> check(String method, String path, Map<String, String> query, JsonNode body) {
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            return List.of(method + " " + path + ": there is no such path");
        }
        JsonNode operation = document.path("paths").path(template.get()).path(method.toLowerCase(Locale.ROOT));
        String name = method + " " + template.get();
        if (operation.isMissingNode()) {
            return List.of(name + ": there is no such method");
        }
        List<String> wrong = new ArrayList<>(query(name, operation, query));
        wrong.addAll(body(name, template.get(), method.toLowerCase(Locale.ROOT), operation, body));
        return wrong;
    }

    private static List<String> query(String name, JsonNode operation, Map<String, String> query) {
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            known.put(parameter.path("name").asText(), parameter);
        }
        List<String> wrong = new ArrayList<>();
        query.forEach((key, value) -> {
            JsonNode parameter = known.get(key);
            if (parameter == null && tolerated(key, name)) {
                return;
            }
            if (parameter == null) {
                wrong.add(name + ": there is no query parameter " + key);
            } else if (parameter.path("schema").path("type").asText().equals("integer")) {
                JsonNode schema = parameter.path("schema");
                long number = value.matches("\\d{1,18}") ? Long.parseLong(value) : Long.MIN_VALUE;
                if (number == Long.MIN_VALUE
                        || number < schema.path("minimum").asLong(Long.MIN_VALUE)
                        || number > schema.path("maximum").asLong(Long.MAX_VALUE)) {
                    wrong.add(name + ": " + key + " is out of bounds");
                }
            }
        });
        return wrong;
    }

    private List<String> body(String name, String template, String method, JsonNode operation, JsonNode body) {
        boolean takes = operation.path("requestBody").path("content").has("application/json");
        if (!takes) {
            return body.isMissingNode() ? List.of() : List.of(name + ": takes no body");
        }
        if (body.isMissingNode()) {
            boolean required = operation.path("requestBody").path("required").asBoolean();
            return required ? List.of(name + ": needs a body") : List.of();
        }
        return schema(template, method).validate(tolerated(body)).stream()
                .map(message -> name + ": " + message.getInstanceLocation() + " " + message.getType())
                .toList();
    }

    /** JDA asks to wait for a message it changes, too; Discord waits anyway. */
    private static boolean tolerated(String parameter, String operation) {
        return parameter.equals("wait") && operation.startsWith("PATCH /webhooks/");
    }

    /** JDA writes some ids as numbers, and some numbers as text; Discord takes both although its specification does not. */
    private static JsonNode tolerated(JsonNode body) {
        JsonNode copy = body.deepCopy();
        if (body.path("recipient_id").isIntegralNumber()) {
            ((ObjectNode) copy).put("recipient_id", body.path("recipient_id").asText());
        }
        for (JsonNode attachment : copy.path("attachments")) {
            ((ObjectNode) attachment).put("id", attachment.path("id").asText());
        }
        for (JsonNode command : copy.isArray() ? copy : Payloads.JSON.createArrayNode()) {
            numbers(command.path("contexts"));
            numbers(command.path("integration_types"));
        }
        return copy;
    }

    private static void numbers(JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                ((ArrayNode) list).set(i, IntNode.valueOf(list.get(i).asInt()));
            }
        }
    }

    private JsonSchema schema(String template, String method) {
        return schemas.computeIfAbsent(method + template, key -> {
            String pointer = "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + method
                    + "/requestBody/content/application~1json/schema";
            return factory.getSchema(
                    SchemaLocation.of(
                            file.toUri() + "#" + pointer.replace("{", "%7B").replace("}", "%7D")),
                    config);
        });
    }

    private Optional<String> template(String path) {
        String[] parts = path.split("/");
        String best = null;
        for (var names = document.path("paths").fieldNames(); names.hasNext(); ) {
            String template = names.next();
            if (matches(template.split("/"), parts) && (best == null || variables(template) < variables(best))) {
                best = template;
            }
        }
        return Optional.ofNullable(best);
    }

    private static long variables(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    private static boolean matches(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }
}
