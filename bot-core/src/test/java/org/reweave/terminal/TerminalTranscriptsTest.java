package org.reweave.terminal;

import org.reweave.spi.Rig;
import org.reweave.transcript.PlatformTranscripts;

/** Every chat the core is tested with, at the terminal, by somebody who types numbers. */
class TerminalTranscriptsTest extends PlatformTranscripts {
    @Override
    protected Rig rig() {
        return new TypingRig();
    }
}
