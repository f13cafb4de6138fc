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
        try {
            DiscordSettings.read(context);
            return new Availability.Ready();
        } catch (DiscordSettings.Wrong wrong) {
            return wrong.missing()
                    ? new Availability.NotConfigured(wrong.remedy())
                    : new Availability.Misconfigured(wrong.remedy());
        }
    }

    @Override
    public PlatformAdapter create(AdapterContext context) {
        try {
            return new DiscordAdapter(DiscordSettings.read(context), context, Tempo.usual());
        } catch (DiscordSettings.Wrong wrong) {
            throw new IllegalStateException(wrong.remedy());
        }
    }
}
