package org.reweave.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.Timing;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/** One sender who sends as fast as they can beside people who write as people do: what the others notice of it. */
final class FloodBench implements PlatformAdapter {
    private static final int PEOPLE = 50;
    private static final Duration THINKING = Duration.ofMillis(500);
    private static final int BATCH = 100;
    private static final List<String> WORDS = List.of("1", "1", "2", "skip", "I do not know what to say to that");

    private final PrintStream out;
    private final int rate;
    private final Duration length;
    private final AtomicLong delivered = new AtomicLong();

    FloodBench(PrintStream out, int rate, Duration length) {
        this.out = out;
        this.rate = rate;
        this.length = length;
    }

    /** Measures, and says whether every aim was met. */
    boolean run(Path folder) {
        try (JdbcStore store = JdbcStore.open(
                new StoreSettings.Embedded(folder), new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            Companion companion = new Companion(
                    store,
                    Shipped.engine(),
                    (first, now) -> Shipped.newcomer(now),
                    Shipped.handOver(),
                    Shipped.groups(),
                    Timing.of(Clock.systemUTC()),
                    List.of(this),
                    CompanionSettings.embedded());
            companion.start();
            calm(companion.sink(), "warm", length.dividedBy(2));
            List<Long> before = calm(companion.sink(), "quiet", length);
            long memory = used();
            long turns = companion.turns().turns();
            Flood flood = new Flood(companion.sink());
            List<Long> during = calm(companion.sink(), "flood", length);
            long sent = flood.end();
            long grown = used() - memory;
            out.printf(
                    "one sender sent %,d messages in %.1f s (%,.0f a second); %,d were let go unread, %,d turns were run for everybody%n",
                    sent,
                    flood.seconds(),
                    sent / flood.seconds(),
                    companion.letGo(),
                    companion.turns().turns() - turns);
            out.printf("%d others, alone:      %s%n", PEOPLE, line(before));
            out.printf("%d others, beside it:  %s%n", PEOPLE, line(during));
            out.printf("memory in use grew by %.1f MB%n", grown / 1e6);
            Verdicts verdicts = new Verdicts(out);
            verdicts.atLeast("messages a second from one sender", sent / flood.seconds(), 0.95 * rate);
            double aim = Math.max(250, 2 * millis(at(before, 0.99)));
            verdicts.atMost("p99 of the others, milliseconds", millis(at(during, 0.99)), aim);
            verdicts.atMost("memory grown, MB", grown / 1e6, 32);
            verdicts.atMost("messages that failed", flood.failed.get(), 0);
            companion.stop(Duration.ofSeconds(10));
            return verdicts.exitCode() == 0;
        }
    }

    /** Sends from one account until it is ended, the words of danger now and then among it. */
    private final class Flood {
        private final AtomicBoolean going = new AtomicBoolean(true);
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final long begin = System.nanoTime();
        private final Thread thread;
        private long end;

        Flood(InboundSink sink) {
            thread = new Thread(() -> send(sink), "flood");
            thread.start();
        }

        private void send(InboundSink sink) {
            while (going.get()) {
                for (int i = 0; i < BATCH; i++) {
                    long number = sent.incrementAndGet();
                    var unused = sink.accept(says("mallory", "flood" + number, "read this, it is number " + number))
                            .whenComplete((accepted, failure) -> failed.addAndGet(failure == null ? 0 : 1));
                }
                long due = begin + sent.get() * 1_000_000_000L / rate;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
            end = System.nanoTime();
        }

        long end() {
            going.set(false);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return sent.get();
        }

        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    /** People who write, wait and write again; how long each of their turns took, sorted. */
    private List<Long> calm(InboundSink sink, String run, Duration howLong) {
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        long gap = THINKING.toNanos() / PEOPLE;
        for (int number = 0; number * gap < howLong.toNanos(); number++) {
            LockSupport.parkNanos(Math.max(0, begin + number * gap - System.nanoTime()));
            long handed = System.nanoTime();
            Inbound inbound = says("p" + number % PEOPLE, run + number, WORDS.get(number % WORDS.size()));
            var unused =
                    sink.accept(inbound).whenComplete((accepted, failure) -> nanos.add(System.nanoTime() - handed));
        }
        return nanos.stream().sorted().toList();
    }

    private static Inbound says(String user, String update, String words) {
        Address from = new Address("bench", user, user);
        return new Inbound(update, from, Origin.PRIVATE, Optional.empty(), new Inbound.Text(words));
    }

    private static String line(List<Long> nanos) {
        return String.format("p50 %.1f ms, p99 %.1f ms", millis(at(nanos, 0.5)), millis(at(nanos, 0.99)));
    }

    private static long at(List<Long> nanos, double share) {
        return nanos.get((int) Math.min(nanos.size() - 1, nanos.size() * share));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public String platform() {
        return "bench";
    }

    @Override
    public void start(InboundSink sink) {}

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        return new Delivery.Delivered(Optional.of(Long.toString(delivered.incrementAndGet())));
    }

    @Override
    public void stop(Duration within) {}
}
