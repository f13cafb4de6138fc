package org.reweave.journey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a YAML file says, as a small tree in which everything knows its line. */
sealed interface YamlTree {

    /** The line it starts in, counted from 1. */
    int line();

    /** A single value, as it was written; no value at all is an empty text. */
    record Scalar(String text, int line) implements YamlTree {}

    /** A list. */
    record Sequence(List<YamlTree> items, int line) implements YamlTree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A table of keys, in the order they were written. */
    record Mapping(Map<String, Field> fields, int line) implements YamlTree {
        public Mapping {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** What a key holds, or empty where there is no such key. */
        Optional<Field> find(Object key) {
            return Optional.ofNullable(fields.get(key));
        }
    }

    /** A key of a table, the line of the key, and what it holds. */
    record Field(int line, YamlTree value) {}
}
