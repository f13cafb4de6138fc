package org.reweave.terminal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;

/**
 * The terminal with somebody who types the number in front of what they choose.
 *
 * <p>Lines are wrapped there, so a message is known by its words; every answer that can be given has to stand on the screen.
 */
final class TypingRig implements Rig {
    private final TerminalRig terminal = new TerminalRig();
    private final List<OutboundMessage> said = new CopyOnWriteArrayList<>();

    /** The adapter, to which somebody has sat down already. */
    private final class Seated implements PlatformAdapter {
        private final PlatformAdapter adapter = terminal.adapter();

        @Override
        public String platform() {
            return adapter.platform();
        }

        @Override
        public void start(InboundSink sink) {
            adapter.start(inbound -> inbound.content() instanceof Inbound.Opened
                    ? CompletableFuture.completedFuture(new Accepted(false, 0))
                    : sink.accept(inbound));
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            Delivery delivery = adapter.deliver(to, message, deliveryId);
            if (delivery instanceof Delivery.Delivered) {
                said.add(message);
                return new Delivery.Delivered(Optional.of(Integer.toString(said.size() - 1)));
            }
            return delivery;
        }

        @Override
        public void stop(Duration within) {
            adapter.stop(within);
        }
    }

    @Override
    public void goesBy(Clock clock) {
        // Nothing that is typed is stamped.
    }

    @Override
    public boolean has(Ability ability) {
        return ability == Ability.TICKS;
    }

    @Override
    public int longest() {
        return terminal.longest();
    }

    @Override
    public PlatformAdapter adapter() {
        return new Seated();
    }

    @Override
    public Address person() {
        return terminal.person();
    }

    @Override
    public List<Shown> shown() {
        List<Shown> screen = terminal.shown();
        List<Shown> all = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            all.add(read(said.get(i), screen.get(i)));
        }
        return all;
    }

    private static Shown read(OutboundMessage message, Shown screen) {
        String words = message.told().words();
        String seen = dense(screen.text());
        List<Offer> offers = message.replies().stream()
                .filter(reply -> seen.contains(dense(onScreen(message, reply))))
                .map(reply -> new Offer(reply.label(), reply.role() == Role.TICKED))
                .toList();
        return new Shown(screen.id(), seen.startsWith(dense(words)) ? words : screen.text(), offers);
    }

    /** Of a scale only its two ends are shown, and the ways out have no number. */
    private static String onScreen(OutboundMessage message, QuickReply reply) {
        List<QuickReply> answers = answers(message);
        int at = answers.indexOf(reply);
        if (at < 0) {
            return reply.label();
        }
        if (message.input() == Input.SCALE && answers.size() > 1) {
            return answers.get(at == 0 ? 0 : answers.size() - 1).label();
        }
        String tick = reply.role() == Role.TICKED ? "[x]" : reply.role() == Role.UNTICKED ? "[ ]" : "";
        return (at + 1) + tick + reply.label();
    }

    private static List<QuickReply> answers(OutboundMessage message) {
        return message.replies().stream()
                .filter(reply -> reply.role() != Role.EXIT && reply.role() != Role.DONE)
                .toList();
    }

    private static String dense(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Override
    public void writes(String text) {
        terminal.writes(text);
    }

    @Override
    public void taps(Shown shown, String label) {
        OutboundMessage message = said.get(Integer.parseInt(shown.id()));
        List<String> labels = answers(message).stream().map(QuickReply::label).toList();
        boolean numbered = labels.contains(label) && message.input() != Input.SCALE;
        writes(numbered ? Integer.toString(labels.indexOf(label) + 1) : label);
    }

    @Override
    public void rewrites(String text) {
        terminal.rewrites(text);
    }

    @Override
    public void sends(String kind) {
        terminal.sends(kind);
    }

    @Override
    public void opens(Optional<String> payload) {
        terminal.opens(payload);
    }

    @Override
    public boolean acknowledged() {
        return terminal.acknowledged();
    }

    @Override
    public void breaks(Fault fault) {
        terminal.breaks(fault);
    }

    @Override
    public void heals() {
        terminal.heals();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
