package org.reweave.bench;

import java.time.Duration;
import java.util.ArrayList;
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

    Load(int people, int waiting, Duration length) {
        this.people = people;
        this.waiting = waiting;
        this.length = length;
    }

    /** What was measured: turns a second, and how long one took from being handed over to being on disk. */
    record Measured(double rate, Duration p50, Duration p99, long turns) {
        String line() {
            return String.format("%8.0f turns/s   p50 %7.2f ms   p99 %7.2f ms", rate, millis(p50), millis(p99));
        }

        private static double millis(Duration length) {
            return length.toNanos() / 1e6;
        }
    }

    Measured on(InboundSink sink, String run) throws InterruptedException {
        return on(sink, run, length);
    }

    private Measured on(InboundSink sink, String run, Duration length) throws InterruptedException {
        Semaphore places = new Semaphore(waiting);
        List<Long> latencies = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicLong failed = new AtomicLong();
        long begin = System.nanoTime();
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
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Measured(number / seconds, at(sorted, 0.50), at(sorted, 0.99), number);
    }

    private static Duration at(long[] sorted, double share) {
        return Duration.ofNanos(
                sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)]);
    }

    private Inbound somebodySays(String updateId) {
        String user = name(random.nextInt(people));
        String words = WORDS.get(random.nextInt(WORDS.size()));
        Address from = new Address("bench", user, user);
        return new Inbound(updateId, from, Origin.PRIVATE, Optional.empty(), new Inbound.Text(words));
    }

    static String name(int number) {
        return "p" + number;
    }
}
