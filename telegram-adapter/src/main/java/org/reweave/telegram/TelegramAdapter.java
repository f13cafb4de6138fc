package org.reweave.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Ticks;

/**
 * Telegram: what people do in private chats and what happens in groups goes to the core, and what it says goes to both.
 *
 * <p>Telegram cannot tell a repeated message from a new one, so a message whose outcome is unknown may be shown twice
 * when it is sent again.
 */
final class TelegramAdapter implements PlatformAdapter {
    static final String PLATFORM = "telegram";
    private static final Duration STOPPED = Duration.ofSeconds(5);

    private final TelegramSettings settings;
    private final Clock clock;
    private final Tempo tempo;
    private final BotApi api;
    private final Pacer pacer;
    private final Prompts prompts = new Prompts();
    private final Moves moves = new Moves();
    private final TelegramTexts texts;
    private final Greeting greeting;
    private final GroupNews news;
    private final Sending sending;
    private final Posting posting;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "telegram-timer");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable UpdateSource source;
    private volatile boolean stopped;

    TelegramAdapter(TelegramSettings settings, Clock clock, Tempo tempo) {
        this.settings = settings;
        this.clock = clock;
        this.tempo = tempo;
        this.api = new BotApi(settings, tempo);
        this.pacer = new Pacer(tempo.perSecond(), tempo.perChat(), Ticks.real());
        this.texts = TelegramTexts.in(settings.language());
        this.greeting = new Greeting(api, texts, settings.botId());
        this.news = new GroupNews(settings.botId());
        Pieces pieces = new Pieces(api, pacer, moves, news, settings.protectContent());
        Backoff backoff = new Backoff(tempo);
        this.sending = new Sending(api, pieces, pacer, prompts, backoff);
        this.posting = new Posting(pieces, backoff, greeting::me, news);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    /** Where the host has everything guarded there is nothing to choose. */
    @Override
    public Discretion discretion() {
        return settings.protectContent() ? Discretion.NONE : Discretion.GUARD;
    }

    @Override
    public synchronized void start(InboundSink sink) {
        if (source != null || stopped) {
            throw new IllegalStateException("an adapter is started once");
        }
        news.tell(sink);
        GroupIntake groups = new GroupIntake(api, sink, moves);
        WhoAsks whoAsks = new WhoAsks(api, pacer, texts);
        Intake intake = new Intake(api, sink, greeting, prompts, groups, whoAsks, texts, timer, tempo.typing());
        UpdateSource opened = settings.webhook().isPresent()
                ? new Webhook(api, settings.webhook().get(), greeting, intake, tempo)
                : new LongPolling(api, greeting, intake, clock, tempo, timer);
        opened.start();
        source = opened;
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        return deliver(to, message, deliveryId, Haste.AWAITED);
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId, Haste haste) {
        if (!to.platform().equals(PLATFORM)) {
            return new Delivery.Rejected("not an address of telegram");
        }
        if (stopped) {
            return new Delivery.Retry(STOPPED);
        }
        return Place.of(to).isPresent()
                ? posting.deliver(Target.of(to), message, deliveryId)
                : sending.deliver(Target.of(to), message, deliveryId, haste);
    }

    @Override
    public synchronized void stop(Duration within) {
        if (stopped) {
            return;
        }
        stopped = true;
        Duration half = within.dividedBy(2);
        if (source != null) {
            source.stop(half);
        }
        timer.shutdownNow();
        api.close(half.dividedBy(2));
    }
}
