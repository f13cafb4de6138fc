package org.reweave.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reweave.discord.Interacted.Where;
import org.reweave.live.LiveGroup;
import org.reweave.live.LivePerson;

/** The server of the fake Discord. */
final class LiveDiscordGroup implements LiveGroup {
    private final FakeDiscord discord;

    LiveDiscordGroup(FakeDiscord discord) {
        this.discord = discord;
    }

    @Override
    public String name() {
        return Payloads.GUILD;
    }

    @Override
    public void takesIn(LivePerson who) {
        discord.server.ledBy(LiveDiscord.fake(who));
        discord.server.removes();
        discord.server.adds();
    }

    @Override
    public void removes(LivePerson who) {
        discord.server.removes();
    }

    @Override
    public void commands(LivePerson who, String command, String behind) {
        String option = command.equals(CommandFamily.ROLE) ? CommandFamily.ROLE : CommandFamily.WORDS;
        Map<String, String> options = behind.isEmpty() ? Map.of() : Map.of(option, behind);
        if (command.equals(CommandFamily.ROLE)) {
            discord.server.renames(behind);
        }
        LiveDiscord.fake(who).commands(Where.SERVER, command, options);
    }

    /** Whoever gives a command is answered there, where only they see it. */
    @Override
    public boolean follows(LivePerson who) {
        return true;
    }

    @Override
    public void calls(LivePerson who, String words) {
        LiveDiscord.fake(who).writesInServer("<@" + Payloads.BOT + "> " + words);
    }

    @Override
    public void taps(LivePerson who, String label) {
        Posted post = shown().filter(one ->
                        one.offers().stream().anyMatch(offer -> offer.label().equals(label)))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("there is no button " + label));
        LiveDiscord.fake(who).taps(Where.SERVER, post, label);
    }

    @Override
    public void types(LivePerson who, String words) {
        LiveDiscord.fake(who).commands(Where.SERVER, CommandFamily.SAY, Map.of(CommandFamily.WORDS, words));
    }

    @Override
    public String reads(LivePerson who) {
        FakePerson person = LiveDiscord.fake(who);
        return person.seesAt(Where.SERVER).stream()
                .filter(one -> one.onlyFor.equals(person.user))
                .map(Posted::words)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String posts() {
        return shown().map(Posted::words).collect(Collectors.joining("\n"));
    }

    private Stream<Posted> shown() {
        return discord.in(Payloads.CHANNEL).stream()
                .filter(one -> one.author.equals(Payloads.BOT) && one.onlyFor.isEmpty() && !one.deleted);
    }

    @Override
    public void leaves(LivePerson who) {
        discord.server.leaves(LiveDiscord.fake(who));
    }

    @Override
    public void plants(LivePerson who, UnaryOperator<String> mark) {
        FakePerson person = LiveDiscord.fake(who);
        discord.send("GUILD_UPDATE", discord.server.guild().put("name", mark.apply("name of the server")));
        ObjectNode channel = discord.server.channel(Payloads.CHANNEL);
        channel.put("name", mark.apply("name of a channel")).put("topic", mark.apply("what a channel is about"));
        discord.send("CHANNEL_UPDATE", channel);
        person.writesInServer(mark.apply("words that are not meant for the companion"));
        for (String part : List.of(CommandFamily.LINES, CommandFamily.LEAD)) {
            person.completes(Where.SERVER, part, CommandFamily.WORDS, mark.apply("half of " + part));
        }
    }
}
