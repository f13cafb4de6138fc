package org.reweave.telegram;

import java.util.List;
import org.reweave.live.AllPlatforms;

/** Discord and Telegram in one process; it stands here because this module is built last and sees both. */
class BothPlatformsTest extends AllPlatforms {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
