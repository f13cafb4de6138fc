package org.reweave.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
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
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.Timing;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.jdbc.JdbcStore;

/**
 * The process that is killed while a group has a check-in round: the companion as it is shipped, over the real store, on a
 * platform that keeps a journal.
 *
 * <p>It understands {@code start <generation> <deadly step> <milliseconds its clock is ahead> <whether the platform tells
 * repeats>}, {@code group <update> <added or a command>}, {@code tap <update> <user> <token>}, {@code settle} and
 * {@code stop}, parted by tabs; it says {@code warm}, {@code ready}, {@code ack <update>}, {@code shown <user> <token>} and
 * {@code settled}.
 */
public final class DoomedGroup {
    static final String NAME = "journal";
    static final String LEAD = "lead";
    /** Who is shown what everybody in the group reads. */
    static final String EVERYBODY = "everybody";

    private static final Place GROUP = new Place(NAME, "circle", "");

    private final Path world;
    private Clock clock;
    private JdbcStore store;
    private Platform platform;
    private Companion companion;

    private DoomedGroup(Path world) {
        this.world = world;
    }

    /** Runs until it is told to stop, its input ends, or it dies; the argument is the directory to work in. */
    public static void main(String[] arguments) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(2);
        });
        DoomedGroup doomed = new DoomedGroup(Path.of(arguments[0]));
        tell("warm");
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                doomed.obey(order.split("\t", -1));
            }
        }
        Runtime.getRuntime().halt(1);
    }

    private static void tell(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "start" -> start(order);
            case "group" -> inGroup(order[1], order[2]);
            case "tap" -> does(order[1], order[2], new Inbound.Press(order[3]));
            case "settle" -> settle();
            default -> stop();
        }
    }

    private void start(String[] order) throws IOException {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMillis(Long.parseLong(order[3])));
        store = CrashStore.open(world);
        platform = new Platform(world.resolve("journal"), Integer.parseInt(order[1]), Boolean.parseBoolean(order[4]));
        companion = new Companion(
                new Tripwire(store, Long.parseLong(order[2])),
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                Timing.of(clock),
                List.of(platform),
                CompanionSettings.embedded().with(FloodLimits.NONE));
        companion.start();
        tell("ready");
    }

    private static Address address(String user) {
        return new Address(NAME, user, user);
    }

    private void does(String update, String user, Inbound.Content content) {
        taken(
                update,
                companion.sink().accept(new Inbound(update, address(user), Origin.PRIVATE, Optional.empty(), content)));
    }

    private void inGroup(String update, String what) {
        GroupInbound.Happening happening =
                what.equals("added") ? new GroupInbound.BotAdded(Set.of()) : new GroupInbound.Command(what, "");
        Actor lead = new Actor(address(LEAD), true, true, Set.of());
        taken(
                update,
                companion
                        .sink()
                        .acceptGroup(new GroupInbound(update, GROUP, Optional.of(lead), Optional.empty(), happening)));
    }

    private void taken(String update, CompletableFuture<Accepted> future) {
        var unused = future.thenAccept(accepted -> {
            platform.journal.write("acknowledged\t" + update);
            tell("ack\t" + update);
        });
    }

    /** Waits until nothing is due and nothing waits to be delivered. */
    private void settle() {
        while (store.inTransaction(
                work -> !work.nudges().due(clock.instant(), 1).isEmpty()
                        || work.outbox().waiting() > 0)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        tell("settled");
    }

    private void stop() {
        companion.stop(Duration.ofSeconds(20));
        store.close();
        System.exit(0);
    }

    /** Shows what it is given; one that tells repeats shows the same delivery once, another one as often as it is sent. */
    private static final class Platform implements PlatformAdapter {
        private final Journal journal;
        private final int generation;
        private final boolean tellsRepeats;
        private final Set<String> shown = new HashSet<>();

        Platform(Path path, int generation, boolean tellsRepeats) throws IOException {
            for (Journal.Line line : Journal.read(path)) {
                if (line.is("shown")) {
                    shown.add(line.word(2));
                }
            }
            this.journal = Journal.append(path);
            this.generation = generation;
            this.tellsRepeats = tellsRepeats;
        }

        @Override
        public String platform() {
            return NAME;
        }

        @Override
        public boolean tellsRepeats() {
            return tellsRepeats;
        }

        @Override
        public void start(InboundSink sink) {}

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            boolean first;
            synchronized (shown) {
                first = shown.add(deliveryId);
            }
            String who = Place.of(to).isPresent() ? EVERYBODY : to.user();
            String token = message.replies().stream()
                    .map(QuickReply::token)
                    .findFirst()
                    .orElse("");
            String words = message.text().words().lines().findFirst().orElse("");
            journal.write(String.join(
                    "\t",
                    first || !tellsRepeats ? "shown" : "repeated",
                    "" + generation,
                    deliveryId,
                    who,
                    token,
                    words));
            tell("shown\t" + who + "\t" + token);
            return new Delivery.Delivered(Optional.empty());
        }

        @Override
        public void stop(Duration within) {}
    }
}
