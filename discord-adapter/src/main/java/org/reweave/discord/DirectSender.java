package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.requests.RestAction;
import org.reweave.discord.FailureTable.Consequence;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends direct messages.
 *
 * <p>Each page carries a nonce made from the delivery's id: Discord answers a repeated one with the message that is there
 * already, so that however often a delivery is tried, it is shown once. A delivery that is held up between two pages goes
 * on with the next one.
 */
final class DirectSender {
    private static final Logger LOG = LoggerFactory.getLogger(DirectSender.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Pacer pacer;
    private final Limits limits;
    private final DirectChannels channels;
    private final PromptLedger ledger;
    private final Arrivals arrivals;
    private final Closing closing;
    private final Clearing clearing;
    private final Cache<String, Integer> pagesSent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    DirectSender(
            Pacer pacer,
            Limits limits,
            DirectChannels channels,
            PromptLedger ledger,
            Arrivals arrivals,
            Closing closing,
            Clearing clearing) {
        this.closing = closing;
        this.clearing = clearing;
        this.pacer = pacer;
        this.limits = limits;
        this.channels = channels;
        this.ledger = ledger;
        this.arrivals = arrivals;
    }

    Delivery send(JDA jda, Letter letter) throws FailedCall {
        String user = letter.to().user();
        Optional<PrivateChannel> known = channels.known(jda, user);
        Optional<Duration> wait = known.isPresent() ? Optional.empty() : roomToOpen(letter);
        if (wait.isPresent()) {
            return new Delivery.Retry(wait.get());
        }
        try {
            return send(known.isPresent() ? known.get() : channels.ask(jda, user), letter);
        } catch (FailedCall e) {
            if (FailureTable.verdict(e.failure()).consequence() != Consequence.REOPEN) {
                throw e;
            }
            return send(channels.reopen(jda, user), letter);
        }
    }

    /** How long to wait before looking a conversation up; one with somebody never written to has a budget of its own. */
    private Optional<Duration> roomToOpen(Letter letter) {
        return limits.spent("POST", "").or(() -> pacer.takeOpening(Places.isAside(letter.to()), letter.haste()));
    }

    private Delivery send(PrivateChannel channel, Letter letter) throws FailedCall {
        Optional<ShownPrompt> shown =
                ledger.shown(letter.to()).filter(prompt -> letter.message().visit() > 0);
        Optional<ShownPrompt> before =
                shown.isPresent() || Places.isAside(letter.to()) ? shown : ShownPrompt.pressedBefore(letter.message());
        if (before.isPresent() && again(before.get(), letter.message(), letter.rendered())) {
            Optional<Delivery> changed = change(channel, before.get(), letter);
            return changed.isPresent() ? changed.get() : post(channel, letter);
        }
        CompletableFuture<?> closed =
                shown.map(prompt -> close(channel, letter, prompt)).orElseGet(CompletableFuture::new);
        Delivery delivery = post(channel, letter);
        if (shown.isPresent()) {
            await(closed);
        }
        return delivery;
    }

    /** Whether the same prompt is shown again and nothing was said below it since. */
    static boolean again(ShownPrompt shown, OutboundMessage message, Rendered rendered) {
        return shown.visit() == message.visit() && shown.newest() && rendered.onOnePage();
    }

    /** Changes the shown prompt in place; empty where it is gone. */
    private Optional<Delivery> change(PrivateChannel channel, ShownPrompt shown, Letter letter) throws FailedCall {
        Optional<Duration> wait = room("PATCH", channel, letter);
        if (wait.isPresent()) {
            return Optional.of(new Delivery.Retry(wait.get()));
        }
        try {
            call(channel.editMessageById(shown.message(), letter.rendered().last())
                    .setComponents(letter.rendered().rows())
                    .setAllowedMentions(List.of()));
            return Optional.of(arrived(shown.message(), letter));
        } catch (FailedCall e) {
            if (FailureTable.verdict(e.failure()).consequence() == Consequence.MESSAGE_IS_GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Delivery post(PrivateChannel channel, Letter letter) throws FailedCall {
        long last = 0;
        Integer sent = pagesSent.getIfPresent(letter.delivery());
        for (int page = sent == null ? 0 : sent;
                page < letter.rendered().pages().size();
                page++) {
            Optional<Duration> wait = room("POST", channel, letter);
            if (wait.isPresent()) {
                return new Delivery.Retry(wait.get());
            }
            last = post(channel, letter, page);
            pagesSent.put(letter.delivery(), page + 1);
        }
        if (letter.message().alone()) {
            ledger.forget(letter.to());
            clearing.before(channel, last);
        }
        return arrived(last, letter);
    }

    /** Makes a request that was let through. */
    private <T> T call(RestAction<T> action) throws FailedCall {
        try {
            return FailedCall.once(action);
        } finally {
            pacer.answered();
        }
    }

    private Optional<Duration> room(String method, PrivateChannel channel, Letter letter) {
        return limits.spent(method, channel.getId())
                .or(() -> pacer.take(method + letter.to().user(), letter.haste()));
    }

    private CompletableFuture<?> close(PrivateChannel channel, Letter letter, ShownPrompt shown) {
        ledger.forget(letter.to());
        return closing.close(channel, shown, letter.haste());
    }

    private static void await(CompletableFuture<?> closed) {
        try {
            closed.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the buttons of an answered question stay for now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long post(PrivateChannel channel, Letter letter, int page) throws FailedCall {
        Rendered rendered = letter.rendered();
        boolean last = page == rendered.pages().size() - 1;
        List<MessageTopLevelComponent> rows = last ? rendered.rows() : List.of();
        return call(channel.sendMessage(rendered.pages().get(page))
                        .setComponents(rows)
                        .setFiles(rendered.files(page))
                        .setSuppressEmbeds(true)
                        .setSuppressedNotifications(letter.message().silent())
                        .setNonce(nonce(letter.delivery(), page)))
                .getIdLong();
    }

    private Delivery arrived(long id, Letter letter) {
        arrivals.add(letter.delivery());
        OutboundMessage message = letter.message();
        if (message.visit() > 0 && !letter.rendered().rows().isEmpty()) {
            ledger.show(
                    letter.to(),
                    new ShownPrompt(id, message.visit(), letter.rendered().last(), true, Optional.empty()));
        } else {
            ledger.said(letter.to(), id);
        }
        return new Delivery.Delivered(Optional.of(String.valueOf(id)));
    }

    /** The same for every attempt at a page, and another for every other page; at most 25 characters. */
    static String nonce(String delivery, int page) {
        if (page == 0) {
            return delivery;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((delivery + "/" + page).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 25);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
