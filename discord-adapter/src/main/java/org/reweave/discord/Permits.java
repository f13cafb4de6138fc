package org.reweave.discord;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.reweave.message.GroupInbound;

/** What the bot is allowed in a server, in the core's words. */
final class Permits {
    private Permits() {}

    /** What is missing in one channel; nothing for all is well. */
    static Set<GroupInbound.Permission> missing(GuildChannel channel) {
        Member self = channel.getGuild().getSelfMember();
        boolean thread = channel.getType().isThread();
        Map<GroupInbound.Permission, Permission> wanted = new EnumMap<>(GroupInbound.Permission.class);
        wanted.put(GroupInbound.Permission.VIEW, Permission.VIEW_CHANNEL);
        wanted.put(GroupInbound.Permission.POST, thread ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
        wanted.put(GroupInbound.Permission.PICTURES, Permission.MESSAGE_ATTACH_FILES);
        if (!thread) {
            wanted.put(GroupInbound.Permission.THREADS, Permission.CREATE_PUBLIC_THREADS);
        }
        // Whoever does not see a channel may do nothing there. Only what has to be allowed is named, so each is asked
        // by itself.
        if (!self.hasPermission(Permission.ADMINISTRATOR)) {
            wanted.values().removeAll(self.getPermissionsExplicit(channel));
            return Set.copyOf(wanted.keySet());
        }
        return Set.of();
    }

    /** Whether the bot may see a channel and post there. */
    static boolean posts(GuildChannel channel) {
        Set<GroupInbound.Permission> missing = missing(channel);
        return !missing.contains(GroupInbound.Permission.VIEW) && !missing.contains(GroupInbound.Permission.POST);
    }

    /**
     * Where to say something in a server that named no channel yet: where it welcomes people, else the uppermost channel in
     * which the bot may post, else the uppermost of all. Empty for a server without channels for text.
     */
    static Optional<TextChannel> usual(Guild guild) {
        Stream<TextChannel> welcome = Stream.ofNullable(guild.getSystemChannel());
        return Stream.concat(welcome, guild.getTextChannels().stream())
                .min(Comparator.comparing(channel -> !posts(channel)));
    }

    /** Whether somebody may change the server. */
    static boolean administers(Member member) {
        return member.hasPermission(Permission.MANAGE_SERVER);
    }
}
