package org.reweave.telegram;

import java.util.List;
import org.reweave.live.DialogCanaries;

/** Words where the companion asks something itself, on Discord and Telegram. */
class DialogCanaryTest extends DialogCanaries {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
