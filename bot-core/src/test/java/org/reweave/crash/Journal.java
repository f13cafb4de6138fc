package org.reweave.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the platform knows, whatever becomes of the companion: what was acknowledged to it, and what it showed.
 *
 * <p>A line is on disk before the call that writes it returns. A line cut off by a kill was never written.
 */
final class Journal implements AutoCloseable {
    /** Ends every line that was written whole. */
    private static final String END = " .";

    /** One line, read back. */
    record Line(List<String> words) {
        boolean is(String kind) {
            return words.get(0).equals(kind);
        }

        String word(int index) {
            return words.get(index);
        }

        int generation() {
            return Integer.parseInt(words.get(1));
        }
    }

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal append(Path path) throws IOException {
        return new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Writes a line and waits until it is on disk. The line feed comes first, so that a cut-off line spoils no other. */
    synchronized void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(("\n" + line + END).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.endsWith(END))
                    .map(line -> new Line(List.of(
                            line.substring(0, line.length() - END.length()).split("\t", -1))))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
