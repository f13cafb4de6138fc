package org.reweave.terminal;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reweave.message.Address;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;

/** The terminal, for the contract: lines are typed into a pipe, and what is seen is what was written to the other one. */
final class TerminalRig implements Rig {
    private static final int PIPE = 1 << 16;
    private static final Pattern WRITTEN = Pattern.compile("Written to (.+)");

    private final TerminalTexts texts = TerminalTexts.in("en");
    private final Paper screen = new Paper();
    private final Path folder = folder();
    private final List<String> typed = new ArrayList<>();
    private PipedOutputStream keyboard = new PipedOutputStream();

    private static Path folder() {
        try {
            return Files.createTempDirectory("r");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(Ability ability) {
        return ability == Ability.FILES;
    }

    @Override
    public Optional<Handed> file(Shown message) {
        Matcher said = WRITTEN.matcher(message.text());
        if (!said.find()) {
            return Optional.empty();
        }
        Path file = Path.of(said.group(1));
        try {
            return Optional.of(new Handed(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void takesNoFiles() {
        remove(folder);
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.of()) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean opensByItself() {
        return true;
    }

    @Override
    public int longest() {
        return Integer.MAX_VALUE;
    }

    @Override
    public PlatformAdapter adapter() {
        try {
            keyboard = new PipedOutputStream();
            PipedInputStream in = new PipedInputStream(keyboard, PIPE);
            return new TerminalAdapter(
                    "me", new PipedConsole(in, screen, new TerminalRenderer(texts)), texts, new HandedFiles(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Address person() {
        return new Address(TerminalAdapter.PLATFORM, "me", "me");
    }

    /** The messages: what is on the screen, without the lines that were typed, which it repeats. */
    @Override
    public synchronized List<Shown> shown() {
        List<String> echoes = new ArrayList<>(typed);
        List<Shown> all = new ArrayList<>();
        for (String piece : screen.pieces()) {
            String words = piece.replaceFirst("\n\n$", "");
            if (!echoes.remove(words)) {
                all.add(new Shown(Integer.toString(all.size()), words, List.of()));
            }
        }
        return all;
    }

    @Override
    public synchronized void writes(String text) {
        typed.add("> " + text);
        try {
            keyboard.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rewrites(String text) {
        throw new UnsupportedOperationException("what was typed stays");
    }

    @Override
    public void taps(Shown message, String label) {
        throw new UnsupportedOperationException("answers are typed here");
    }

    @Override
    public void sends(String kind) {
        throw new UnsupportedOperationException("there are only words here");
    }

    @Override
    public void opens(Optional<String> payload) {
        throw new UnsupportedOperationException("it is opened by its start");
    }

    @Override
    public boolean acknowledged() {
        return true;
    }

    @Override
    public void breaks(Fault fault) {
        throw new UnsupportedOperationException("nothing can be wrong with a terminal");
    }

    @Override
    public void heals() {}

    @Override
    public void close() {
        remove(folder);
        try {
            keyboard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
