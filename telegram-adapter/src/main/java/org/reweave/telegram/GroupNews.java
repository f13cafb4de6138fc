package org.reweave.telegram;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.Place;
import org.reweave.spi.InboundSink;

/**
 * Tells the core what a refused post says about a group, where no update says it: that it moved, that a topic is gone, that
 * the bot is no longer in it or may not write.
 *
 * <p>What could not be told is told with the next post.
 */
final class GroupNews {
    private static final Set<String> OUT = Set.of("kicked", "not a member", "group deleted");

    private final long bot;
    private final Map<String, Boolean> silenced = new ConcurrentHashMap<>();
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

    void moved(Target from, Target to) {
        if (from.group()) {
            tell(moveName(bot, from.chat()), from, new Moved(to.chat()));
        }
    }

    /** A post arrived: where it could not be made before, all is well again. */
    void posted(Target to, String deliveryId) {
        if (silenced.remove(to.chat()) != null) {
            tell(name(deliveryId), to, new Lacking(Set.of()));
        }
    }

    void refused(Target to, Failure failure, String deliveryId) {
        if (failure.reason().equals("topic gone") && to.topic().isPresent()) {
            tell(name(deliveryId), to, new ChannelGone(to.place().channel()));
        } else if (OUT.contains(failure.reason())) {
            tell(name(deliveryId), to, new BotRemoved());
        } else if (failure.reason().equals("may not write")) {
            silenced.put(to.chat(), true);
            tell(name(deliveryId), to, new Lacking(Set.of(Permission.POST)));
        }
    }

    private String name(String deliveryId) {
        return bot + "-post-" + deliveryId;
    }

    private void tell(String name, Target where, Happening what) {
        InboundSink core = sink;
        if (core != null) {
            Place place = where.place();
            var unused = core.acceptGroup(new GroupInbound(name, place, Optional.empty(), Optional.empty(), what));
        }
    }
}
