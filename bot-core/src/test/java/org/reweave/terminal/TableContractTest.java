package org.reweave.terminal;

import org.reweave.spi.GroupRig;
import org.reweave.spi.PlatformGroupsContract;

/** What every platform keeps in groups, at one terminal. */
class TableContractTest extends PlatformGroupsContract {
    @Override
    protected GroupRig rig() {
        return new TableRig();
    }
}
