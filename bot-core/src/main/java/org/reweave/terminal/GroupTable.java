package org.reweave.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.terminal.TerminalAdapterProvider.Screen;

/**
 * A whole group at one terminal, to see what everybody sees: one person who runs it and any number of others, side by side.
 *
 * <p>Each line says who does something and where; after it everything that follows is shown, what only one person reads
 * first.
 */
public final class GroupTable implements PlatformAdapter {
    /** The platform's name in an address. */
    public static final String PLATFORM = "table";

    private static final Duration SAVED_WITHIN = Duration.ofSeconds(30);

    /** Lets things take their course. */
    public interface Play {
        /** Waits until nothing is under way. */
        void settle();

        /** Moves the clock, and waits for what comes on the way. */
        void move(Duration by);

        /** What the clock shows. */
        Instant now();
    }

    private record Said(String to, OutboundMessage message, Instant at) {}

    private final Console console;
    private final GroupTableTexts texts;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Said> said = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final Offers offers = new Offers();
    private final TableRoom room = new TableRoom(PLATFORM);
    private volatile Supplier<Instant> clock = () -> Instant.EPOCH;
    private int updates;

    GroupTable(Console console, GroupTableTexts texts) {
        this.console = console;
        this.texts = texts;
    }

    /** Sits down at a terminal, in that language. */
    public static GroupTable at(Screen screen, String language) {
        TerminalRenderer renderer = new TerminalRenderer(TerminalTexts.in(language));
        return new GroupTable(
                screen.keyboard()
                        ? KeyboardConsole.open(renderer, screen.plain())
                        : new PipedConsole(screen.in(), screen.out(), renderer),
                GroupTableTexts.in(language));
    }

    /** Plays until nobody types any more. */
    public void play(InboundSink sink, Play play) throws InterruptedException {
        clock = play::now;
        if (console.attended()) {
            console.say(texts.hint());
        }
        happens(sink, Optional.empty(), new GroupInbound.BotAdded(Set.of()));
        play.settle();
        show("");
        for (Optional<String> line = console.read(); line.isPresent(); line = console.read()) {
            Optional<TableLine> read = TableLine.read(line.get());
            if (read.isPresent()) {
                boolean leftOpen = leavesOpen(read.get());
                perform(sink, play, read.get());
                boolean hidden = show(read.get().who());
                if (leftOpen && !hidden && !offers.askedByGroup(read.get().who())) {
                    console.say(texts.leftOpen());
                }
            } else {
                console.say(texts.hint());
            }
        }
        console.close();
        ended.complete(null);
    }

    private void perform(InboundSink sink, Play play, TableLine line) throws InterruptedException {
        switch (line.where()) {
            case CLOCK -> play.move(line.time());
            case PRIVATE -> {
                Optional<String> tapped = offers.meant(line.who(), line.words());
                does(
                        sink,
                        line.who(),
                        tapped.<Inbound.Content>map(Inbound.Press::new)
                                .orElseGet(() -> new Inbound.Text(line.words())));
                play.settle();
            }
            case GROUP, GROUP_ALONE -> {
                inGroup(sink, line);
                play.settle();
            }
            case LACKS -> {
                happens(sink, Optional.empty(), new GroupInbound.Lacking(room.lacks(line.lacking())));
                play.settle();
            }
            default -> {
                happens(sink, actor(line.who(), true), line.happening(room));
                play.settle();
            }
        }
    }

    /** Whether whoever sets the group up writes something else while they are asked something. */
    private boolean leavesOpen(TableLine line) {
        return line.where() == TableLine.Where.PRIVATE
                && line.who().equals(texts.leads())
                && offers.askedByGroup(line.who())
                && offers.meant(line.who(), line.words()).isEmpty();
    }

    private void inGroup(InboundSink sink, TableLine line) throws InterruptedException {
        Optional<String> door = offers.meant("", line.words());
        if (door.isPresent()) {
            does(sink, line.who(), new Inbound.Opened(door));
        } else if (line.addressed().isPresent()) {
            boolean answerable = line.where() == TableLine.Where.GROUP;
            happens(
                    sink,
                    actor(line.who(), answerable),
                    room.told(line.addressed().get()));
        } else {
            console.say(texts.nobody());
        }
    }

    private static Address address(String who) {
        return new Address(PLATFORM, who, who);
    }

    private Optional<Actor> actor(String who, boolean answerable) {
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(new Actor(address(who), answerable, who.equalsIgnoreCase(texts.leads()), Set.of()));
    }

    private void does(InboundSink sink, String who, Inbound.Content content) throws InterruptedException {
        await(sink.accept(new Inbound(update(), address(who), Origin.PRIVATE, Optional.empty(), content)));
    }

    private void happens(InboundSink sink, Optional<Actor> by, Happening what) throws InterruptedException {
        await(sink.acceptGroup(new GroupInbound(update(), room.place(), by, Optional.empty(), what)));
    }

    private String update() {
        updates++;
        return "table-" + updates;
    }

    private void await(CompletableFuture<InboundSink.Accepted> future) throws InterruptedException {
        try {
            future.get(SAVED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            console.say(texts.notSaved());
        }
    }

    /**
     * Shows what was said, as it came by the clock, and at one time first to whoever just did something, then in the group, then
     * to everybody else. Returns whether something was said to whoever just did something after which nothing else is to be seen.
     */
    private boolean show(String speaker) {
        List<Said> all;
        synchronized (said) {
            all = new ArrayList<>(said);
            said.clear();
        }
        all.sort(Comparator.comparing(Said::at)
                .thenComparing(one -> one.to().equals(speaker) && !speaker.isEmpty()
                        ? 0
                        : one.to().isEmpty() ? 1 : 2)
                .thenComparing(Said::to));
        for (Said one : all) {
            offers.shown(one.to(), one.message());
            console.say(one.to().isEmpty() ? texts.inGroup() : texts.alone(one.to()));
            console.show(one.message());
        }
        return all.stream()
                .anyMatch(one -> one.to().equals(speaker) && one.message().alone());
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    /** Takes in nothing by itself: {@link #play} does. */
    @Override
    public void start(InboundSink sink) {}

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        Optional<Place> place = Place.of(to);
        if (place.isPresent() && message.document().isPresent()) {
            return new Delivery.Rejected("no files in a group");
        }
        Optional<Delivery> refused = place.flatMap(room::refused);
        if (refused.isPresent()) {
            return refused.get();
        }
        synchronized (said) {
            if (delivered.add(deliveryId)) {
                said.add(new Said(place.isPresent() ? "" : to.user(), message.withoutFile(), clock.get()));
            }
        }
        return new Delivery.Delivered(Optional.of(deliveryId));
    }

    @Override
    public void stop(Duration within) {
        ended.complete(null);
    }
}
