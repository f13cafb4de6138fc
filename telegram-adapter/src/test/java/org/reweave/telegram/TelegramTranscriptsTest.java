package org.reweave.telegram;

import org.reweave.spi.Rig;
import org.reweave.transcript.PlatformTranscripts;

class TelegramTranscriptsTest extends PlatformTranscripts {

    @Override
    protected Rig rig() {
        return TelegramRig.unhurried();
    }
}
