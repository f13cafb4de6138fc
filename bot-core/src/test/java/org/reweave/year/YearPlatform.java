package org.reweave.year;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.runtime.MovableClock;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.year.Ledger.Promise;

/**
 * A platform's end of the wire, which outlives the companion: it keeps what it showed, asks for less haste, loses connections
 * before and after it took a message, is away for hours, and knows whom the companion is blocked by.
 *
 * <p>One that tells repeats knows a message by its name, as Discord does by its nonce; the other shows whatever it is sent.
 */
final class YearPlatform {
    private final String name;
    private final boolean tellsRepeats;
    private final MovableClock clock;
    private final Ledger ledger;
    private final Reckoning reckoning;
    private final Function<Address, Somebody> people;
    private final Random random;
    private final Map<String, ShownMessage> messages = new ConcurrentHashMap<>();
    private Instant awayUntil = Instant.MIN;

    YearPlatform(
            String name,
            boolean tellsRepeats,
            MovableClock clock,
            Ledger ledger,
            Reckoning reckoning,
            Function<Address, Somebody> people,
            long seed) {
        this.name = name;
        this.tellsRepeats = tellsRepeats;
        this.clock = clock;
        this.ledger = ledger;
        this.reckoning = reckoning;
        this.people = people;
        this.random = new Random(seed);
    }

    String name() {
        return name;
    }

    boolean tellsRepeats() {
        return tellsRepeats;
    }

    /** It takes nothing until then (UTC). */
    synchronized void awayUntil(Instant time) {
        awayUntil = time;
    }

    /** Forgets a message the companion is through with, and says what became of it. Takes no lock, for the ledger's is held. */
    ShownMessage settled(String id) {
        ShownMessage known = messages.remove(id);
        return known == null ? ShownMessage.NEVER_SENT : known;
    }

    /** How the companion with that life speaks to it. */
    PlatformAdapter adapter(Life life) {
        return new PlatformAdapter() {
            @Override
            public String platform() {
                return name;
            }

            @Override
            public void start(InboundSink sink) {}

            @Override
            public Delivery deliver(Address to, OutboundMessage message, String id) {
                if (!life.begins()) {
                    return new Delivery.Unknown();
                }
                try {
                    return take(life.number(), to, id);
                } finally {
                    life.through();
                }
            }

            @Override
            public boolean tellsRepeats() {
                return tellsRepeats;
            }

            @Override
            public void stop(Duration within) {}
        };
    }

    private synchronized Delivery take(int generation, Address to, String id) {
        ShownMessage known = messages.computeIfAbsent(id, unknown -> new ShownMessage());
        Instant now = clock.instant();
        if (now.isBefore(awayUntil)) {
            return away(known, generation, now);
        }
        Somebody who = people.apply(to);
        if (who.blocks()) {
            known.closed();
            return new Delivery.Unreachable("blocked");
        }
        int luck = random.nextInt(200);
        if (luck < 4) {
            reckoning.count("fault: asked for less haste");
            return new Delivery.Retry(Duration.ofSeconds(1 + random.nextInt(30)));
        }
        if (luck < 6) {
            reckoning.count("fault: lost before it arrived");
            known.unknown(generation);
            return new Delivery.Unknown();
        }
        show(who, known, generation, id, now);
        if (luck < 8) {
            reckoning.count("fault: lost after it arrived");
            known.unknown(generation);
            return new Delivery.Unknown();
        }
        return new Delivery.Delivered(Optional.empty());
    }

    private Delivery away(ShownMessage known, int generation, Instant now) {
        reckoning.count("fault: away");
        if (random.nextBoolean()) {
            return new Delivery.Retry(Duration.ofSeconds(30 + random.nextInt(600)));
        }
        known.unknown(generation);
        return new Delivery.Unknown();
    }

    private void show(Somebody who, ShownMessage known, int generation, String id, Instant now) {
        Promise promise = ledger.promise(id);
        if (promise == null) {
            reckoning.mistake("sent though it was settled", id + " to " + who);
            return;
        }
        if (known.times() > 0) {
            again(who, known, generation, promise);
            if (tellsRepeats) {
                return;
            }
        }
        known.shown(generation);
        if (promise.unasked()) {
            reckoning.shownUnasked(who, promise, Reckoning.zone(ledger.state(promise.person())), now);
        } else {
            who.shownReply();
        }
    }

    /** The same message once more: told by its name, or a reply the companion cannot know the fate of. */
    private void again(Somebody who, ShownMessage known, int generation, Promise promise) {
        boolean explained = known.unknown() || known.generation() != generation;
        if (tellsRepeats) {
            reckoning.count("sent again, told by its name");
        } else if (promise.unasked()) {
            reckoning.mistake("doubled", who + ", " + promise);
        } else if (explained) {
            reckoning.count("reply shown again, its fate unknown");
        } else {
            reckoning.mistake("doubled", who + ", a reply, " + promise);
        }
    }
}
