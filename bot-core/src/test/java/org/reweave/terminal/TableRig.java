package org.reweave.terminal;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.GroupRig;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/** A group at one terminal, as the contract wants a group: lines are typed, and what is seen is what was written below them. */
final class TableRig implements GroupRig {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PIPE = 1 << 16;
    private static final Pattern NUMBERED = Pattern.compile("(?m)^ +\\d+ {2}(.+)$");

    private final GroupTableTexts texts = GroupTableTexts.in("en");
    private final Paper paper = new Paper();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final CountDownLatch seated = new CountDownLatch(1);

    /** The table with somebody who types at it. */
    private final class Played implements PlatformAdapter {
        private final GroupTable table;

        Played(GroupTable table) {
            this.table = table;
        }

        @Override
        public String platform() {
            return table.platform();
        }

        @Override
        public void start(InboundSink sink) {
            Thread player = new Thread(() -> play(sink), "table");
            player.setDaemon(true);
            player.start();
        }

        private void play(InboundSink sink) {
            try {
                table.play(new Seating(sink), new Still());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            return table.deliver(to, message, deliveryId);
        }

        @Override
        public void stop(Duration within) {
            table.stop(within);
        }
    }

    /** At a table one sits down by taking the companion in; what happens after that is handed on. */
    private final class Seating implements InboundSink {
        private final InboundSink after;

        Seating(InboundSink after) {
            this.after = after;
        }

        @Override
        public CompletableFuture<Accepted> accept(Inbound inbound) {
            return after.accept(inbound);
        }

        @Override
        public CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
            if (seated.getCount() > 0) {
                seated.countDown();
                return CompletableFuture.completedFuture(new Accepted(false, 0));
            }
            return after.acceptGroup(inbound);
        }
    }

    private static final class Still implements GroupTable.Play {
        @Override
        public void settle() {}

        @Override
        public void move(Duration by) {}

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    @Override
    public boolean has(Ability ability) {
        return false;
    }

    @Override
    public PlatformAdapter adapter() {
        try {
            PipedInputStream in = new PipedInputStream(keyboard, PIPE);
            TerminalRenderer renderer = new TerminalRenderer(TerminalTexts.in("en"));
            return new Played(new GroupTable(new PipedConsole(in, paper, renderer), texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void connected() {
        try {
            if (!seated.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody sat down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Place place() {
        return new Place(GroupTable.PLATFORM, "group", "room-1");
    }

    @Override
    public int longest() {
        return Integer.MAX_VALUE;
    }

    private String name(Who who) {
        return who == Who.RUNS_IT ? texts.leads() : "ana";
    }

    @Override
    public Address alone(Who who) {
        return new Address(GroupTable.PLATFORM, name(who), name(who));
    }

    /** What stands below each line that says it is in the group. */
    @Override
    public List<Shown> posts() {
        everythingIsShown();
        List<Shown> posts = new ArrayList<>();
        List<String> pieces = paper.pieces().stream().map(String::strip).toList();
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (pieces.get(i).equals(texts.inGroup())) {
                posts.add(shown(Integer.toString(i), pieces.get(i + 1)));
            }
        }
        return posts;
    }

    private static Shown shown(String id, String piece) {
        List<Offer> offers = new ArrayList<>();
        Matcher numbered = NUMBERED.matcher(piece);
        int end = piece.length();
        while (numbered.find()) {
            end = Math.min(end, numbered.start());
            offers.add(new Offer(numbered.group(1), false));
        }
        return new Shown(id, piece.substring(0, end).strip(), offers);
    }

    /** What is said is shown with the next line that is typed; a line nobody understands is answered after that. */
    private void everythingIsShown() {
        long before = hints();
        types("@ +0s");
        types("?");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (hints() == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing is shown any more");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private long hints() {
        String hint = texts.hint().replaceAll("\\s+", " ");
        return paper.pieces().stream()
                .filter(piece -> piece.strip().replaceAll("\\s+", " ").equals(hint))
                .count();
    }

    private void types(String line) {
        try {
            keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> picture(Shown post) {
        return Optional.empty();
    }

    @Override
    public void takesIn() {
        types("@ added");
    }

    @Override
    public void removes() {
        types("@ removed");
    }

    @Override
    public void commands(Who who, String name) {
        types(name(who) + "@ /reweave " + name);
    }

    @Override
    public void calls(Who who, String words) {
        types(name(who) + "@ @reweave " + words);
    }

    @Override
    public void says(Who who, String words) {
        types(name(who) + "@ " + words);
    }

    @Override
    public void taps(Who who, Shown post, String label) {
        types(name(who) + "@ " + label);
    }

    @Override
    public void bringsTwice() {
        throw new UnsupportedOperationException("what is typed comes once");
    }

    @Override
    public void breaks(Obstacle obstacle) {
        throw new UnsupportedOperationException("nothing can be in the way at a table");
    }

    @Override
    public void heals() {}

    @Override
    public void close() {
        try {
            keyboard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
