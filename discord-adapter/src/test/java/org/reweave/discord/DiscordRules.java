package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Discord refuses although its specification allows it, and what this adapter may not do although Discord allows it. */
final class DiscordRules {
    /** Discord's limit for a file of a bot (10 MiB), in bytes. */
    static final int LARGEST_FILE = 10 << 20;

    private static final Pattern COMMAND = Pattern.compile("[-_'\\p{Ll}\\p{N}]{1,32}");

    private final List<String> wrong = new ArrayList<>();

    private DiscordRules() {}

    /** A message that is posted. */
    static List<String> post(JsonNode body) {
        DiscordRules rules = new DiscordRules();
        rules.message(body, true);
        JsonNode nonce = body.path("nonce");
        rules.when(nonce.asText().length() > 25, "the nonce is longer than 25");
        rules.when(!nonce.isMissingNode() && !body.path("enforce_nonce").asBoolean(), "the nonce is not enforced");
        return rules.wrong;
    }

    /** What is attached: each file is announced, and each announced one is there and small enough. */
    static List<String> files(JsonNode body, Map<Integer, byte[]> files) {
        DiscordRules rules = new DiscordRules();
        Set<Integer> announced = new HashSet<>();
        for (JsonNode attachment : body.path("attachments")) {
            if (attachment.has("filename")) {
                announced.add(attachment.path("id").asInt(-1));
            }
            rules.when(attachment.path("description").asText("").length() > 1_024, "a file's description is too long");
        }
        rules.when(!announced.equals(files.keySet()), "the files are not the announced ones");
        rules.when(files.size() > 10, "there are more than 10 files");
        rules.when(files.values().stream().anyMatch(file -> file.length > LARGEST_FILE), "a file is too large");
        return rules.wrong;
    }

    /** A message that is changed. */
    static List<String> change(JsonNode body) {
        DiscordRules rules = new DiscordRules();
        rules.message(body, body.has("content"));
        return rules.wrong;
    }

    private void message(JsonNode body, boolean needsWords) {
        String content = body.path("content").asText("");
        when(content.codePointCount(0, content.length()) > 2_000, "the content is longer than 2000");
        boolean empty = content.isBlank() && body.path("embeds").isEmpty();
        when(needsWords && empty, "the message is empty");
        JsonNode parse = body.path("allowed_mentions").path("parse");
        boolean quiet = parse.isArray() && parse.isEmpty();
        boolean named = !body.path("allowed_mentions").path("users").isEmpty()
                || !body.path("allowed_mentions").path("roles").isEmpty();
        when(!content.isEmpty() && (!quiet || named), "somebody could be pinged");
        rows(body.path("components"));
    }

    private void rows(JsonNode rows) {
        when(rows.size() > 5, "there are more than 5 rows");
        Set<String> ids = new HashSet<>();
        for (JsonNode row : rows) {
            JsonNode parts = row.path("components");
            boolean menu = parts.path(0).path("type").asInt() == 3;
            when(parts.isEmpty() || parts.size() > (menu ? 1 : 5), "a row has no or too many parts");
            for (JsonNode part : parts) {
                String id = part.path("custom_id").asText("");
                when(!part.has("url") && (id.isBlank() || id.length() > 100), "a custom_id is missing or too long");
                when(!ids.add(part.has("url") ? part.path("url").asText() : id), "a custom_id is there twice");
                if (menu) {
                    menu(part);
                } else {
                    String label = part.path("label").asText("");
                    when(
                            label.isBlank() && !part.has("emoji") || label.length() > 80,
                            "a label is missing or too long");
                }
            }
        }
    }

    private void menu(JsonNode menu) {
        JsonNode options = menu.path("options");
        when(options.isEmpty() || options.size() > 25, "a menu has no or more than 25 options");
        when(menu.path("placeholder").asText("").length() > 150, "a placeholder is too long");
        int most = menu.path("max_values").asInt(1);
        when(most < 1 || most > options.size() || menu.path("min_values").asInt(1) > most, "a menu's range is wrong");
        Set<String> values = new HashSet<>();
        for (JsonNode option : options) {
            String label = option.path("label").asText("");
            when(label.isBlank() || label.length() > 100, "an option's label is missing or too long");
            when(!values.add(option.path("value").asText("")), "an option is there twice");
        }
    }

    /** An answer to an interaction of one kind; {@code age} is how long ago it happened, in milliseconds. */
    static List<String> callback(JsonNode body, int interaction, boolean inServer, long age) {
        DiscordRules rules = new DiscordRules();
        int type = body.path("type").asInt();
        rules.when(age > 3_000, "the answer came after three seconds");
        rules.when(type == 6 && interaction != 3 && interaction != 5, "nothing to change with this answer");
        rules.when(type == 8 != (interaction == 4), "completions belong to completing");
        rules.when(body.path("data").path("choices").size() > 25, "there are more than 25 completions");
        boolean ephemeral = (body.path("data").path("flags").asInt() & 64) != 0;
        rules.when((type == 4 || type == 5) && inServer && !ephemeral, "others could read along");
        if (type == 4) {
            rules.message(body.path("data"), true);
        }
        if (type == 9) {
            rules.window(body.path("data"), interaction);
        }
        return rules.wrong;
    }

    private void window(JsonNode modal, int interaction) {
        when(interaction == 5, "a window cannot answer a window");
        String title = modal.path("title").asText("");
        when(title.isBlank() || title.length() > 45, "a window's title is missing or too long");
        when(
                modal.path("components").isEmpty() || modal.path("components").size() > 5,
                "a window has no or more than 5 parts");
        when(modal.path("custom_id").asText("").isBlank(), "a window has no custom_id");
        for (JsonNode label : modal.path("components")) {
            when(
                    label.path("type").asInt() == 18
                            && label.path("label").asText("").length() > 45,
                    "a label is too long");
            when(label.path("component").path("max_length").asInt(0) > 4_000, "an input is longer than 4000");
        }
    }

    /** A message only one person sees. */
    static List<String> followUp(JsonNode body, boolean inServer) {
        DiscordRules rules = new DiscordRules();
        rules.message(body, true);
        rules.when(inServer && (body.path("flags").asInt() & 64) == 0, "others could read along");
        return rules.wrong;
    }

    /** The commands that are registered. */
    static List<String> commands(JsonNode body) {
        DiscordRules rules = new DiscordRules();
        Set<String> names = new HashSet<>();
        for (JsonNode command : body) {
            rules.command(command);
            rules.when(!names.add(command.path("name").asText()), "a command is there twice");
            rules.when(command.path("contexts").size() != 3, "the command is not there in every place");
            rules.when(
                    command.path("integration_types").size() != 2, "the command is not there for every installation");
        }
        return rules.wrong;
    }

    private void command(JsonNode command) {
        when(!COMMAND.matcher(command.path("name").asText("")).matches(), "a command's name is wrong");
        String description = command.path("description").asText("");
        when(description.isBlank() || description.length() > 100, "a description is missing or too long");
        when(command.path("options").size() > 25, "a command has more than 25 options");
        command.path("options").forEach(this::command);
    }

    private void when(boolean broken, String rule) {
        if (broken) {
            wrong.add(rule);
        }
    }
}
