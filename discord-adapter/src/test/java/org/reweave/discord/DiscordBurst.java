package org.reweave.discord;

import java.time.Clock;
import java.util.List;
import org.reweave.live.Burst;
import org.reweave.message.Address;
import org.reweave.spi.PlatformAdapter;

/** On Discord 50 requests may arrive within a second, and each conversation has to be looked up before it is written to. */
public final class DiscordBurst extends Burst {
    private final FakeDiscord discord = new FakeDiscord();

    @Override
    public String name() {
        return "discord";
    }

    @Override
    protected PlatformAdapter adapter() {
        discord.whenShown = posted -> arrived(posted.channel);
        var context = DiscordRig.context(discord, Clock.systemUTC(), List.of());
        return new DiscordAdapter(DiscordRig.settings(context), context, Tempo.usual());
    }

    @Override
    protected Address newcomer() {
        return discord.person().direct();
    }

    @Override
    protected int allowedPerSecond() {
        return 50;
    }

    @Override
    protected int counted() {
        return discord.requests.get();
    }

    @Override
    protected int refusals() {
        return discord.tooMany.get();
    }

    @Override
    protected List<String> violations() {
        return List.copyOf(discord.violations);
    }

    @Override
    protected void close() {
        discord.close();
    }
}
