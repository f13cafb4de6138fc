package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a request against the published specification of the Bot API, which lies outside the project. */
final class BotApiSpec {
    private static final String FILE = "shared/specs/telegram-bot-api-10.1.json";
    private static final Pattern LIMIT = Pattern.compile("(\\d+)-(\\d+) (characters|bytes)");
    private static final Pattern BETWEEN = Pattern.compile("[Vv]alues between (\\d+)-(\\d+)");
    private static final Pattern AT_MOST = Pattern.compile("At most (\\d+) ");

    private final Map<String, JsonNode> methods = new HashMap<>();
    private final JsonNode types;

    private BotApiSpec(JsonNode root) {
        root.path("methods")
                .properties()
                .forEach(one -> methods.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue()));
        this.types = root.path("types");
    }

    /** The specification; empty where it is absent. */
    static Optional<BotApiSpec> find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(FILE);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(new BotApiSpec(new ObjectMapper().readTree(file.toFile())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    boolean knows(String method) {
        return methods.containsKey(method.toLowerCase(Locale.ROOT));
    }

    /** What the specification says of a method in words. */
    String description(String method) {
        StringBuilder words = new StringBuilder();
        methods.get(method.toLowerCase(Locale.ROOT))
                .path("description")
                .forEach(line -> words.append(line.asText()).append('\n'));
        return words.toString();
    }

    /** What is wrong with a request; empty where nothing is. The extra key {@code method} is let through. */
    List<String> check(String method, JsonNode parameters) {
        JsonNode known = methods.get(method.toLowerCase(Locale.ROOT));
        if (known == null) {
            return List.of(method + ": there is no such method");
        }
        List<String> wrong = new ArrayList<>();
        fields(method, known, parameters, wrong, true);
        return wrong;
    }

    private void fields(String where, JsonNode known, JsonNode value, List<String> wrong, boolean top) {
        Map<String, JsonNode> allowed = new HashMap<>();
        known.path("fields").forEach(field -> allowed.put(field.path("name").asText(), field));
        value.fieldNames().forEachRemaining(name -> {
            if (!allowed.containsKey(name) && !(top && name.equals("method"))) {
                wrong.add(where + ": there is no parameter " + name);
            }
        });
        allowed.forEach((name, field) -> {
            JsonNode given = value.get(name);
            if (given == null || given.isNull()) {
                if (field.path("required").asBoolean()) {
                    wrong.add(where + ": " + name + " is missing");
                }
            } else {
                field(where + "." + name, field, given, wrong);
            }
        });
    }

    private void field(String where, JsonNode field, JsonNode given, List<String> wrong) {
        List<String> fewest = null;
        for (JsonNode type : field.path("types")) {
            List<String> found = new ArrayList<>();
            type(where, type.asText(), given, found);
            if (fewest == null || found.size() < fewest.size()) {
                fewest = found;
            }
        }
        if (fewest != null) {
            wrong.addAll(fewest);
        }
        limits(where, field.path("description").asText(), given, wrong);
    }

    private void type(String where, String type, JsonNode given, List<String> wrong) {
        if (type.startsWith("Array of ")) {
            if (!given.isArray()) {
                wrong.add(where + ": is no list");
                return;
            }
            for (int i = 0; i < given.size(); i++) {
                type(where + "[" + i + "]", type.substring("Array of ".length()), given.get(i), wrong);
            }
            return;
        }
        boolean fits = switch (type) {
            case "Integer" -> given.isIntegralNumber();
            case "Float" -> given.isNumber();
            case "Boolean", "True" -> given.isBoolean();
            case "String" -> given.isTextual();
            case "InputFile" -> given.isBinary();
            default -> given.isObject();
        };
        if (!fits) {
            wrong.add(where + ": is no " + type);
        } else if (given.isObject()) {
            object(where, type, given, wrong);
        }
    }

    private void object(String where, String type, JsonNode given, List<String> wrong) {
        JsonNode known = types.path(type);
        if (!known.has("subtypes")) {
            fields(where, known, given, wrong, false);
            return;
        }
        List<String> fewest = List.of(where + ": is no " + type);
        boolean first = true;
        for (JsonNode subtype : known.path("subtypes")) {
            List<String> found = new ArrayList<>();
            fields(where, types.path(subtype.asText()), given, found, false);
            if (first || found.size() < fewest.size()) {
                fewest = found;
            }
            first = false;
        }
        wrong.addAll(fewest);
    }

    private static void limits(String where, String description, JsonNode given, List<String> wrong) {
        Matcher limit = LIMIT.matcher(description);
        if (limit.find() && given.isTextual()) {
            boolean bytes = limit.group(3).equals("bytes");
            int length = bytes
                    ? given.asText().getBytes(StandardCharsets.UTF_8).length
                    : given.asText().length();
            if (length < Integer.parseInt(limit.group(1)) || length > Integer.parseInt(limit.group(2))) {
                wrong.add(where + ": has " + length + ", not " + limit.group());
            }
        }
        Matcher between = BETWEEN.matcher(description);
        if (between.find() && given.isIntegralNumber()) {
            long number = given.asLong();
            if (number < Long.parseLong(between.group(1)) || number > Long.parseLong(between.group(2))) {
                wrong.add(where + ": is " + number + ", not " + between.group(1) + "-" + between.group(2));
            }
        }
        Matcher most = AT_MOST.matcher(description);
        if (most.find() && given.isArray() && given.size() > Integer.parseInt(most.group(1))) {
            wrong.add(where + ": has " + given.size() + " entries");
        }
    }
}
