package org.reweave.discord;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Ticks;

/** The companion on Discord. */
final class DiscordAdapter implements PlatformAdapter {
    /** How long a message waits for its chat to be looked through. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(1);

    private final DiscordSettings settings;
    private final AdapterContext context;
    private final DiscordTexts texts;
    private final SenderGate gate;
    private final Limits limits = new Limits(System::nanoTime);
    private final Tempo tempo;
    private final Pacer pacer;
    private final DirectChannels channels;
    private final PromptLedger ledger = new PromptLedger();
    private final Arrivals arrivals = new Arrivals();
    private final Asides asides;
    private final GroupPlaces places = new GroupPlaces();
    private final GroupNews news = new GroupNews();
    private final Outgoing outgoing;
    private final Later later = Later.patient();
    private final Later punctual = Later.punctual();
    private final Acknowledgements acknowledgements = new Acknowledgements(System::nanoTime);
    private volatile @Nullable Running running;

    /** What exists between start and stop. */
    private record Running(Connection connection, Intake intake, CatchUp catchUp) {}

    DiscordAdapter(DiscordSettings settings, AdapterContext context, Tempo tempo) {
        Clock clock = context.clock();
        this.settings = settings;
        this.context = context;
        this.tempo = tempo;
        this.pacer = new Pacer(tempo, Ticks.real());
        this.channels = new DirectChannels(pacer);
        this.texts = DiscordTexts.of(settings.language());
        this.gate = new SenderGate(clock);
        this.asides = new Asides(clock);
        this.outgoing = new Outgoing(
                texts,
                gate,
                asides,
                arrivals,
                ledger,
                new Outgoing.Senders(
                        new AsideSender(pacer, ledger),
                        new DirectSender(
                                pacer,
                                limits,
                                channels,
                                ledger,
                                arrivals,
                                new Closing(pacer, later),
                                new Clearing(pacer, later)),
                        new PlaceSender(texts, pacer, limits, arrivals, places, news)));
    }

    @Override
    public String platform() {
        return Places.PLATFORM;
    }

    @Override
    public Discretion discretion() {
        return Discretion.ASIDE;
    }

    /** Discord tells by the nonce, and the history by every button, that a message is there already. */
    @Override
    public boolean tellsRepeats() {
        return true;
    }

    @Override
    public void start(InboundSink sink) {
        Intake intake = new Intake(sink, later);
        news.tell(sink);
        CatchUp catchUp = new CatchUp(pacer, channels, arrivals, later, intake::take);
        context.heardFrom(Places.PLATFORM).forEach(heard -> catchUp.heardBefore(heard.address(), heard.at()));
        Attendance attendance = new Attendance(context, intake, pacer, later);
        Listener listener = new Listener(
                intake,
                punctual,
                acknowledgements,
                new Listener.Memory(channels, ledger, asides),
                new Listener.Own(new CommandFamily(texts), new WriteWindow(texts), texts),
                new GroupListener(intake, places, context.clock()),
                catchUp,
                attendance,
                pacer);
        Connection connection =
                new Connection(settings, List.of(limits, acknowledgements), tempo, listener, later, gate::closeForGood);
        running = new Running(connection, intake, catchUp);
        connection.open();
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        return deliver(to, message, deliveryId, Haste.AWAITED);
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId, Haste haste) {
        Running now = running;
        Optional<JDA> jda = now == null ? Optional.empty() : now.connection().jda();
        if (now != null && jda.isPresent() && !now.catchUp().before(jda.get(), to, haste)) {
            return new Delivery.Retry(UNTIL_READ);
        }
        return outgoing.deliver(jda, to, message, deliveryId, haste);
    }

    boolean running() {
        return running != null;
    }

    /** Whether it is known what was said in a chat before the start. */
    boolean hasRead(Address chat) {
        Running now = running;
        return now != null && now.catchUp().known(chat);
    }

    @Override
    public void stop(Duration within) {
        Running now = running;
        if (now != null) {
            now.intake().close(within.dividedBy(3));
            now.connection().close(within.dividedBy(3));
            running = null;
        }
        later.stop();
        punctual.stop();
    }
}
