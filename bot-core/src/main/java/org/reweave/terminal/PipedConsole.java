package org.reweave.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.reweave.message.OutboundMessage;

/**
 * Lines from a file or another program, and plain text out: no colours, no control codes, UTF-8 both ways.
 *
 * <p>Each line read is shown as {@code > line}, so that what comes out reads like the chat it was. Blank lines and lines
 * that begin with {@code #} are passed over.
 */
final class PipedConsole implements Console {
    private final BufferedReader in;
    private final PrintStream out;
    private final TerminalRenderer renderer;

    PipedConsole(InputStream in, OutputStream out, TerminalRenderer renderer) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.renderer = renderer;
    }

    @Override
    public Optional<String> read() {
        try {
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                String typed = line.startsWith("\ufeff") ? line.substring(1).strip() : line.strip();
                if (!typed.isEmpty() && !typed.startsWith("#")) {
                    print(List.of(new AttributedString("> " + Printable.line(typed))));
                    return Optional.of(typed);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void show(OutboundMessage message) {
        print(renderer.render(message, 0));
    }

    @Override
    public void say(String text) {
        print(renderer.aside(text, 0));
    }

    @Override
    public boolean attended() {
        return false;
    }

    private synchronized void print(List<AttributedString> lines) {
        lines.forEach(line -> out.print(line + "\n"));
        out.print("\n");
        out.flush();
    }

    /** The streams belong to whoever opened them; only what was said is brought out. */
    @Override
    public void close() {
        out.flush();
    }
}
