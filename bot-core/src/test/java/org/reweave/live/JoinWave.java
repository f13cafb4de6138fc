package org.reweave.live;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.message.QuickReply;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.MovableClock;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Ticks;
import org.reweave.store.Transactions;

/**
 * Very many people of one group join within a few minutes, and are asked how it goes when they have: over the real runtime and
 * relay, the adapter's own pacing and the fake's limiter, by a clock that runs faster than one on the wall.
 *
 * <p>Each adapter's test sources bring one, found with {@link java.util.ServiceLoader}.
 */
public abstract class JoinWave {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    /** How long somebody reads before they tap. */
    private static final Duration READS = Duration.ofSeconds(5);
    /** How long a request is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(50);

    /** When the round begins nobody's tap is recent any more. */
    private static final Duration LATER = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final MovableClock clock = new MovableClock(START);
    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final PriorityQueue<Tap> taps = new PriorityQueue<>(Comparator.comparing(Tap::at));
    private final Map<String, Duration> told = new ConcurrentHashMap<>();
    private final Map<String, Boolean> tellable = new ConcurrentHashMap<>();
    private final List<Waited> waits = new ArrayList<>();
    private final AtomicInteger updates = new AtomicInteger();
    private volatile int faster = 1;
    private volatile String prefix = "";

    private record Tap(String user, String action, Instant at) {}

    /** What somebody was told of how long it takes, if anything, whether they could have been, and how long it took. */
    private record Waited(Optional<Duration> told, boolean tellable, Duration took) {}

    /**
     * What the wave came to.
     *
     * @param told how many answers came to somebody who had been told when
     * @param untold the longest wait of somebody who had not, and could have been
     * @param untellable the longest wait of somebody who can be told nothing before the answer
     * @param late the most by which an answer came later than was told
     */
    public record Came(
            int joined,
            int asked,
            Duration longest,
            Duration median,
            int refusals,
            int openings,
            int told,
            Duration untold,
            Duration untellable,
            Duration late) {}

    /** The platform's name. */
    public abstract String name();

    /** Where somebody of that number is answered so that nobody else reads it. */
    protected abstract Address person(int number);

    /**
     * Sends a message as the adapter would: by its own pacing, and then counted by the fake's limiter.
     *
     * @param sinceTap how long ago the person did something that can be answered without writing to them first
     * @param haste how soon it has to go
     */
    protected abstract Delivery send(Address to, Duration sinceTap, Haste haste);

    /** Whether somebody who does this can be told at once, and without a message, that the answer takes long. */
    protected abstract boolean canTell(Inbound.Content content);

    /** How often the platform had to ask for less haste. */
    protected abstract int refusals();

    /** How many conversations were opened with people who had never been written to. */
    protected abstract int openings();

    /** The time that passes here. */
    protected final Ticks ticks() {
        return new Ticks() {
            @Override
            public long nanos() {
                return Duration.between(START, clock.instant()).toNanos();
            }

            @Override
            public void park(long nanos) throws InterruptedException {
                Instant begin = clock.instant();
                Instant end = begin.plusNanos(nanos);
                while (clock.instant().isBefore(end)) {
                    clock.alarm().await(begin, end);
                }
            }
        };
    }

