package org.reweave.discord;

import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.reweave.discord.Asides.Aside;
import org.reweave.discord.FailureTable.Consequence;
import org.reweave.discord.FailureTable.Verdict;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers messages: as an answer only the person sees where they just did something in a server, else directly. */
final class Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(2);

    private final DiscordTexts texts;
    private final SenderGate gate;
    private final Asides asides;
    private final Arrivals arrivals;
    private final PromptLedger ledger;
    private final AsideSender aside;
    private final DirectSender direct;
    private final PlaceSender places;

    Outgoing(
            DiscordTexts texts,
            SenderGate gate,
            Asides asides,
            Arrivals arrivals,
            PromptLedger ledger,
            Senders senders) {
        this.texts = texts;
        this.gate = gate;
        this.asides = asides;
        this.arrivals = arrivals;
        this.ledger = ledger;
        this.aside = senders.aside();
        this.direct = senders.direct();
        this.places = senders.places();
    }

    /** The three ways out. */
    record Senders(AsideSender aside, DirectSender direct, PlaceSender places) {}

    Delivery deliver(Optional<JDA> jda, Address to, OutboundMessage message, String delivery, Haste haste) {
        if (!to.platform().equals(Places.PLATFORM)) {
            return new Delivery.Rejected("another platform");
        }
        Optional<Duration> closed = gate.closedFor();
        if (closed.isPresent() || jda.isEmpty()) {
            return new Delivery.Retry(closed.orElse(UNTIL_CONNECTED));
        }
        if (arrivals.contains(delivery)) {
            return new Delivery.Delivered(Optional.empty());
        }
        Optional<Place> place = Place.of(to);
        if (place.isPresent() && message.document().isPresent()) {
            return new Delivery.Rejected("no files in a group");
        }
        if (place.isPresent()) {
            return post(jda.get(), place.get(), message, delivery);
        }
        Delivery done = toPerson(jda.get(), to, message, delivery, haste);
        return done instanceof Delivery.Rejected && message.document().isPresent()
                ? toPerson(jda.get(), to, message.withoutFile(), delivery, haste)
                : done;
    }

    private Delivery toPerson(JDA jda, Address to, OutboundMessage message, String delivery, Haste haste) {
        try {
            Rendered rendered = Rendered.of(message, delivery, texts);
            if (rendered.nothing()) {
                return new Delivery.Delivered(Optional.empty());
            }
            ledger.offer(to.user(), message.replies());
            return deliver(jda, new Letter(to, message, rendered, delivery, haste));
        } catch (IllegalArgumentException e) {
            return settled(Failure.of(e));
        }
    }

    private Delivery post(JDA jda, Place place, OutboundMessage message, String delivery) {
        try {
            return places.send(jda, place, message, delivery);
        } catch (FailedCall e) {
            return refused(settled(e.failure()));
        } catch (IllegalArgumentException e) {
            return settled(Failure.of(e));
        }
    }

    /** A place that refuses a post is tried again with the next one. */
    private static Delivery refused(Delivery delivery) {
        return delivery instanceof Delivery.Unreachable unreachable
                ? new Delivery.Rejected(unreachable.reason())
                : delivery;
    }

    private Delivery deliver(JDA jda, Letter letter) {
        Address to = letter.to();
        Optional<Aside> open = Places.isAside(to) ? asides.open(to.user()) : Optional.empty();
        try {
            return open.isPresent() ? aside.send(open.get(), letter) : direct.send(jda, letter);
        } catch (FailedCall e) {
            Consequence consequence = FailureTable.verdict(e.failure()).consequence();
            if (consequence == Consequence.HOOK_IS_OVER) {
                asides.forget(to.user());
            }
            if (consequence == Consequence.HOOK_IS_OVER || consequence == Consequence.MESSAGE_IS_GONE) {
                ledger.forget(to);
            }
            return settled(e.failure());
        }
    }

    private Delivery settled(Failure failure) {
        Verdict verdict = FailureTable.verdict(failure);
        switch (verdict.consequence()) {
            case HOLD -> {
                gate.close(FailureTable.HELD);
                LOG.error(
                        "Discord objects to how much this bot sends ({}); nothing is sent for {} minutes",
                        failure.code(),
                        FailureTable.HELD.toMinutes());
            }
            case STOP -> {
                gate.closeForGood();
                LOG.error("Discord does not accept the token; set DISCORD_TOKEN to the current one and start again");
            }
            case TELL_ADMINS -> LOG.warn("a permission is missing in a server; whoever manages it can grant it");
            case TELL_HOST ->
                LOG.error("Discord will not take a message ({} {}); it is dropped", failure.status(), failure.code());
            case REOPEN -> LOG.warn("a direct conversation cannot be found; its message waits");
            default -> LOG.debug("a message was not delivered ({} {})", failure.status(), failure.code());
        }
        return verdict.delivery();
    }
}
