package org.reweave.discord;

import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider;

/** Says whether Discord is set up; connecting to it is not part of this version. */
public final class DiscordAdapterProvider implements PlatformAdapterProvider {
    private static final String TOKEN = "discord-token";

    @Override
    public String platform() {
        return "discord";
    }

    @Override
    public Availability availability(AdapterContext context) {
        return new Availability.NotConfigured(
                context.setting(TOKEN).isPresent()
                        ? "This version cannot connect to Discord yet; take discord-token out of the settings until a newer one can."
                        : "For Discord set DISCORD_TOKEN, or discord-token in reweave.yaml.");
    }

    @Override
    public PlatformAdapter create(AdapterContext context) {
        throw new IllegalStateException("this version cannot connect to Discord yet");
    }
}
