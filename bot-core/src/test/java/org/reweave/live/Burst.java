package org.reweave.live;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.reweave.message.Address;
import org.reweave.runtime.OutboxRelay;
import org.reweave.runtime.RelaySettings;
import org.reweave.runtime.Timing;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.RecordingSink;
import org.reweave.spi.Screens;
import org.reweave.store.MemoryStore;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;

/**
 * Sends very many messages at once in real time, by the real relay and adapter, against a platform's fake and its limiter;
 * now and then somebody is answered in between.
 *
 * <p>Each adapter's test sources bring one, found with {@link java.util.ServiceLoader}; making it starts the fake.
 */
public abstract class Burst {
    private static final Duration ANSWERED_EACH = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** Nothing that is paced takes longer for a message than this. */
    private static final Duration LONGEST_FOR_ONE = Duration.ofSeconds(1);

    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger nudges = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Latencies answers = new Latencies();

    /** The platform's name. */
    public abstract String name();

    /** The adapter in earnest: as fast as it is on the real platform. */
    protected abstract PlatformAdapter adapter();

    /** Somebody new who can be written to. */
    protected abstract Address newcomer();

    /** How many calls that count the platform allows within a second. */
    protected abstract int allowedPerSecond();

    /** How many calls that count it has had. */
    protected abstract int counted();

    /** How often it had to ask for less haste. */
    protected abstract int refusals();

    /** What was wrong with requests that came. */
    protected abstract List<String> violations();

    protected abstract void close();

    /** A message to this chat was taken. */
    protected final void arrived(String chat) {
        first.compareAndSet(0, System.nanoTime());
        last.set(System.nanoTime());
        if (answered.contains(chat)) {
            answers.ends(chat);
        } else {
            nudges.incrementAndGet();
        }
    }

    /** Sends so many; returns whether all arrived and nothing was refused. */
    public final boolean run(int messages, PrintStream out) {
        write(Stream.generate(() -> draft(newcomer(), Priority.NUDGE))
                .limit(messages)
                .toList());
        PlatformAdapter adapter = adapter();
        OutboxRelay relay = new OutboxRelay(
                store, List.of(adapter), Timing.of(Clock.systemUTC()), RelaySettings.usual(true), due -> {});
        adapter.start(new RecordingSink());
        relay.start();
        long end = System.nanoTime() + LONGEST_FOR_ONE.multipliedBy(messages).toNanos();
        while ((nudges.get() < messages || answers.open() > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(ANSWERED_EACH.toNanos());
            if (nudges.get() > 0 && nudges.get() < messages) {
                answers(relay);
            }
        }
        relay.stop(STOP);
        adapter.stop(STOP);
        tell(messages, out);
        close();
        return nudges.get() == messages
                && answers.open() == 0
                && refusals() == 0
                && violations().isEmpty();
    }

    private void answers(OutboxRelay relay) {
        Address somebody = newcomer();
        answered.add(somebody.chat());
        answers.begins(somebody.chat());
        write(List.of(draft(somebody, Priority.REPLY)));
        relay.wake();
    }

    private void tell(int messages, PrintStream out) {
        double seconds = (last.get() - first.get()) / (double) TimeUnit.SECONDS.toNanos(1);
        out.printf(
                "| %s | %d of %d | %d | %.1f s | %.1f | %.1f of %d: %.0f %% | %d | %.0f ms | %.0f ms |%n",
                name(),
                nudges.get(),
                messages,
                answers.count(),
                seconds,
                (nudges.get() + answers.count()) / seconds,
                counted() / seconds,
                allowedPerSecond(),
                100 * counted() / seconds / allowedPerSecond(),
                refusals(),
                answers.percentile(50),
                answers.percentile(99));
        violations().stream().distinct().limit(5).forEach(violation -> out.println("request: " + violation));
    }

    private void write(List<Draft> drafts) {
        store.inTransaction(work -> {
            work.outbox().add(drafts, Clock.systemUTC().instant());
            return true;
        });
    }

    private static Draft draft(Address to, Priority priority) {
        return new Draft("p" + to.user(), to, priority, Screens.say("Your 8 pm note"));
    }
}
