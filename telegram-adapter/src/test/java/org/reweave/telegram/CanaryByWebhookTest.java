package org.reweave.telegram;

import java.io.IOException;
import java.util.List;
import org.reweave.live.Canaries;

/** Marked words that Telegram brings to a port. */
class CanaryByWebhookTest extends Canaries {
    CanaryByWebhookTest() throws IOException {
        super(List.of(LiveTelegram.byWebhook()));
    }

    @Override
    protected List<String> expected() {
        return List.of("telegram");
    }
}
