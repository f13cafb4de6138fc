package org.reweave.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Document;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;

/**
 * The companion in a terminal, for one person at a time.
 *
 * <p>A line is handed in as it was typed, and the next is read only once that line is on disk and its answers are shown.
 * Leaving loses nothing: whoever comes back is greeted where they were.
 */
public final class TerminalAdapter implements PlatformAdapter {
    /** The platform's name in an address. */
    public static final String PLATFORM = "terminal";

    private static final Duration SAVED_WITHIN = Duration.ofSeconds(30);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);
    /** Messages for somebody who does not sit here wait until they do. */
    private static final Duration NOT_HERE = Duration.ofMinutes(1);

    private final Address person;
    private final Console console;
    private final TerminalTexts texts;
    private final HandedFiles files;
    private final Duration answeredWithin;
    private final Shown shown = new Shown();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile String lastDelivery = "";
    private @Nullable Thread thread;

    /** How a conversation in the terminal ended. */
    public enum Ending {
        /** The person left; everything they said is kept. */
        LEFT,
        /** The lines it was given came to their end. */
        INPUT_ENDED,
        /** A line could not be saved, and nobody is there to type it again. */
        NOT_SAVED
    }

    TerminalAdapter(String user, Console console, TerminalTexts texts, HandedFiles files) {
        this(user, console, texts, files, ANSWERED_WITHIN);
    }

    TerminalAdapter(String user, Console console, TerminalTexts texts, HandedFiles files, Duration answeredWithin) {
        this.person = new Address(PLATFORM, user, user);
        this.console = console;
        this.texts = texts;
        this.files = files;
        this.answeredWithin = answeredWithin;
    }

    /** Completes when the person left or no more lines come; exceptionally when the terminal failed. */
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public void start(InboundSink sink) {
        Thread reading = new Thread(() -> talk(sink), "terminal");
        reading.setDaemon(true);
        thread = reading;
        reading.start();
    }

    private void talk(InboundSink sink) {
        try {
            ended.complete(converse(sink));
        } catch (InterruptedException stopped) {
            ended.complete(Ending.LEFT);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private Ending converse(InboundSink sink) throws InterruptedException {
        if (console.attended()) {
            console.say(texts.startHint());
        }
        boolean saved = handOver(sink, new Inbound.Opened(Optional.empty()));
        while (saved || console.attended()) {
            Optional<String> line = console.read();
            if (line.isEmpty() || texts.leaves(line.get())) {
                return leave(line.isPresent());
            }
            saved = handOver(sink, new Inbound.Text(line.get()));
        }
        console.say(texts.gone());
        return Ending.NOT_SAVED;
    }

    private Ending leave(boolean asked) {
        if (asked || console.attended()) {
            console.say(texts.left());
            return Ending.LEFT;
        }
        return Ending.INPUT_ENDED;
    }

    /** Whether it was saved; where it was, its answers are on the screen. */
    private boolean handOver(InboundSink sink, Inbound.Content content) throws InterruptedException {
        Inbound inbound =
                new Inbound("terminal-" + UUID.randomUUID(), person, Origin.PRIVATE, Optional.empty(), content);
        long before = shown.count();
        Optional<Accepted> accepted = attempt(sink, inbound);
        if (accepted.isEmpty()) {
            accepted = attempt(sink, inbound);
        }
        if (accepted.isEmpty()) {
            console.say(texts.notSaved());
            return false;
        }
        shown.await(before + accepted.get().replies(), answeredWithin);
        return true;
    }

    private static Optional<Accepted> attempt(InboundSink sink, Inbound inbound) throws InterruptedException {
        try {
            return Optional.of(sink.accept(inbound).get(SAVED_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        if (!to.platform().equals(PLATFORM)) {
            return new Delivery.Rejected("another platform");
        }
        if (closed || !to.user().equals(person.user())) {
            return new Delivery.Retry(NOT_HERE);
        }
        if (!deliveryId.equals(lastDelivery)) {
            console.show(message.document().map(file -> handed(message, file)).orElse(message));
            lastDelivery = deliveryId;
            shown.another();
        }
        return new Delivery.Delivered(Optional.of(deliveryId));
    }

    /** The message, with its file in the folder; what it says then is where. */
    private OutboundMessage handed(OutboundMessage message, Document file) {
        Optional<Path> written = files.write(file);
        return written.isEmpty()
                ? message.withoutFile()
                : OutboundMessage.saying(message.told().andThen(RichText.plain(texts.written(written.get()))));
    }

    @Override
    public void stop(Duration within) {
        closed = true;
        Thread reading = thread;
        if (reading != null) {
            reading.interrupt();
            try {
                reading.join(Math.max(1, Math.min(within.toMillis(), 500)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        console.close();
    }
}
