package org.reweave.telegram;

import java.io.IOException;
import java.util.List;
import org.reweave.live.FailureCanaries;

/** Words in what goes wrong, where Telegram brings them to a port. */
class FailureCanaryByWebhookTest extends FailureCanaries {
    FailureCanaryByWebhookTest() throws IOException {
        super(List.of(LiveTelegram.byWebhook()));
    }

    @Override
    protected List<String> expected() {
        return List.of("telegram");
    }
}
