package org.reweave.telegram;

import java.util.List;
import org.reweave.live.HostileSenders;

/** Hostile input on Discord and Telegram; it stands here because this module is built last and sees both. */
class HostileSendersTest extends HostileSenders {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
