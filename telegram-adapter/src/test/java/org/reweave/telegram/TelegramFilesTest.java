package org.reweave.telegram;

import org.reweave.spi.PlatformFilesContract;
import org.reweave.spi.Rig;

class TelegramFilesTest extends PlatformFilesContract {
    @Override
    protected Rig rig() {
        return new TelegramRig();
    }
}
