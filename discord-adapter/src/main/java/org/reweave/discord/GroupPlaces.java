package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound.Permission;

/**
 * Where the last post in each server went, and what the core was told is lacking there. Forgotten with the process: what
 * changed meanwhile is noticed by the next post.
 */
final class GroupPlaces {
    private final Cache<Long, Known> byServer =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private record Known(long channel, @Nullable Set<Permission> told) {}

    /** A change of what is lacking in the place a server's posts go to. */
    record Change(GuildChannel channel, Set<Permission> lacking) {}

    /** Something is posted there; returns what is lacking, where the core was not told so. */
    Optional<Set<Permission>> posting(GuildChannel channel) {
        long server = channel.getGuild().getIdLong();
        Set<Permission> now = Permits.missing(channel);
        Known known = byServer.getIfPresent(server);
        if (known != null && known.channel() == channel.getIdLong()) {
            return now.equals(known.told()) ? Optional.empty() : Optional.of(now);
        }
        byServer.put(server, new Known(channel.getIdLong(), null));
        return Optional.of(now);
    }

    /** The core was told what is lacking in a channel. */
    void told(GuildChannel channel, Set<Permission> lacking) {
        byServer.put(channel.getGuild().getIdLong(), new Known(channel.getIdLong(), lacking));
    }

    /** What changed since it was last looked at, where that matters to the server's posts. */
    Optional<Change> changed(Guild guild) {
        Known known = byServer.getIfPresent(guild.getIdLong());
        GuildChannel channel = known == null ? null : guild.getGuildChannelById(known.channel());
        if (known == null || channel == null) {
            return Optional.empty();
        }
        Set<Permission> now = Permits.missing(channel);
        return now.equals(known.told()) ? Optional.empty() : Optional.of(new Change(channel, now));
    }
}