    /** Waits for as long as a request is on its way. */
    protected final void onItsWay() {
        try {
            ticks().park(ON_ITS_WAY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * So many people join within that time; then a round begins, and everybody taps for its question.
     *
     * @param times how much faster the clock runs than one on the wall: the database is no faster for it
     */
    public final Came run(Transactions store, int people, Duration within, int times, PrintStream out) {
        faster = times;
        Companion companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(new Paced()),
                CompanionSettings.embedded());
        companion.start();
        try {
            setUp(companion.sink());
            wave(companion.sink(), people, within, "join", joined, out);
            clock.move(LATER);
            act(companion.sink(), "0", new Inbound.Press(prefix + "round"));
            wave(companion.sink(), people, within, "ask", asked, out);
        } finally {
            companion.stop(STOP);
        }
        List<Duration> sorted = waits.stream().map(Waited::took).sorted().toList();
        return new Came(
                joined.size(),
                asked.size(),
                longest(sorted.stream()),
                sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2),
                refusals(),
                openings(),
                (int) waits.stream().filter(one -> one.told().isPresent()).count(),
                longest(waits.stream()
                        .filter(one -> one.told().isEmpty() && one.tellable())
                        .map(Waited::took)),
                longest(waits.stream().filter(one -> !one.tellable()).map(Waited::took)),
                longest(waits.stream()
                        .filter(one -> one.told().isPresent())
                        .map(one -> one.took().minus(one.told().get()))));
    }

    private static Duration longest(Stream<Duration> some) {
        return some.max(Duration::compareTo).filter(most -> !most.isNegative()).orElse(Duration.ZERO);
    }

    private void setUp(InboundSink sink) {
        Actor lead = new Actor(person(0), true, true, Set.of());
        for (GroupInbound.Happening what :
                List.of(new GroupInbound.BotAdded(Set.of()), new GroupInbound.Command("setup", ""))) {
            waiting.put(person(0).user(), clock.instant());
            sink.acceptGroup(new GroupInbound(
                            "u" + updates.incrementAndGet(),
                            new Place(name(), "g", ""),
                            Optional.of(lead),
                            Optional.empty(),
                            what))
                    .join();
        }
        until(() -> !prefix.isEmpty());
        act(sink, "0", new Inbound.Press(prefix + "w-rounds-0"));
        act(sink, "0", new Inbound.Press(prefix + "begin"));
        until(() -> !waiting.containsKey("0"));
    }

    private void wave(
            InboundSink sink, int people, Duration within, String action, Set<String> served, PrintStream out) {
        Instant begin = clock.instant();
        synchronized (taps) {
            for (int number = 1; number <= people; number++) {
                Duration after = within.multipliedBy(number).dividedBy(people);
                taps.add(new Tap(person(number).user(), action, begin.plus(after)));
            }
        }
        Instant told = begin;
        while (served.size() < people && clock.instant().isBefore(begin.plus(LONGEST))) {
            passes();
            due().forEach(tap -> act(
                    sink,
                    tap.user(),
                    tap.action().equals("in")
                            ? new Inbound.Press(prefix + tap.action())
                            : new Inbound.Opened(Optional.of(prefix + tap.action()))));
            if (Duration.between(told, clock.instant()).toMinutes() >= 1) {
                told = clock.instant();
                out.printf(
                        "  %s: %,d of %,d after %d min%n",
                        name(),
                        served.size(),
                        people,
                        Duration.between(begin, told).toMinutes());
            }
        }
    }

    private List<Tap> due() {
        List<Tap> due = new ArrayList<>();
        synchronized (taps) {
            while (!taps.isEmpty() && !taps.peek().at().isAfter(clock.instant())) {
                due.add(taps.poll());
            }
        }
        return due;
    }

    private void passes() {
        long before = System.nanoTime();
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        clock.move(Duration.ofNanos((System.nanoTime() - before) * faster));
    }

    private void until(java.util.function.BooleanSupplier done) {
        Instant end = clock.instant().plus(LONGEST);
        while (!done.getAsBoolean()) {
            if (clock.instant().isAfter(end)) {
                throw new IllegalStateException("nothing came");
            }
            passes();
        }
    }

    private void act(InboundSink sink, String user, Inbound.Content content) {
        waiting.put(user, clock.instant());
        boolean can = canTell(content);
        tellable.put(user, can);
        Optional<Duration> wait = can ? sink.wait(name()) : Optional.empty();
        wait.ifPresentOrElse(minutes -> told.put(user, minutes), () -> told.remove(user));
        Address from = person(Integer.parseInt(user));
        var unused = sink.accept(
                new Inbound("u" + updates.incrementAndGet(), from, Origin.PRIVATE, Optional.empty(), content));
    }

    /** The person reads what came, and taps what follows. */
    private void reads(String user, OutboundMessage message) {
        Instant since = waiting.remove(user);
        Set<String> offered = new HashSet<>();
        for (QuickReply reply : message.replies()) {
            String token = reply.token();
            if (prefix.isEmpty()) {
                prefix = token.substring(0, token.indexOf('-', 2) + 1);
            }
            offered.add(token.substring(Math.min(token.length(), prefix.length())));
        }
        if (user.equals("0")) {
            return;
        }
        if (since != null) {
            synchronized (waits) {
                waits.add(new Waited(
                        Optional.ofNullable(told.get(user)),
                        Boolean.TRUE.equals(tellable.get(user)),
                        Duration.between(since, clock.instant())));
            }
        }
        if (offered.contains("in")) {
            synchronized (taps) {
                taps.add(new Tap(user, "in", clock.instant().plus(READS)));
            }
        } else if (offered.stream().anyMatch(action -> action.startsWith("a-"))) {
            asked.add(user);
        } else {
            joined.add(user);
        }
    }

    /** What the relay delivers to. */
    private final class Paced implements PlatformAdapter {
        private final Map<String, Instant> tapped = new ConcurrentHashMap<>();

        @Override
        public String platform() {
            return name();
        }

        @Override
        public void start(InboundSink sink) {}

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            return deliver(to, message, deliveryId, Haste.AWAITED);
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId, Haste haste) {
            if (Place.of(to).isPresent()) {
                return new Delivery.Delivered(Optional.of(deliveryId));
            }
            Instant since = waiting.get(to.user());
            if (since != null) {
                tapped.put(to.user(), since);
            }
            Duration ago = Duration.between(tapped.getOrDefault(to.user(), Instant.EPOCH), clock.instant());
            Delivery delivery = send(to, ago, haste);
            if (delivery instanceof Delivery.Delivered) {
                reads(to.user(), message);
            }
            return delivery;
        }

        @Override
        public void stop(Duration within) {}
    }
}
