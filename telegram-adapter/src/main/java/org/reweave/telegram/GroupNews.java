package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.spi.InboundSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core what a refused post says about a group, where no update says it: that it moved, that a topic is gone, that
 * the bot is no longer in it or may not write.
 *
 * <p>What could not be told is told with the next post.
 */
final class GroupNews {
    private static final Logger log = LoggerFactory.getLogger(GroupNews.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> OUT = Set.of("kicked", "not a member", "group deleted");

    private final long bot;
    /** Groups of which the core knows that posts arrive there; after a start, of none. */
    private final Cache<String, Boolean> heard =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private volatile @Nullable InboundSink sink;

    GroupNews(long bot) {
        this.bot = bot;
    }

    /** From now on it is told there. */
    void tell(InboundSink core) {
        sink = core;
    }

    /** The name under which it is told that a group moved, the same whoever says so. */
    static String moveName(long bot, String from) {
        return bot + "-moved" + from;
    }

    /** Whether it is durable that a group has another id; while it is not, the next post to the old one tells it again. */
    boolean moved(Target from, Target to) {
        return tell(moveName(bot, from.chat()), from, new Moved(to.chat()));
    }

    /** A post arrived, which is news where one could not be made before; perhaps that was before this start. */
    void posted(Target to, String deliveryId) {
        if (heard.getIfPresent(to.chat()) == null && tell(name(deliveryId), to, new Posted())) {
            heard.put(to.chat(), true);
        }
    }

    void refused(Target to, Failure failure, String deliveryId) {
        if (failure.reason().equals("topic gone") && to.topic().isPresent()) {
            tell(name(deliveryId), to, new ChannelGone(to.place().channel()));
        } else if (OUT.contains(failure.reason())) {
            tell(name(deliveryId), to, new BotRemoved());
        } else if (failure.reason().equals("may not write")) {
            unsure(to);
            tell(name(deliveryId), to, new Lacking(Set.of(Permission.POST)));
        } else {
            unsure(to);
        }
    }

    /** A post will never be made for another reason: the core has heard so much, and is to hear of the next one that is. */
    void unsure(Target to) {
        heard.invalidate(to.chat());
    }

    private String name(String deliveryId) {
        return bot + "-post-" + deliveryId;
    }

    /** Whether it is durable; the post counts as settled only after that. */
    private boolean tell(String name, Target where, Happening what) {
        InboundSink core = sink;
        if (core == null) {
            return false;
        }
        GroupInbound news = new GroupInbound(name, where.place(), Optional.empty(), Optional.empty(), what);
        try {
            core.acceptGroup(news).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notTaken) {
            log.warn("what a post showed of a group could not be told; the next post tells it");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
