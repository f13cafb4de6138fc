package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A chat as Telegram shows it, drawn with letters: bubbles, and below each its buttons in their rows. */
final class DrawnChat {
    private static final int WIDTH = 60;

    private final StringBuilder drawn = new StringBuilder();

    /** A message of the companion; the button that was tapped, if one was, is marked. */
    void message(JsonNode message, Optional<String> tapped) {
        drawn.append("┌").append("─".repeat(WIDTH + 2)).append("┐\n");
        String text = emphasised(message);
        for (String paragraph : text.split("\n", -1)) {
            wrapped(paragraph)
                    .forEach(line -> drawn.append("│ ").append(padded(line)).append(" │\n"));
        }
        drawn.append("└").append("─".repeat(WIDTH + 2)).append("┘\n");
        message.path("reply_markup").path("inline_keyboard").forEach(row -> buttons(row, tapped));
        drawn.append('\n');
    }

    private void buttons(JsonNode row, Optional<String> tapped) {
        List<String> labels = new ArrayList<>();
        row.forEach(button -> labels.add(button.path("text").asText()));
        drawn.append(labels.stream()
                        .map(label -> tapped.equals(Optional.of(label)) ? "[» " + label + " «]" : "[ " + label + " ]")
                        .collect(Collectors.joining(" ", "  ", "")))
                .append('\n');
    }

    private static String emphasised(JsonNode message) {
        StringBuilder text = new StringBuilder(message.path("text").asText());
        List<JsonNode> entities = new ArrayList<>();
        message.path("entities").forEach(entities::add);
        for (int i = entities.size() - 1; i >= 0; i--) {
            int start = entities.get(i).path("offset").asInt();
            text.insert(start + entities.get(i).path("length").asInt(), "**").insert(start, "**");
        }
        return text.toString();
    }

    private static List<String> wrapped(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String padded(String line) {
        return line + " ".repeat(Math.max(0, WIDTH - line.length()));
    }

    @Override
    public String toString() {
        return drawn.toString();
    }
}
