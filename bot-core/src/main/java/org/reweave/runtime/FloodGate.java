package org.reweave.runtime;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.reweave.engine.Event;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.Inbound.Content;
import org.reweave.message.Origin;
import org.reweave.message.ReadableText;
import org.reweave.spi.InboundSink;

/**
 * Stands before the turns and holds back what is more than one sender can mean, so that others are answered as ever.
 *
 * <p>What is too long is cut, what is too much is let go without being read: the sender is told once, and the platform is
 * told that it arrived, for it would come again for ever. Calls for help, and words that say somebody is in need, have room
 * of their own.
 */
final class FloodGate implements InboundSink {
    private static final int SENDERS = 50_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** No button of the companion carries more, and no menu has more entries. */
    private static final int LONGEST_TOKEN = 100;

    private static final int MOST_OPTIONS = 50;
    /** Looking for words in need takes time; so many texts a second are looked at of a sender who is over the limit. */
    private static final int LOOKS = 50;

    private final TurnRunner runner;
    private final Transition<?> engine;
    private final FloodLimits limits;
    private final TimeMeter time;
    private final LoadingCache<Sender, Allowance> senders;
    private final AtomicLong letGo = new AtomicLong();

    FloodGate(TurnRunner runner, Transition<?> engine, Clock clock, FloodLimits limits) {
        this.runner = runner;
        this.engine = engine;
        this.limits = limits;
        this.time = meter(clock);
        this.senders = Caffeine.newBuilder()
                .maximumSize(SENDERS)
                .expireAfterAccess(REMEMBERED)
                .build(sender -> new Allowance());
    }

    /** A person, or everybody in a group. */
    private record Sender(String platform, String name, Origin origin) {
        static Sender of(Inbound inbound) {
            Address from = inbound.from();
            boolean group = inbound.origin() == Origin.GROUP;
            return new Sender(from.platform(), group ? from.chat() : from.user(), inbound.origin());
        }

        static Sender of(GroupInbound inbound) {
            return new Sender(inbound.place().platform(), inbound.place().group(), Origin.GROUP);
        }
    }

    /** What one sender has left. */
    private final class Allowance {
        private final Bucket usual = bucket(limits.atOnce(), limits.each());
        private final Bucket need = bucket(limits.inNeedAtOnce(), limits.inNeedEach());
        private final Bucket looks = bucket(LOOKS, Duration.ofSeconds(1).dividedBy(LOOKS));
        private final AtomicBoolean told = new AtomicBoolean();

        boolean takes() {
            if (told.get() && usual.getAvailableTokens() > limits.atOnce() / 2) {
                told.set(false);
            }
            return usual.tryConsume(1);
        }

        boolean takesInNeed(Event event) {
            return need.getAvailableTokens() > 0
                    && (engine.calls(event) || (looks.tryConsume(1) && engine.inNeed(event)))
                    && need.tryConsume(1);
        }

        boolean tells() {
            return told.compareAndSet(false, true);
        }
    }

    @Override
    public CompletableFuture<Accepted> accept(Inbound inbound) {
        Inbound read = readable(inbound);
        Allowance allowance = senders.get(Sender.of(read));
        if (allowance.takes() || allowance.takesInNeed(Event.of(read))) {
            return runner.accept(read);
        }
        letGo.incrementAndGet();
        return allowance.tells() ? runner.slowDown(read) : CompletableFuture.completedFuture(new Accepted(false, 0));
    }

    /** What people do in a group is held back for the group as a whole; what the platform tells of it never is. */
    @Override
    public CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
        boolean people = inbound.happening() instanceof GroupInbound.Spoken
                || inbound.happening() instanceof GroupInbound.Command;
        if (!people) {
            return runner.acceptGroup(inbound);
        }
        GroupInbound read = readable(inbound);
        Allowance allowance = senders.get(Sender.of(read));
        Event said = read.happening() instanceof GroupInbound.Spoken spoken
                ? new Event.Said(spoken.text(), read.sentAt())
                : new Event.Unreadable();
        if (allowance.takes() || allowance.takesInNeed(said)) {
            return runner.acceptGroup(read);
        }
        letGo.incrementAndGet();
        return CompletableFuture.completedFuture(new Accepted(false, 0));
    }

    private static GroupInbound readable(GroupInbound inbound) {
        return inbound.happening() instanceof GroupInbound.Spoken spoken
                ? new GroupInbound(
                        inbound.updateId(),
                        inbound.place(),
                        inbound.by(),
                        inbound.sentAt(),
                        new GroupInbound.Spoken(ReadableText.of(spoken.text())))
                : inbound;
    }

    @Override
    public CompletableFuture<Void> door(Address address, boolean open) {
        return runner.door(address, open);
    }

    @Override
    public Optional<Duration> wait(String platform) {
        return runner.wait(platform);
    }

    /** How much was let go since the start. */
    long letGo() {
        return letGo.get();
    }

    private static Inbound readable(Inbound inbound) {
        Content content = readable(inbound.content());
        return content == inbound.content()
                ? inbound
                : new Inbound(inbound.updateId(), inbound.from(), inbound.origin(), inbound.sentAt(), content);
    }

    private static Content readable(Content content) {
        if (content instanceof Inbound.Text text) {
            return new Inbound.Text(ReadableText.of(text.text()));
        }
        if (content instanceof Inbound.Edit edit) {
            return new Inbound.Edit(ReadableText.of(edit.text()));
        }
        if (content instanceof Inbound.Press press && press.token().length() > LONGEST_TOKEN) {
            return new Inbound.Unreadable("other");
        }
        if (content instanceof Inbound.Selection chosen) {
            List<String> some = chosen.options().stream()
                    .filter(option -> option.length() <= LONGEST_TOKEN)
                    .limit(MOST_OPTIONS)
                    .toList();
            return chosen.token().length() > LONGEST_TOKEN
                    ? new Inbound.Unreadable("other")
                    : new Inbound.Selection(chosen.token(), some);
        }
        boolean link = content instanceof Inbound.Opened opened
                && opened.payload()
                        .filter(carried -> carried.length() > LONGEST_TOKEN)
                        .isPresent();
        return link ? new Inbound.Opened(Optional.empty()) : content;
    }

    private Bucket bucket(int atOnce, Duration each) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(atOnce)
                        .refillGreedy(1, each)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
