package org.reweave.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.spi.InboundSink;

/** People who answer, so many at the same moment, for so long; how fast and how soon each is served. */
final class Load {
    /** What people type: mostly an answer by its number, now and then a skip. */
    private static final List<String> WORDS = List.of("1", "1", "1", "2", "2", "3", "skip");

    private final int people;
    private final int waiting;
    private final Duration length;
    private final Random random = new Random(7);
    private final BitSet moved = new BitSet();

    Load(int people, int waiting, Duration length) {
        this.people = people;
        this.waiting = waiting;
        this.length = length;
    }

    /**
     * What was measured: how long it went on, the processor time of this process, and how long each turn took from being
     * handed over to being on disk, sorted.
     */
    record Measured(double seconds, double cpuSeconds, List<Long> nanos) {
        /** Several measurements of the same thing as one. */
        static Measured of(List<Measured> rounds) {
            return new Measured(
                    rounds.stream().mapToDouble(Measured::seconds).sum(),
                    rounds.stream().mapToDouble(Measured::cpuSeconds).sum(),
                    rounds.stream()
                            .flatMap(round -> round.nanos().stream())
                            .sorted()
                            .toList());
        }

        double rate() {
            return nanos.size() / seconds;
        }

        Duration p50() {
            return at(0.50);
        }

        Duration p99() {
            return at(0.99);
        }

        private Duration at(double share) {
            return nanos.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(nanos.get((int) Math.min(nanos.size() - 1, nanos.size() * share)));
        }

        String line() {
            return String.format(
                    "%8.0f turns/s   p50 %7.2f ms   p99 %7.2f ms   %5.0f us of processor a turn",
                    rate(), millis(p50()), millis(p99()), cpuSeconds * 1e6 / Math.max(1, nanos.size()));
        }

        private static double millis(Duration length) {
            return length.toNanos() / 1e6;
        }
    }

    Measured on(InboundSink sink, String run) throws InterruptedException {
        Semaphore places = new Semaphore(waiting);
        List<Long> latencies = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicLong failed = new AtomicLong();
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        long end = begin + length.toNanos();
        int number = 0;
        while (System.nanoTime() < end) {
            places.acquire();
            Inbound inbound = somebodySays(run + "-" + number++);
            long handed = System.nanoTime();
            var unused = sink.accept(inbound).whenComplete((accepted, failure) -> {
                latencies.add(System.nanoTime() - handed);
                failed.addAndGet(failure == null ? 0 : 1);
                places.release();
            });
        }
        places.acquire(waiting);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " turns failed");
        }
        return Measured.of(List.of(new Measured(seconds, (cpuNanos() - cpu) / 1e9, latencies)));
    }

    /** The processor time of this process, which other programs on the machine disturb least; not a database server's. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Inbound somebodySays(String updateId) {
        int number = random.nextInt(people);
        moved.set(number);
        String user = name(number);
        Address from = new Address("bench", user, user);
        return new Inbound(updateId, from, Origin.PRIVATE, Optional.empty(), new Inbound.Text(words(random)));
    }

    /** The numbers of those who have answered since this was asked last. */
    BitSet moved() {
        BitSet numbers = (BitSet) moved.clone();
        moved.clear();
        return numbers;
    }

    /** What somebody types next. */
    static String words(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    static String name(int number) {
        return "p" + number;
    }
}
