package org.reweave.terminal;

import org.reweave.spi.PlatformFilesContract;
import org.reweave.spi.Rig;

class TerminalFilesTest extends PlatformFilesContract {
    @Override
    protected Rig rig() {
        return new TerminalRig();
    }
}
