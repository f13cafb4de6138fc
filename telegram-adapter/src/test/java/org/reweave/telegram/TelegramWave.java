package org.reweave.telegram;

import java.time.Duration;
import java.util.Optional;
import org.reweave.live.JoinWave;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.Ticks;

/** On Telegram whoever taps a link opens their chat, so everybody may be written to; what counts is every message. */
public final class TelegramWave extends JoinWave {
    private final Ticks ticks = ticks();
    private final Limiter limiter = new Limiter();
    private final Pacer pacer;

    /** As fast as the adapter is on the real platform. */
    public TelegramWave() {
        this(Tempo.usual());
    }

    TelegramWave(Tempo tempo) {
        this.pacer = new Pacer(tempo.perSecond(), tempo.perChat(), ticks);
    }

    @Override
    public String name() {
        return TelegramAdapter.PLATFORM;
    }

    @Override
    protected Address person(int number) {
        return new Address(name(), Integer.toString(number), Integer.toString(number));
    }

    /** Whoever opens a chat by a link can be told something only by a message. */
    @Override
    protected boolean canTell(Inbound.Content content) {
        return content instanceof Inbound.Press;
    }

    @Override
    protected Delivery send(Address to, Duration sinceTap, Haste haste) {
        Target chat = Target.of(to);
        Optional<Duration> wait = pacer.take(chat, haste);
        if (wait.isPresent()) {
            return new Delivery.Retry(wait.get());
        }
        try {
            onItsWay();
            int seconds = limiter.count(chat.chat(), ticks.nanos());
            if (seconds > 0) {
                pacer.refused(chat, Duration.ofSeconds(seconds));
                return new Delivery.Retry(Duration.ofSeconds(seconds));
            }
            return new Delivery.Delivered(Optional.empty());
        } finally {
            pacer.answered();
        }
    }

    @Override
    protected int refusals() {
        return limiter.refusals();
    }

    @Override
    protected int openings() {
        return 0;
    }
}
