package org.reweave.telegram;

import java.util.List;
import org.reweave.live.GroupCanaries;

/** Words in groups, on Discord and Telegram. */
class GroupCanaryTest extends GroupCanaries {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
