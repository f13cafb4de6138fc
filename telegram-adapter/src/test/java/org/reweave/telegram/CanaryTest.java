package org.reweave.telegram;

import java.util.List;
import org.reweave.live.Canaries;

/** Marked words on Discord and Telegram; it stands here because this module is built last and sees both. */
class CanaryTest extends Canaries {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
