package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the direct messages that were sent while nobody listened: after a start, and when Discord could not resume a
 * connection. What is said in a chat meanwhile waits until that chat was looked through, so that the order stays.
 *
 * <p>What the bot itself said is read along, so that a message that arrived just before a crash is not sent a second time.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    /** The most that Discord gives of one chat at once. */
    private static final int AT_ONCE = 100;
    /** How often it is asked for more of the same chat. */
    private static final int PAGES = 10;

    private static final int CHATS = 1_000;
    private static final Duration AGAIN_IN = Duration.ofSeconds(5);
    /** How long a message waits for its chat while somebody else looks it through. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A message may have been written a little before the one that was stored last. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private final Pacer pacer;
    private final DirectChannels channels;
    private final Arrivals arrivals;
    private final Later later;
    private final Function<Inbound, CompletableFuture<?>> intake;
    private final Cache<Address, Long> heard =
            Caffeine.newBuilder().maximumSize(CHATS).build();
    private final Cache<String, Boolean> taken =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Map<Address, Long> waiting = new LinkedHashMap<>();
    private final Map<Address, List<Inbound>> held = new LinkedHashMap<>();
    /** Chats that are being looked through; each completes when that has ended. */
    private final Map<Address, CompletableFuture<Void>> underWay = new HashMap<>();
    /** Chats of which it is not known yet what arrived there before this start. */
    private final Set<Address> unread = new HashSet<>();

    CatchUp(
            Pacer pacer,
            DirectChannels channels,
            Arrivals arrivals,
            Later later,
            Function<Inbound, CompletableFuture<?>> intake) {
        this.pacer = pacer;
        this.channels = channels;
        this.arrivals = arrivals;
        this.later = later;
        this.intake = intake;
    }

    /** Somebody was heard from before this start; at most that long ago is looked back. */
    synchronized void heardBefore(Address chat, Instant at) {
        if (!Places.isAside(chat)) {
            long after = TimeUtil.getDiscordTimestamp(at.minus(BEFORE).toEpochMilli());
            heard.put(chat, after);
            waiting.put(chat, after);
            unread.add(chat);
        }
    }

    /** Something was heard just now. */
    void heard(Address chat, long update) {
        heard.asMap().merge(chat, update, Math::max);
    }

    /** Takes a message that came just now: at once, or behind those that were missed before it. */
    CompletableFuture<?> live(Inbound inbound, long message) {
        synchronized (this) {
            if (waiting.containsKey(inbound.from())) {
                held.computeIfAbsent(inbound.from(), chat -> new ArrayList<>()).add(inbound);
                return new CompletableFuture<>();
            }
        }
        heard(inbound.from(), message);
        return take(inbound);
    }

    private CompletableFuture<?> take(Inbound inbound) {
        boolean first = taken.asMap().putIfAbsent(inbound.updateId(), true) == null;
        return first ? intake.apply(inbound) : CompletableFuture.completedFuture(null);
    }

    /** Begins to look through the chats, in the background. */
    void begin(JDA jda) {
        synchronized (this) {
            heard.asMap().forEach(waiting::putIfAbsent);
        }
        later.in(0, () -> next(jda));
    }

    private void next(JDA jda) {
        Optional<Duration> room = pacer.takeLook(Haste.UNASKED);
        long wait = room.map(Duration::toMillis).orElse(0L) + (room.isPresent() ? 1 : 0);
        Address chat = wait > 0 ? null : nextChat();
        try {
            if (chat != null) {
                CompletableFuture<Void> unused = fetch(jda, chat);
            }
        } finally {
            if (room.isEmpty()) {
                pacer.answered();
            }
        }
        if (wait > 0 || chat != null) {
            later.in(wait, () -> next(jda));
        }
    }

    private synchronized @Nullable Address nextChat() {
        Address next = null;
        for (Address chat : waiting.keySet()) {
            if (!underWay.containsKey(chat) && (next == null || held.containsKey(chat))) {
                next = chat;
            }
        }
        return next;
    }

    /**
     * Looks through one chat now, unless that was done, and waits where it is just being done; before something is sent there
     * after a start.
     *
     * @return whether it is known what arrived there before; otherwise what is sent could be there already
     */
    boolean before(JDA jda, Address chat, Haste haste) {
        if (waits(chat)) {
            if (pacer.takeLook(haste).isPresent()) {
                return false;
            }
            try {
                await(fetch(jda, chat));
            } finally {
                pacer.answered();
            }
        }
        return known(chat);
    }

    private static void await(CompletableFuture<Void> looking) {
        try {
            looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("a chat is still being looked through");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is known what arrived in a chat before this start. */
    synchronized boolean known(Address chat) {
        return !unread.contains(chat);
    }

    private synchronized boolean waits(Address chat) {
        return waiting.containsKey(chat);
    }

    /** Looks through one chat, where that is wanted; what is returned completes when that has ended, whoever does it. */
    private CompletableFuture<Void> fetch(JDA jda, Address chat) {
        CompletableFuture<Void> looking = new CompletableFuture<>();
        long after;
        synchronized (this) {
            Long since = waiting.get(chat);
            CompletableFuture<Void> already = since == null ? null : underWay.putIfAbsent(chat, looking);
            if (since == null || already != null) {
                return already == null ? CompletableFuture.completedFuture(null) : already;
            }
            after = since;
        }
        try {
            PrivateChannel channel = channels.open(jda, chat.user());
            lookThrough(jda, channel, after);
            read(chat);
            done(chat);
        } catch (FailedCall e) {
            if (FailureTable.verdict(e.failure()).delivery() instanceof Delivery.Unreachable) {
                read(chat);
                done(chat);
            } else {
                done(chat);
                again(jda, chat, after);
            }
        }
        return looking;
    }

    /** Reads on from a message, the oldest first, to the newest. */
    private void lookThrough(JDA jda, PrivateChannel channel, long from) throws FailedCall {
        List<Message> messages = page(channel, from);
        for (int page = 1; page < PAGES && messages.size() == AT_ONCE; page++) {
            messages.forEach(message -> take(jda, message));
            pacer.counted();
            try {
                messages = page(channel, messages.get(AT_ONCE - 1).getIdLong());
            } finally {
                pacer.answered();
            }
        }
        messages.forEach(message -> take(jda, message));
    }

    private static List<Message> page(PrivateChannel channel, long after) throws FailedCall {
        List<Message> messages = new ArrayList<>(
                FailedCall.once(channel.getHistoryAfter(after, AT_ONCE)).getRetrievedHistory());
        Collections.reverse(messages);
        return messages;
    }

    private void take(JDA jda, Message message) {
        if (message.getAuthor().getIdLong() == jda.getSelfUser().getIdLong()) {
            arrivals.note(message);
        } else {
            Translator.message(message).ifPresent(inbound -> {
                heard(inbound.from(), message.getIdLong());
                CompletableFuture<?> unused = take(inbound);
            });
        }
    }

    private synchronized void read(Address chat) {
        unread.remove(chat);
    }

    /** The chat was looked through, or cannot be; what was said meanwhile is taken. */
    private synchronized void done(Address chat) {
        waiting.remove(chat);
        CompletableFuture<Void> looking = underWay.remove(chat);
        List<Inbound> meanwhile = held.remove(chat);
        if (meanwhile != null) {
            for (Inbound inbound : meanwhile) {
                CompletableFuture<?> unused = take(inbound);
            }
        }
        if (looking != null) {
            looking.complete(null);
        }
    }

    private void again(JDA jda, Address chat, long after) {
        LOG.warn("what was missed in a chat could not be fetched; it is tried again in {} s", AGAIN_IN.toSeconds());
        later.in(AGAIN_IN.toMillis(), () -> {
            synchronized (this) {
                waiting.putIfAbsent(chat, after);
            }
            next(jda);
        });
    }
}
