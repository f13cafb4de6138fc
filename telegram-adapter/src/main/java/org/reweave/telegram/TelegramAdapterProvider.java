package org.reweave.telegram;

import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider;

/** Makes the Telegram adapter, where a token is set. */
public final class TelegramAdapterProvider implements PlatformAdapterProvider {

    @Override
    public String platform() {
        return TelegramAdapter.PLATFORM;
    }

    @Override
    public Availability availability(AdapterContext context) {
        try {
            TelegramSettings.read(context);
            return new Availability.Ready();
        } catch (TelegramSettings.Wrong wrong) {
            return wrong.missing()
                    ? new Availability.NotConfigured(wrong.remedy())
                    : new Availability.Misconfigured(wrong.remedy());
        }
    }

    @Override
    public PlatformAdapter create(AdapterContext context) {
        try {
            return new TelegramAdapter(TelegramSettings.read(context), context.clock(), Tempo.usual());
        } catch (TelegramSettings.Wrong wrong) {
            throw new IllegalStateException(wrong.remedy());
        }
    }
}
