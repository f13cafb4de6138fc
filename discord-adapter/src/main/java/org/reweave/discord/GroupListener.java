package org.reweave.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.override.PermissionOverrideCreateEvent;
import net.dv8tion.jda.api.events.guild.override.PermissionOverrideDeleteEvent;
import net.dv8tion.jda.api.events.guild.override.PermissionOverrideUpdateEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.reweave.message.GroupInbound;
import org.reweave.spi.InboundSink.Accepted;

/**
 * Hears what happens in servers and to the bot's place in them, and hands it over. A server that is only out of reach was
 * not left: Discord says which of both it is.
 */
final class GroupListener extends ListenerAdapter {
    /** Shorter than names of news are remembered for. */
    private static final Duration LATELY = Duration.ofDays(7);

    private final Intake intake;
    private final GroupPlaces places;
    private final Clock clock;

    GroupListener(Intake intake, GroupPlaces places, Clock clock) {
        this.intake = intake;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A server it finds itself in after a start. Where it was added lately nobody may have heard of that; where somebody did,
     * it is the same news by the same name, and known.
     */
    @Override
    public void onGuildReady(GuildReadyEvent event) {
        Instant joined = event.getGuild().getSelfMember().getTimeJoined().toInstant();
        if (joined.isAfter(clock.instant().minus(LATELY))) {
            onAdded(event.getGuild());
        }
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        onAdded(event.getGuild());
    }

    private void onAdded(Guild guild) {
        take(GroupTranslator.added(guild));
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        take(GroupTranslator.removed(event.getGuild()));
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        take(GroupTranslator.removed(event.getGuildId(), now()));
    }

    @Override
    public void onChannelDelete(ChannelDeleteEvent event) {
        if (event.isFromGuild()) {
            take(GroupTranslator.gone(event.getGuild(), event.getChannel()));
        }
    }

    // --- what may be done there has changed ---

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        look(event.getGuild());
    }

    @Override
    public void onPermissionOverrideCreate(PermissionOverrideCreateEvent event) {
        look(event.getGuild());
    }

    @Override
    public void onPermissionOverrideUpdate(PermissionOverrideUpdateEvent event) {
        look(event.getGuild());
    }

    @Override
    public void onPermissionOverrideDelete(PermissionOverrideDeleteEvent event) {
        look(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        look(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        look(event.getGuild());
    }

    private void look(Guild guild) {
        places.changed(guild).forEach(change -> {
            take(GroupTranslator.lacking(change.channel(), change.lacking(), now()));
            places.told(change.channel(), change.lacking());
        });
    }

    // --- spoken to ---

    /** A message in a server; nothing is read but what calls the bot by name. */
    void heard(Message message) {
        GroupTranslator.spoken(message).ifPresent(this::take);
    }

    /** A command for the group, and what stands behind it. */
    CompletableFuture<Accepted> commanded(SlashCommandInteractionEvent event, Guild guild, String name, String rest) {
        return intake.take(GroupTranslator.command(event, guild, name, rest));
    }

    private void take(GroupInbound inbound) {
        CompletableFuture<Accepted> unused = intake.take(inbound);
    }

    /** A name for what Discord gives none. */
    private static String now() {
        return UUID.randomUUID().toString();
    }
}
