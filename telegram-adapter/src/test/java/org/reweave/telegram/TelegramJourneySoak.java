package org.reweave.telegram;

import org.reweave.live.LivePlatform;
import org.reweave.live.WholeJourney;

/** The journey on Telegram. */
class TelegramJourneySoak extends WholeJourney {
    @Override
    protected LivePlatform platform() {
        return new LiveTelegram();
    }
}
