package org.reweave.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.Place;
import org.reweave.spi.InboundSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core what a post shows of a server, where Discord did not say it by itself: that the bot is no longer in it, that
 * a channel is gone, what it may not do there.
 *
 * <p>What could not be told is told with the next post.
 */
final class GroupNews {
    private static final Logger LOG = LoggerFactory.getLogger(GroupNews.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private volatile @Nullable InboundSink sink;

    /** From now on it is told there. */
    void tell(InboundSink core) {
        sink = core;
    }

    /** The bot is no longer in the server. */
    void removed(Place place, String delivery) {
        tell("-" + delivery, place, new BotRemoved());
    }

    /** The channel is gone. */
    void gone(Place place, String delivery) {
        tell("x" + delivery, place, new ChannelGone(place.channel()));
    }

    /** What is lacking there, all of it. Returns whether the core has it on disk. */
    boolean lacking(Place place, Lacking lacking, String delivery) {
        return tell("p" + delivery, place, lacking);
    }

    private boolean tell(String name, Place where, Happening what) {
        InboundSink core = sink;
        if (core == null) {
            return false;
        }
        GroupInbound news = new GroupInbound("post" + name, where, Optional.empty(), Optional.empty(), what);
        try {
            core.acceptGroup(news).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notTaken) {
            LOG.warn("what a post showed of a server could not be told; the next post tells it");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
