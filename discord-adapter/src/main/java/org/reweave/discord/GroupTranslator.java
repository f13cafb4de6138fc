package org.reweave.discord;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.Place;

/**
 * Puts what happened in servers, and to the bot's place in them, into the words every platform shares. Nothing happens here.
 *
 * <p>Where Discord names nothing, an update's name is made of when the bot joined, which every delivery of it carries.
 */
final class GroupTranslator {
    private GroupTranslator() {}

    /** The bot was added to a server; by whom, Discord tells only to those who may read its log. */
    static GroupInbound added(Guild guild) {
        Optional<? extends GuildChannel> usual = Permits.usual(guild);
        Set<Permission> missing = usual.map(Permits::missing).orElse(Set.of(Permission.VIEW, Permission.POST));
        String channel = usual.map(ISnowflake::getId).orElse("");
        return unsigned("+" + stay(guild), place(guild.getId(), channel), new GroupInbound.BotAdded(missing));
    }

    /** The bot was removed from a server, or the server is gone. */
    static GroupInbound removed(Guild guild) {
        return unsigned("-" + stay(guild), place(guild.getId(), ""), new GroupInbound.BotRemoved());
    }

    /** The same, while Discord could not show the server; {@code update} names it. */
    static GroupInbound removed(String guild, String update) {
        return unsigned("-" + guild + "-" + update, place(guild, ""), new GroupInbound.BotRemoved());
    }

    private static String stay(Guild guild) {
        Instant joined = guild.getSelfMember().getTimeJoined().toInstant();
        return guild.getId() + "-" + joined.toEpochMilli();
    }

    /**
     * Somebody is in the server no more; {@code update} names that this was seen. Their account is no part of the name: a name is
     * remembered for longer than they may be.
     */
    static GroupInbound left(Guild guild, String user, String update) {
        return new GroupInbound(
                "l" + update,
                place(guild.getId(), ""),
                Optional.of(new Actor(Places.aside(user), false, false, Set.of())),
                Optional.empty(),
                new GroupInbound.MemberLeft());
    }

    /** A channel was deleted. */
    static GroupInbound gone(Guild guild, Channel channel) {
        return unsigned(
                "x" + channel.getId(),
                place(guild.getId(), channel.getId()),
                new GroupInbound.ChannelGone(channel.getId()));
    }

    /** What the bot lacks in a channel from now on; {@code update} names this moment. */
    static GroupInbound lacking(GuildChannel channel, Set<Permission> missing, String update) {
        return unsigned(
                "p" + channel.getId() + "-" + update,
                place(channel.getGuild().getId(), channel.getId()),
                new GroupInbound.Lacking(missing));
    }

    private static GroupInbound unsigned(String update, Place place, Happening happening) {
        return new GroupInbound(update, place, Optional.empty(), Optional.empty(), happening);
    }

    /** A command for the group: whoever gave it can be answered there, seen by them alone. */
    static GroupInbound command(Interaction interaction, Guild guild, String name, String rest) {
        String channel = String.valueOf(interaction.getChannelId());
        Optional<Set<Permission>> missing =
                Optional.ofNullable(guild.getGuildChannelById(channel)).map(Permits::missing);
        return new GroupInbound(
                interaction.getId(),
                place(guild.getId(), channel),
                Optional.of(actor(interaction.getUser().getId(), interaction.getMember(), true)),
                Optional.of(interaction.getTimeCreated().toInstant()),
                new GroupInbound.Command(name, rest, missing));
    }

    /**
     * Words in which the bot is called by name; empty for all other words, and for what no person wrote. To a message Discord
     * shows no answer that only its writer sees, so they are not answerable.
     */
    static Optional<GroupInbound> spoken(Message message) {
        String self = message.getJDA().getSelfUser().getId();
        boolean byName = message.getMentions().getUsers().stream()
                .anyMatch(user -> user.getId().equals(self));
        if (!byName || !Translator.byPerson(message)) {
            return Optional.empty();
        }
        String words =
                message.getContentRaw().replaceAll("<@!?" + self + ">", " ").strip();
        return Optional.of(new GroupInbound(
                message.getId(),
                place(message.getGuild().getId(), message.getChannelId()),
                Optional.of(actor(message.getAuthor().getId(), message.getMember(), false)),
                Optional.of(message.getTimeCreated().toInstant()),
                new GroupInbound.Spoken(words)));
    }

    private static Actor actor(String user, @Nullable Member member, boolean answerable) {
        Set<String> roles = member == null
                ? Set.of()
                : member.getUnsortedRoles().stream().map(ISnowflake::getId).collect(Collectors.toSet());
        boolean administers = member != null && Permits.administers(member);
        return new Actor(Places.aside(user), answerable, administers, roles);
    }

    private static Place place(String guild, String channel) {
        return new Place(Places.PLATFORM, guild, channel);
    }
}
