package org.reweave.safety;

import java.util.Arrays;

/** Reads the names that topics and levels have in files. */
final class Names {
    private Names() {}

    /** The topic of that name; throws {@link IllegalArgumentException} listing all there are where it is none. */
    static Topic topic(String written) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic " + written + "; there are "
                        + Arrays.stream(Topic.values()).map(Topic::written).toList()));
    }

    /** The level of that name; throws {@link IllegalArgumentException} listing all there are where it is none. */
    static Level level(String written) {
        return Arrays.stream(Level.values())
                .filter(level -> level.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no level " + written + "; there are "
                        + Arrays.stream(Level.values()).map(Level::written).toList()));
    }
}
