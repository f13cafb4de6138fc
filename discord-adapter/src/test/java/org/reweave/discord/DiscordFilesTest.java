package org.reweave.discord;

import org.reweave.spi.PlatformFilesContract;
import org.reweave.spi.Rig;

class DiscordFilesTest extends PlatformFilesContract {
    @Override
    protected Rig rig() {
        return new DiscordRig();
    }
}
