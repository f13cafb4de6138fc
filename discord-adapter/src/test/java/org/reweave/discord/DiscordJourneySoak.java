package org.reweave.discord;

import org.reweave.live.LivePlatform;
import org.reweave.live.WholeJourney;

/** The journey on Discord. */
class DiscordJourneySoak extends WholeJourney {
    @Override
    protected LivePlatform platform() {
        return new LiveDiscord();
    }
}
