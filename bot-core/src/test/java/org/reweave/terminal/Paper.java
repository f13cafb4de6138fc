package org.reweave.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What was written to a terminal, in pieces: it brings out each message as a whole. */
final class Paper extends OutputStream {
    private final List<String> pieces = new ArrayList<>();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int one) {
        piece.write(one);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        piece.write(bytes, from, length);
    }

    @Override
    public synchronized void flush() {
        if (piece.size() > 0) {
            pieces.add(piece.toString(StandardCharsets.UTF_8));
            piece.reset();
        }
    }

    synchronized List<String> pieces() {
        return List.copyOf(pieces);
    }
}
