package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.reweave.message.GroupInbound.Permission;

/**
 * What the core was told is lacking in the channels that are posted in. Forgotten with the process: what changed meanwhile is
 * noticed by the next post.
 *
 * <p>What Discord says is allowed is one thing, what it lets through another: a post may be refused though all rights are
 * there. What a post showed stands until another post shows something else, or until it is explained by a right that is
 * missing and given back.
 */
final class GroupPlaces {
    private static final int SERVERS = 10_000;

    private final LoadingCache<Long, Map<Long, Known>> byServer =
            Caffeine.newBuilder().maximumSize(SERVERS).build(server -> new ConcurrentHashMap<>());

    /** What the core was told of a channel, and what Discord said was missing there at that time. */
    private record Known(Set<Permission> told, Set<Permission> seen) {}

    /** A change of what is lacking in a channel that is posted in. */
    record Change(GuildChannel channel, Set<Permission> lacking) {}

    /** Whether the core has to be told that this is lacking in a channel. */
    boolean isNews(GuildChannel channel, Set<Permission> lacking) {
        Known known = of(channel.getGuild()).get(channel.getIdLong());
        return known == null || !known.told().equals(lacking);
    }

    /** The core was told what is lacking in a channel. */
    void told(GuildChannel channel, Set<Permission> lacking) {
        of(channel.getGuild()).put(channel.getIdLong(), new Known(Set.copyOf(lacking), Permits.missing(channel)));
    }

    /** A post was not made, whatever the reason; the core hears of the next that is, for it may have been told of this one. */
    void unsure(GuildChannel channel) {
        of(channel.getGuild()).remove(channel.getIdLong());
    }

    /** What changed, by what Discord says, since the core was told of each channel. */
    List<Change> changed(Guild guild) {
        List<Change> changes = new ArrayList<>();
        of(guild).forEach((id, known) -> {
            GuildChannel channel = guild.getGuildChannelById(id);
            if (channel == null) {
                of(guild).remove(id);
                return;
            }
            Set<Permission> now = Permits.missing(channel);
            if (now.equals(known.seen())) {
                return;
            }
            Set<Permission> lacking = EnumSet.noneOf(Permission.class);
            lacking.addAll(known.told());
            lacking.removeAll(known.seen());
            lacking.addAll(now);
            if (lacking.equals(known.told())) {
                told(channel, lacking);
            } else {
                changes.add(new Change(channel, lacking));
            }
        });
        return changes;
    }

    private Map<Long, Known> of(Guild guild) {
        return byServer.get(guild.getIdLong());
    }
}
