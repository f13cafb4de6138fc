package org.reweave.app;

import java.util.List;

/** Something the person who hosts this can put right; each line says what is wrong and how to mend it. */
final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    HostException(String line) {
        this(List.of(line));
    }

    HostException(String line, Throwable cause) {
        super(line, cause);
        this.lines = List.of(line);
    }

    HostException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
