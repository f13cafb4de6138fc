package org.reweave.discord;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.reweave.app.Members;
import org.reweave.discord.Interacted.Where;
import org.reweave.message.Address;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;
import org.reweave.store.Transactions;

/** The fake Discord, with one person in it, as the contract wants a platform. */
final class DiscordRig implements Rig {
    static final Duration CONNECTS_WITHIN = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final FakeDiscord discord = new FakeDiscord();
    final FakePerson person = discord.person();
    private final Map<String, List<Posted.Offer>> seen = new ConcurrentHashMap<>();
    private final Tempo tempo;
    private Clock clock = Clock.systemUTC();
    private boolean down;
    private int sessionsBefore;
    private DiscordAdapter latest;

    DiscordRig() {
        this(Tempo.usual());
    }

    private DiscordRig(Tempo tempo) {
        this.tempo = tempo;
        discord.faults.punctual = false;
    }

    /** One on which nothing is paced, and the connection is waited for however slow this machine is. */
    static DiscordRig unhurried() {
        DiscordRig rig = new DiscordRig(Tempo.usual().paced(10_000, 10_000).connectingWithin(CONNECTS_WITHIN));
        rig.discord.faults.limits = false;
        return rig;
    }

    /** The settings in it, which are known to be right. */
    static DiscordSettings settings(AdapterContext context) {
        try {
            return DiscordSettings.read(context);
        } catch (DiscordSettings.Wrong wrong) {
            throw new AssertionError(wrong.remedy(), wrong);
        }
    }

    /** What an adapter is given that talks to the fake. */
    static AdapterContext context(FakeDiscord discord, Clock clock, List<AdapterContext.Heard> heard) {
        return context(discord, clock, heard, Optional.empty());
    }

    static AdapterContext context(
            FakeDiscord discord, Clock clock, List<AdapterContext.Heard> heard, Optional<Transactions> members) {
        Map<String, String> settings = Map.of(
                "discord-token", FakeDiscord.TOKEN,
                "discord-api-url", discord.rest.url(),
                "discord-gateway-url", discord.gateway.url());
        return new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                return Optional.ofNullable(settings.get(name));
            }

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public List<Heard> heardFrom(String platform) {
                return heard;
            }

            @Override
            public List<Belongs> leading(String platform) {
                return members.map(store -> store.inTransaction(work -> new Members(work, platform).leading()))
                        .orElse(List.of());
            }

            @Override
            public Some joined(String platform, String from, int most) {
                return members.map(store -> store.inTransaction(work -> new Members(work, platform).joined(from, most)))
                        .orElse(new Some(List.of(), ""));
            }
        };
    }

    @Override
    public boolean has(Ability ability) {
        return ability != Ability.REDELIVERS && ability != Ability.TICKS;
    }

    @Override
    public int longest() {
        return Pages.LONGEST;
    }

    @Override
    public PlatformAdapter adapter() {
        sessionsBefore = discord.gateway.sessions();
        AdapterContext context = context(discord, clock, List.of(new AdapterContext.Heard(person(), clock.instant())));
        latest = new DiscordAdapter(DiscordRig.settings(context), context, tempo);
        return latest;
    }

    @Override
    public void goesBy(Clock other) {
        clock = other;
        discord.ids.goBy(other);
    }

    @Override
    public Address person() {
        return person.direct();
    }

    @Override
    public List<Shown> shown() {
        return person.sees().stream()
                .map(posted -> new Shown(
                        String.valueOf(posted.id),
                        posted.words(),
                        remembered(posted).stream()
                                .filter(offer -> !offer.customId().endsWith(CustomId.WRITE))
                                .map(offer -> new Offer(offer.label(), offer.ticked()))
                                .toList()))
                .toList();
    }

    @Override
    public Optional<byte[]> picture(Shown message) {
        return discord.find(person.channel, message.id())
                .map(posted -> posted.picture)
                .filter(picture -> picture.length > 0);
    }

    @Override
    public Optional<Handed> file(Shown message) {
        return discord.find(person.channel, message.id())
                .filter(posted -> posted.file.length > 0)
                .map(posted -> new Handed(posted.fileName, posted.file));
    }

    @Override
    public void takesNoFiles() {
        discord.faults.largestFile = 0;
    }

    /** What a person saw once can be pressed for as long as their screen was not refreshed. */
    private List<Posted.Offer> remembered(Posted posted) {
        List<Posted.Offer> offers = posted.offers();
        if (!offers.isEmpty()) {
            seen.put(String.valueOf(posted.id), offers);
        }
        return offers;
    }

    @Override
    public void writes(String text) {
        settled();
        person.writes(text);
    }

    @Override
    public void rewrites(String text) {
        settled();
        person.rewrites(text);
    }

    @Override
    public void taps(Shown message, String label) {
        settled();
        Posted posted = discord.find(person.channel, message.id()).orElseThrow();
        Posted.Offer offer = seen.get(message.id()).stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow();
        person.taps(Where.BOT_DM, posted, offer);
    }

    @Override
    public void sends(String kind) {
        settled();
        person.sends(kind);
    }

    @Override
    public void opens(Optional<String> payload) {
        settled();
        person.commands(
                Where.BOT_DM, "open", payload.map(code -> Map.of("code", code)).orElse(Map.of()));
    }

    /** The gateway tells nothing to somebody who has not come yet; what a person does waits for the session. */
    private void settled() {
        if (!down) {
            discord.gateway.awaitSessions(sessionsBefore + 1, PATIENCE);
        }
    }

    /** A fault that comes while the chat is still being looked through is another fault than the one that is meant. */
    private void lookedThrough() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (latest != null && latest.running() && !latest.hasRead(person())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the chat was not looked through within " + PATIENCE);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public boolean acknowledged() {
        return true;
    }

    @Override
    public void breaks(Fault fault) {
        lookedThrough();
        switch (fault) {
            case TOO_FAST -> discord.faults.everything = Faults.Fate.TOO_FAST;
            case BROKEN -> discord.faults.everything = Faults.Fate.BROKEN;
            case LOST_BEFORE -> discord.faults.messages = Faults.Fate.LOST_BEFORE;
            case LOST_AFTER -> discord.faults.messages = Faults.Fate.LOST_AFTER;
            case CLOSED -> discord.faults.refusal = new Faults.Refusal(403, 50007);
            case REFUSED -> discord.faults.refusal = new Faults.Refusal(400, 50035);
            case HANGING -> discord.faults.everything = Faults.Fate.HANGING;
            case TWICE -> discord.faults.everyEventTwice = true;
            case DOWN -> {
                down = true;
                discord.down();
            }
        }
    }

    @Override
    public void heals() {
        discord.faults.heal();
        discord.rest.unhang();
        if (down) {
            down = false;
            discord.up();
        }
    }

    @Override
    public void close() {
        discord.close();
        if (!discord.violations.isEmpty()) {
            throw new AssertionError("requests Discord would refuse: " + discord.violations);
        }
    }
}
