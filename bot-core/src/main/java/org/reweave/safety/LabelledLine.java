package org.reweave.safety;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a corpus: what somebody might write, and what it should be taken for.
 *
 * @param id its name, unique in its file
 * @param text what is written
 * @param topic a topic's name, or {@code none}
 * @param level a level's name
 * @param kind what sort of line it is, such as {@code explicit}, {@code oblique}, {@code abuse}, {@code control}, {@code ordinary}
 */
public record LabelledLine(String id, String text, String topic, String level, String kind) {

    public LabelledLine {
        if (!topic.equals("none")) {
            Names.topic(topic);
        }
        Names.level(level);
    }

    /** How serious it should be taken. */
    Level seriousness() {
        return Names.level(level);
    }

    /**
     * Reads a corpus of JSON lines; empty lines are passed over.
     *
     * @throws IOException naming the line that cannot be read, without its text
     */
    public static List<LabelledLine> read(BufferedReader corpus) throws IOException {
        JsonMapper json = new JsonMapper();
        List<LabelledLine> lines = new ArrayList<>();
        int number = 0;
        for (String line = corpus.readLine(); line != null; line = corpus.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    lines.add(json.readValue(line, LabelledLine.class));
                } catch (IOException e) {
                    throw new IOException(
                            "line " + number
                                    + " is no JSON object with the texts id, text, topic, level and kind as docs/safety.md names them");
                }
            }
        }
        return lines;
    }

    @Override
    public String toString() {
        return "LabelledLine[" + id + "]";
    }
}
