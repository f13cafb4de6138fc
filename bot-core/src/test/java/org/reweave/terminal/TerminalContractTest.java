package org.reweave.terminal;

import org.reweave.spi.PlatformAdapterContract;
import org.reweave.spi.Rig;

class TerminalContractTest extends PlatformAdapterContract {
    @Override
    protected Rig rig() {
        return new TerminalRig();
    }
}
