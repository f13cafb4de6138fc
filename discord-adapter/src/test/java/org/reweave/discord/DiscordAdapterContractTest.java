package org.reweave.discord;

import org.reweave.spi.PlatformAdapterContract;
import org.reweave.spi.Rig;

/** What every platform keeps, on Discord. */
class DiscordAdapterContractTest extends PlatformAdapterContract {
    @Override
    protected Rig rig() {
        return new DiscordRig();
    }
}
