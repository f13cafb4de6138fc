package org.reweave.telegram;

import org.reweave.spi.PlatformAdapterContract;
import org.reweave.spi.Rig;

/** The contract of every platform, over a Bot API server on loopback. */
class TelegramAdapterTest extends PlatformAdapterContract {
    @Override
    protected Rig rig() {
        return new TelegramRig();
    }
}
