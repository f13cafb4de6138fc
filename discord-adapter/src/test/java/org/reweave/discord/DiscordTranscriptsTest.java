package org.reweave.discord;

import org.reweave.spi.Rig;
import org.reweave.transcript.PlatformTranscripts;

class DiscordTranscriptsTest extends PlatformTranscripts {

    @Override
    protected Rig rig() {
        return DiscordRig.unhurried();
    }
}
