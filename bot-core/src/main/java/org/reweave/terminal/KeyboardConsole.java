package org.reweave.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Signals;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;

/** A person at a keyboard: a line to type on, Tab to complete it, and messages above it. */
final class KeyboardConsole implements Console {
    /** Clears the screen and what it scrolls back to. */
    private static final String NOTHING_ELSE = "\u001b[H\u001b[2J\u001b[3J";

    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final TerminalRenderer renderer;
    private final boolean plain;
    private volatile List<String> labels = List.of();

    KeyboardConsole(Terminal terminal, TerminalRenderer renderer, boolean plain) {
        this.terminal = terminal;
        this.renderer = renderer;
        this.plain = plain || Terminal.TYPE_DUMB.equals(terminal.getType());
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser((line, cursor, context) -> new WholeLine(line, cursor))
                .completer((any, line, candidates) -> labels.forEach(label -> candidates.add(candidate(label))))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.BRACKETED_PASTE, !this.plain)
                .option(Option.HISTORY_BEEP, false)
                .option(Option.AUTO_FRESH_LINE, false)
                .variable(LineReader.BELL_STYLE, "none")
                .build();
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.DUMB))
                .bind(new Reference(LineReader.EXPAND_OR_COMPLETE), "\t");
    }

    /** Opens the terminal this process was started in; {@code plain} keeps to text without colours or control codes. */
    static KeyboardConsole open(TerminalRenderer renderer, boolean plain) {
        TerminalBuilder builder =
                TerminalBuilder.builder().system(true).dumb(true).encoding(StandardCharsets.UTF_8);
        try {
            return new KeyboardConsole((plain ? builder.type(Terminal.TYPE_DUMB) : builder).build(), renderer, plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Candidate candidate(String label) {
        return new Candidate(label, label, null, null, null, null, true);
    }

    @Override
    public Optional<String> read() {
        // A terminal without control codes does not hear of Ctrl-C by itself.
        Object before = plain ? Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT)) : null;
        try {
            String line = reader.readLine(PROMPT);
            while (line.isBlank()) {
                line = reader.readLine(PROMPT);
            }
            return Optional.of(line);
        } catch (UserInterruptException | EndOfFileException left) {
            return Optional.empty();
        } finally {
            if (before != null) {
                Signals.unregister("INT", before);
            }
        }
    }

    @Override
    public void show(OutboundMessage message) {
        if (message.alone() && !plain) {
            reader.printAbove(NOTHING_ELSE);
        }
        labels = message.replies().stream()
                .map(QuickReply::label)
                .map(Printable::line)
                .toList();
        print(renderer.render(message, terminal.getWidth()));
    }

    @Override
    public void say(String text) {
        print(renderer.aside(text, terminal.getWidth()));
    }

    private void print(List<AttributedString> lines) {
        List<AttributedString> all = new ArrayList<>(lines);
        all.add(0, AttributedString.EMPTY);
        all.add(AttributedString.EMPTY);
        AttributedString text = AttributedString.join(AttributedString.NEWLINE, all);
        reader.printAbove(plain ? new AttributedString(text.toString()) : text);
    }

    @Override
    public boolean attended() {
        return true;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is typed is one word, for an answer may have blanks in it. */
    private record WholeLine(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return line.length();
        }
    }
}
