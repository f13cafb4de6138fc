package org.reweave.discord;

import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider;

/** Offers the companion on Discord to the launcher. */
public final class DiscordAdapterProvider implements PlatformAdapterProvider {
    @Override
    public String platform() {
        return Places.PLATFORM;
    }

    @Override
    public Availability availability(AdapterContext context) {
        return DiscordSettings.of(context).isPresent()
                ? new Availability.Ready()
                : new Availability.NotConfigured(
                        "Set DISCORD_TOKEN to the token under Bot at discord.com/developers/applications.");
    }

    @Override
    public PlatformAdapter create(AdapterContext context) {
        DiscordSettings settings = DiscordSettings.of(context)
                .orElseThrow(() -> new IllegalStateException("Discord is not configured: there is no discord-token"));
        return new DiscordAdapter(settings, context, Tempo.usual());
    }
}
