package org.reweave.discord;

import org.reweave.spi.GroupRig;
import org.reweave.spi.PlatformGroupsContract;

/** What every platform keeps in groups, on Discord. */
class DiscordGroupsContractTest extends PlatformGroupsContract {
    @Override
    protected GroupRig rig() {
        return new DiscordGroupRig();
    }
}
