package org.reweave.discord;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reweave.discord.FakeRest.Asked;
import org.reweave.live.JoinWave;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.Ticks;

/**
 * On Discord whoever taps in a server is answered there for a quarter of an hour, which counts for no limit; a conversation with
 * somebody who was never written to comes out of a small budget.
 */
public final class DiscordWave extends JoinWave {
    private static final Duration ANSWERABLE = Duration.ofMinutes(14);

    private final Ticks ticks = ticks();
    private final Pacer pacer = new Pacer(Tempo.usual(), ticks);
    private final FakeLimits limits = new FakeLimits(() -> ticks.nanos() / 1_000_000);
    private final AtomicInteger refusals = new AtomicInteger();
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return Places.PLATFORM;
    }

    @Override
    protected Address person(int number) {
        return Places.aside(Integer.toString(number));
    }

    /** Whatever somebody taps can be answered, where only they see it. */
    @Override
    protected boolean canTell(Inbound.Content content) {
        return true;
    }

    @Override
    protected Delivery send(Address to, Duration sinceTap, Haste haste) {
        if (sinceTap.compareTo(ANSWERABLE) < 0) {
            onItsWay();
            return new Delivery.Delivered(Optional.empty());
        }
        if (!opened.contains(to.user())) {
            Optional<Duration> wait = pacer.takeOpening(true, haste);
            if (wait.isPresent()) {
                return new Delivery.Retry(wait.get());
            }
            if (!arrives("/users/@me/channels")) {
                return new Delivery.Retry(Duration.ofSeconds(1));
            }
            opened.add(to.user());
        }
        Optional<Duration> wait = pacer.take("POST" + to.user(), haste);
        if (wait.isPresent()) {
            return new Delivery.Retry(wait.get());
        }
        return arrives("/channels/" + to.user() + "/messages")
                ? new Delivery.Delivered(Optional.empty())
                : new Delivery.Retry(Duration.ofSeconds(1));
    }

    private boolean arrives(String path) {
        try {
            onItsWay();
            boolean refused = limits.take(new Asked("POST", path, Map.of(), MissingNode.getInstance()), true)
                    .refused();
            refusals.addAndGet(refused ? 1 : 0);
            return !refused;
        } finally {
            pacer.answered();
        }
    }

    @Override
    protected int refusals() {
        return refusals.get();
    }

    @Override
    protected int openings() {
        return opened.size();
    }
}
