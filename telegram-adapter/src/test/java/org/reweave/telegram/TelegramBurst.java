package org.reweave.telegram;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.reweave.live.Burst;
import org.reweave.message.Address;
import org.reweave.spi.PlatformAdapter;

/** On Telegram 30 messages may arrive within a second. */
public final class TelegramBurst extends Burst {
    private final TelegramRig rig = new TelegramRig();
    private final AtomicLong people = new AtomicLong();

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    protected PlatformAdapter adapter() {
        rig.tempo = Tempo.usual();
        rig.telegram.whenShown = this::arrived;
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
        return rig.telegram.sent.size();
    }

    @Override
    protected int refusals() {
        return rig.telegram.refusals.get();
    }

    @Override
    protected List<String> violations() {
        return List.copyOf(rig.telegram.violations());
    }

    @Override
    protected void close() {
        rig.telegram.close();
    }
}
