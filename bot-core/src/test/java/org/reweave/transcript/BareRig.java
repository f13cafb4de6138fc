package org.reweave.transcript;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;

/** The barest platform there can be: it shows messages as they are said, and passes on what is done. */
public final class BareRig implements Rig {
    private final Address person;
    private final List<OutboundMessage> said = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private InboundSink sink;
    private int updates;

    public BareRig(String user) {
        this.person = new Address("stage", user, user);
    }

    @Override
    public void goesBy(Clock other) {
        clock = other;
    }

    @Override
    public boolean has(Ability ability) {
        return ability == Ability.BUTTONS;
    }

    @Override
    public int longest() {
        return Integer.MAX_VALUE;
    }

    @Override
    public PlatformAdapter adapter() {
        return new Bare();
    }

    @Override
    public Address person() {
        return person;
    }

    @Override
    public synchronized List<Shown> shown() {
        List<Shown> all = new ArrayList<>();
        for (OutboundMessage message : said) {
            List<Offer> offers = message.replies().stream()
                    .map(reply -> new Offer(reply.label(), reply.role() == Role.TICKED))
                    .toList();
            all.add(new Shown(Integer.toString(all.size()), message.told().words(), offers));
        }
        return all;
    }

    @Override
    public void writes(String text) {
        does(new Inbound.Text(text));
    }

    @Override
    public void rewrites(String text) {
        does(new Inbound.Edit(text));
    }

    @Override
    public void taps(Shown message, String label) {
        String token = said(Integer.parseInt(message.id())).replies().stream()
                .filter(reply -> reply.label().equals(label))
                .map(QuickReply::token)
                .findFirst()
                .orElseThrow();
        does(new Inbound.Press(token));
    }

    @Override
    public void sends(String kind) {
        does(new Inbound.Unreadable(kind));
    }

    @Override
    public void opens(Optional<String> payload) {
        does(new Inbound.Opened(payload));
    }

    private void does(Inbound.Content content) {
        String update = person.user() + "-" + ++updates;
        CompletableFuture<Accepted> unused =
                sink.accept(new Inbound(update, person, Origin.PRIVATE, Optional.of(clock.instant()), content));
    }

    private synchronized OutboundMessage said(int place) {
        return said.get(place);
    }

    @Override
    public boolean acknowledged() {
        return true;
    }

    @Override
    public void breaks(Fault fault) {
        throw new UnsupportedOperationException("nothing can be wrong with this platform");
    }

    @Override
    public void heals() {}

    @Override
    public void close() {}

    private final class Bare implements PlatformAdapter {
        @Override
        public String platform() {
            return person.platform();
        }

        @Override
        public void start(InboundSink to) {
            sink = to;
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            synchronized (BareRig.this) {
                said.add(message);
                return new Delivery.Delivered(Optional.of(Integer.toString(said.size() - 1)));
            }
        }

        @Override
        public void stop(Duration within) {}
    }
}
