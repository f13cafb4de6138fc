package org.reweave.telegram;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.reweave.spi.PlatformAdapterContract;
import org.reweave.spi.Rig;

/** The same contract where Telegram brings the updates. */
class TelegramByWebhookTest extends PlatformAdapterContract {

    @Override
    protected Rig rig() throws IOException {
        TelegramRig rig = new TelegramRig();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(free.getLocalPort());
            rig.settings.put("telegram-webhook-url", "http://127.0.0.1:" + port + "/telegram");
            rig.settings.put("telegram-webhook-port", port);
        }
        return rig;
    }
}
