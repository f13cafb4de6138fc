package org.reweave.telegram;

import java.util.concurrent.atomic.AtomicLong;
import org.reweave.live.Burst;
import org.reweave.message.Address;
import org.reweave.spi.PlatformAdapter;

/** On Telegram 30 messages may arrive within a second. */
final class TelegramBurst extends Burst {
    private final TelegramRig rig = new TelegramRig();
    private final AtomicLong people = new AtomicLong();

    @Override
    protected PlatformAdapter adapter() {
        rig.tempo = Tempo.usual();
        rig.telegram.watchers.add(call -> {
            if (call.method().equals("sendmessage")) {
                arrived(call.parameters().path("chat_id").asText());
            }
        });
        return rig.adapter();
    }

    @Override
    protected Address newcomer() {
        String id = Long.toString(people.incrementAndGet());
        return new Address("telegram", id, id);
    }

    @Override
    protected int allowedPerSecond() {
        return 30;
    }

    @Override
    protected int counted() {
        return rig.telegram.calls("sendMessage").size();
    }

    @Override
    protected int refusals() {
        return rig.telegram.refusals.get();
    }

    @Override
    protected void close() {
        rig.close();
    }
}
