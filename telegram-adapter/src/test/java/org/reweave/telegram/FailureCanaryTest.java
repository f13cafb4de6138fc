package org.reweave.telegram;

import java.util.List;
import org.reweave.live.FailureCanaries;

/** Words in what goes wrong, on Discord and Telegram. */
class FailureCanaryTest extends FailureCanaries {
    @Override
    protected List<String> expected() {
        return List.of("discord", "telegram");
    }
}
