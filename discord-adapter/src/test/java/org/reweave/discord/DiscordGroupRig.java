package org.reweave.discord;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.discord.Interacted.Where;
import org.reweave.message.Address;
import org.reweave.message.Place;
import org.reweave.spi.GroupRig;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/** The fake Discord's server, as the contract wants a group. */
final class DiscordGroupRig implements GroupRig {
    private static final String POSTS = "POST /channels/" + Payloads.CHANNEL + "/messages";

    private final FakeDiscord discord = new FakeDiscord();
    private final FakePerson lead = discord.person();
    private final FakePerson member = discord.person();

    DiscordGroupRig() {
        discord.faults.limits = false;
        discord.faults.punctual = false;
        discord.server.ledBy(lead);
    }

    private FakePerson person(Who who) {
        return who == Who.RUNS_IT ? lead : member;
    }

    @Override
    public PlatformAdapter adapter() {
        var context = DiscordRig.context(discord, Clock.systemUTC(), List.of());
        Tempo tempo = Tempo.usual().paced(10_000, 10_000).connectingWithin(DiscordRig.CONNECTS_WITHIN);
        return new DiscordAdapter(DiscordRig.settings(context), context, tempo);
    }

    @Override
    public void connected() {
        DiscordBench.eventually(() -> !discord.commands.isMissingNode());
    }

    @Override
    public Place place() {
        return new Place(Places.PLATFORM, Payloads.GUILD, Payloads.CHANNEL);
    }

    @Override
    public int longest() {
        return Pages.LONGEST;
    }

    @Override
    public Address alone(Who who) {
        return person(who).aside();
    }

    @Override
    public List<Shown> posts() {
        return posted().stream()
                .map(one -> new Shown(
                        String.valueOf(one.id),
                        one.words(),
                        one.offers().stream()
                                .map(offer -> new Offer(offer.label(), offer.ticked()))
                                .toList()))
                .toList();
    }

    private List<Posted> posted() {
        return discord.in(Payloads.CHANNEL).stream()
                .filter(one -> one.author.equals(Payloads.BOT) && !one.deleted && one.onlyFor.isEmpty())
                .toList();
    }

    private Posted found(Shown post) {
        return discord.find(Payloads.CHANNEL, post.id()).orElseThrow();
    }

    @Override
    public Optional<byte[]> picture(Shown post) {
        return Optional.of(found(post).picture).filter(picture -> picture.length > 0);
    }

    @Override
    public void takesIn() {
        discord.server.adds();
    }

    @Override
    public void removes() {
        discord.server.removes();
    }

    @Override
    public void commands(Who who, String name) {
        person(who).commands(Where.SERVER, name, Map.of());
    }

    @Override
    public void calls(Who who, String words) {
        person(who).writesInServer("<@" + Payloads.BOT + "> " + words);
    }

    @Override
    public void says(Who who, String words) {
        person(who).writesInServer(words);
    }

    @Override
    public void taps(Who who, Shown post, String label) {
        person(who).taps(Where.SERVER, found(post), label);
    }

    @Override
    public void bringsTwice() {
        discord.faults.everyEventTwice = true;
    }

    @Override
    public void breaks(Obstacle obstacle) {
        switch (obstacle) {
            case SILENCED -> refuses(403, 50013);
            case PLACE_GONE -> refuses(404, 10003);
            case OUT -> refuses(404, 10004);
            case TOO_FAST -> discord.faults.messages = Faults.Fate.TOO_FAST;
            case BROKEN -> discord.faults.messages = Faults.Fate.BROKEN;
            case LOST_BEFORE -> discord.faults.messages = Faults.Fate.LOST_BEFORE;
        }
    }

    private void refuses(int status, int code) {
        discord.faults.refusalsByPath.put(POSTS, new Faults.Refusal(status, code));
    }

    @Override
    public void heals() {
        discord.faults.heal();
    }

    @Override
    public void close() {
        discord.close();
        if (!discord.violations.isEmpty()) {
            throw new AssertionError("requests Discord would refuse: " + discord.violations);
        }
    }
}
