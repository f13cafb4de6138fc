package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** What Telegram asks of a request beyond its specification's types and lengths. */
final class UnwrittenRules {
    /** Telegram's limit for what a bot sends (Bot API 10.1, sendDocument), in bytes. */
    static final int LARGEST_FILE = 50_000_000;

    private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Set<String> ACTIONS =
            Set.of("url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay");

    private UnwrittenRules() {}

    static List<String> check(String method, JsonNode request) {
        List<String> wrong = new ArrayList<>();
        switch (method.toLowerCase(Locale.ROOT)) {
            case "sendmessage", "editmessagetext" -> {
                text(request, wrong);
                keyboard(request.path("reply_markup"), wrong);
            }
            case "sendphoto" -> {
                photo(request.path("photo"), wrong);
                if (request.path("caption").asText().isBlank()) {
                    wrong.add("a picture without words for it");
                }
            }
            case "senddocument" -> document(request, wrong);
            case "getupdates" -> {
                if (!request.has("allowed_updates")) {
                    wrong.add("getUpdates: allowed_updates is not said");
                }
                if (request.path("timeout").asInt() > 50) {
                    wrong.add("getUpdates: the timeout is cut at 50 seconds");
                }
            }
            case "setmycommands" ->
                request.path("commands").forEach(one -> {
                    if (!COMMAND.matcher(one.path("command").asText()).matches()) {
                        wrong.add("setMyCommands: a command is not [a-z0-9_]{1,32}");
                    }
                });
            case "setwebhook" -> {
                if (!request.path("secret_token").asText("A").matches("[A-Za-z0-9_-]{1,256}")) {
                    wrong.add("setWebhook: secret_token has other characters");
                }
            }
            default -> {}
        }
        return wrong;
    }

    private static void text(JsonNode request, List<String> wrong) {
        String text = request.path("text").asText();
        if (text.isBlank()) {
            wrong.add("message text is empty");
        }
        if (!text.equals(text.strip())) {
            wrong.add("the text has space around it, which Telegram takes away and entities then miss their places");
        }
        if (request.has("parse_mode") && !request.path("parse_mode").asText().isEmpty()) {
            wrong.add("a parse mode makes markup of words");
        }
        for (JsonNode entity : request.path("entities")) {
            int start = entity.path("offset").asInt();
            int end = start + entity.path("length").asInt();
            if (start < 0 || end > text.length() || start >= end) {
                wrong.add("an entity lies outside the text");
            } else if (splits(text, start) || splits(text, end)) {
                wrong.add("an entity cuts a character in two");
            }
        }
    }

    private static void photo(JsonNode photo, List<String> wrong) {
        try {
            byte[] bytes = photo.isBinary() ? photo.binaryValue() : new byte[0];
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                wrong.add("the photo is no picture");
                return;
            }
            int longer = Math.max(image.getWidth(), image.getHeight());
            int shorter = Math.min(image.getWidth(), image.getHeight());
            if (bytes.length > 10 << 20 || longer + shorter > 10_000 || longer > 20 * shorter) {
                wrong.add("the photo is too large or too thin");
            }
        } catch (IOException e) {
            wrong.add("the photo is no picture");
        }
    }

    private static void document(JsonNode request, List<String> wrong) {
        NamedFile file = request.path("document") instanceof NamedFile named ? named : new NamedFile("", new byte[0]);
        if (file.name().isBlank() || file.bytes().length == 0 || file.bytes().length > LARGEST_FILE) {
            wrong.add("the file has no name, is empty or too large");
        }
        if (request.path("caption").asText().isBlank()) {
            wrong.add("a file without words for it");
        }
        if (request.path("protect_content").asBoolean()) {
            wrong.add("a file to take along cannot be saved");
        }
    }

    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static void keyboard(JsonNode markup, List<String> wrong) {
        int buttons = 0;
        for (JsonNode row : markup.path("inline_keyboard")) {
            if (row.isEmpty() || row.size() > 8) {
                wrong.add("a row has " + row.size() + " buttons");
            }
            for (JsonNode button : row) {
                buttons++;
                long actions = ACTIONS.stream().filter(button::has).count();
                if (actions != 1) {
                    wrong.add("a button has " + actions + " actions");
                }
                if (button.path("text").asText().isBlank()) {
                    wrong.add("a button has no label");
                }
            }
        }
        if (buttons > 100) {
            wrong.add("there are " + buttons + " buttons");
        }
    }
}
