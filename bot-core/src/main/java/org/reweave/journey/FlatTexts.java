package org.reweave.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file of texts into lists of lines by dotted key, in the order of the file. */
public final class FlatTexts {
    private FlatTexts() {}

    /**
     * Reads the texts; a single text becomes a list of one.
     *
     * @throws UncheckedIOException when the file is no YAML; the message names line and column
     */
    public static Map<String, List<String>> read(InputStream yaml) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        try {
            collect("", new YAMLMapper().readTree(yaml), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static void collect(String key, JsonNode node, Map<String, List<String>> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            List<String> lines = new ArrayList<>();
            node.forEach(line -> lines.add(line.asText()));
            into.put(key, List.copyOf(lines));
        } else {
            into.put(key, List.of(node.asText()));
        }
    }
}
