package org.reweave.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A chat as a platform shows it, drawn with letters: bubbles, and below each its buttons in their rows. */
public final class DrawnChat {
    private static final int WIDTH = 60;

    private final StringBuilder drawn = new StringBuilder();

    /**
     * A message of the companion.
     *
     * @param rows the labels below it as they read
     * @param tapped those of them that were tapped, which are marked
     */
    public void message(String text, List<List<String>> rows, List<String> tapped) {
        drawn.append("┌").append("─".repeat(WIDTH + 2)).append("┐\n");
        for (String paragraph : text.split("\n", -1)) {
            wrapped(paragraph)
                    .forEach(line -> drawn.append("│ ").append(padded(line)).append(" │\n"));
        }
        drawn.append("└").append("─".repeat(WIDTH + 2)).append("┘\n");
        rows.forEach(row -> drawn.append(row.stream()
                        .map(label -> tapped.contains(label) ? "[» " + label + " «]" : "[ " + label + " ]")
                        .collect(Collectors.joining(" ", "  ", "")))
                .append('\n'));
        drawn.append('\n');
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
