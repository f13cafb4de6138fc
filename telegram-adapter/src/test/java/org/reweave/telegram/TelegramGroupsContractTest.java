package org.reweave.telegram;

import org.reweave.spi.GroupRig;
import org.reweave.spi.PlatformGroupsContract;

/** What every platform keeps in groups, on Telegram. */
class TelegramGroupsContractTest extends PlatformGroupsContract {
    @Override
    protected GroupRig rig() {
        return new TelegramGroupRig();
    }
}
