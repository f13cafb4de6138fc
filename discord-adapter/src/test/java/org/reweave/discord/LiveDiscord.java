package org.reweave.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.reweave.discord.Interacted.Where;
import org.reweave.discord.Posted.Offer;
import org.reweave.live.LiveGroup;
import org.reweave.live.LivePerson;
import org.reweave.live.LivePlatform;

/** The fake Discord, as a place to live in. */
public final class LiveDiscord implements LivePlatform {
    private final FakeDiscord discord = new FakeDiscord();
    private final Map<String, Person> byChannel = new ConcurrentHashMap<>();
    private final LiveDiscordGroup group = new LiveDiscordGroup(discord);
    private final Map<Long, First> firsts = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Consumer<LivePerson> listener = person -> {};

    /** A message as it was first sent. */
    private record First(String words, List<String> asked) {}

    public LiveDiscord() {
        discord.whenShown = this::shown;
    }

    private void shown(Posted posted) {
        if (firsts.putIfAbsent(posted.id, new First(posted.words(), tokens(posted))) == null) {
            taken.incrementAndGet();
        }
        Person person = byChannel.get(posted.channel);
        if (person != null) {
            listener.accept(person);
        }
    }

    private static List<String> tokens(Posted posted) {
        return posted.offers().stream().map(LiveDiscord::token).toList();
    }

    private static String token(Offer offer) {
        return offer.value().isEmpty()
                ? CustomId.read(offer.customId()).map(CustomId::token).orElse("")
                : offer.value();
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "DISCORD_TOKEN", FakeDiscord.TOKEN,
                "DISCORD_API_URL", discord.rest.url(),
                "DISCORD_GATEWAY_URL", discord.gateway.url());
    }

    @Override
    public LivePerson newcomer() {
        Person person = new Person(discord.person());
        byChannel.put(person.fake.channel, person);
        return person;
    }

    @Override
    public void fails(double share, long seed) {
        discord.faults.heal();
        discord.rest.unhang();
        discord.faults.atRandom(share, seed);
    }

    @Override
    public void hangs() {
        discord.faults.everything = Faults.Fate.HANGING;
    }

    @Override
    public int greetings() {
        return discord.gateway.identifies.get();
    }

    @Override
    public void companionDied() {
        // Whatever it was sending carries its name, and is known by it.
    }

    @Override
    public boolean keepsTaps() {
        return false;
    }

    @Override
    public boolean choosesTogether() {
        return true;
    }

    @Override
    public boolean tellsRepeats() {
        return true;
    }

    @Override
    public void whenShown(Consumer<LivePerson> told) {
        listener = told;
    }

    @Override
    public List<String> violations() {
        return List.copyOf(discord.violations);
    }

    @Override
    public int refusals() {
        return discord.tooMany.get();
    }

    @Override
    public int taken() {
        return taken.get();
    }

    @Override
    public List<Sent> traffic() {
        return discord.traffic.stream()
                .map(asked -> new Sent(
                        seenBy(asked.parts()), asked.path() + " " + asked.query() + " " + asked.body() + files(asked)))
                .toList();
    }

    private static String files(FakeRest.Asked asked) {
        StringBuilder words = new StringBuilder();
        asked.files().values().forEach(file -> words.append(' ').append(new String(file, StandardCharsets.UTF_8)));
        return words.toString();
    }

    /** The account that sees what is sent to a chat, or as an answer to something they did. */
    private String seenBy(String[] path) {
        if (path[0].equals("channels") && path.length > 1 && byChannel.containsKey(path[1])) {
            return byChannel.get(path[1]).account();
        }
        Interacted done = path.length > 2 ? discord.interaction(path[2]) : null;
        return done == null ? "" : "discord:" + done.user;
    }

    @Override
    public List<Runnable> bombs(LivePerson who) {
        return Stream.of("bomb", "packed-bomb", "huge-film", "huge-voice", "sticker")
                .<Runnable>map(kind -> () -> ((Person) who).fake.sends(kind))
                .toList();
    }

    @Override
    public int fetched() {
        return discord.fetched.get();
    }

    @Override
    public void plants(LivePerson who, UnaryOperator<String> mark) {
        FakePerson person = ((Person) who).fake;
        Payloads.name = mark.apply("name");
        person.rewrites(mark.apply("edit"));
        person.commands(Where.BOT_DM, CommandFamily.SAY, Map.of(CommandFamily.WORDS, mark.apply("command")));
        person.commands(Where.BOT_DM, CommandFamily.OPEN, Map.of(CommandFamily.CODE, mark.apply("code")));
        person.commands(Where.SERVER, CommandFamily.SAY, Map.of(CommandFamily.WORDS, mark.apply("command aside")));
        person.completes(Where.BOT_DM, CommandFamily.SAY, CommandFamily.WORDS, mark.apply("completion"));
        Posted shown = person.sees().get(0);
        person.forges(shown, mark.apply("custom id"));
        person.forges(shown, new CustomId(1, "x", "1:" + mark.apply("token")).written());
        Interacted window = new Interacted("1", "none", person.user, 3, Where.BOT_DM);
        window.data = Payloads.JSON
                .createObjectNode()
                .put("custom_id", new CustomId(1, "x", CustomId.WRITE).written())
                .set("components", Payloads.JSON.createArrayNode());
        person.submits(window, mark.apply("window"));
        person.writesInServer("<@" + Payloads.BOT + "> " + mark.apply("server"));
    }

    @Override
    public void garbles(LivePerson who, UnaryOperator<String> mark) {
        FakePerson person = fake(who);
        for (String part : List.of("id", "timestamp", "edited_timestamp", "author", "content", "type")) {
            discord.send("MESSAGE_CREATE", person.message().put(part, mark.apply("garbled " + part)));
        }
        discord.send("MESSAGE_UPDATE", person.message().put("edited_timestamp", mark.apply("garbled change")));
        for (int type = 1; type < 8; type++) {
            ObjectNode data = Payloads.JSON.createObjectNode();
            for (String part : List.of("id", "name", "custom_id", "component_type", "options", "components")) {
                data.put(part, mark.apply("garbled " + part + " of interaction " + type));
            }
            discord.interact(person.user, type, Where.BOT_DM, data, null);
        }
    }

    @Override
    public void cutsOff(LivePerson who, boolean off) {
        String path = "POST /channels/" + fake(who).channel + "/messages";
        if (off) {
            discord.faults.refusalsByPath.put(path, new Faults.Refusal(500, 0));
        } else {
            discord.faults.refusalsByPath.remove(path);
        }
    }

    @Override
    public LiveGroup group() {
        return group;
    }

    /** What they do on the fake. */
    static FakePerson fake(LivePerson who) {
        return ((Person) who).fake;
    }

    @Override
    public void close() {
        discord.close();
    }

    private final class Person implements LivePerson {
        private final FakePerson fake;

        Person(FakePerson fake) {
            this.fake = fake;
        }

        @Override
        public String account() {
            return "discord:" + fake.user;
        }

        @Override
        public void opens() {
            fake.commands(Where.BOT_DM, CommandFamily.OPEN, Map.of());
        }

        @Override
        public void writes(String text) {
            fake.writes(text);
        }

        @Override
        public void rewrites(String text) {
            fake.rewrites(text);
        }

        @Override
        public void deletes() {
            fake.deletes();
        }

        @Override
        public void taps(List<String> tokens) {
            List<Posted> shown = fake.sees();
            for (int at = shown.size() - 1; at >= 0; at--) {
                Posted message = shown.get(at);
                List<Offer> offers = message.offers().stream()
                        .filter(offer -> tokens.contains(token(offer)))
                        .toList();
                if (offers.size() == tokens.size()) {
                    if (offers.get(0).value().isEmpty()) {
                        fake.taps(Where.BOT_DM, message, offers.get(0));
                    } else {
                        fake.choosesOffers(Where.BOT_DM, message, offers);
                    }
                    return;
                }
            }
            throw new AssertionError("there is no button " + tokens);
        }

        @Override
        public List<Seen> sees() {
            return fake.sees().stream().map(this::seen).toList();
        }

        private Seen seen(Posted posted) {
            First first = firsts.getOrDefault(posted.id, new First(posted.words(), tokens(posted)));
            return new Seen(
                    String.valueOf(posted.id),
                    posted.nonce,
                    first.words() + new String(posted.file, StandardCharsets.UTF_8),
                    first.asked(),
                    posted.offers().stream()
                            .map(offer -> new Button(token(offer), offer.label()))
                            .toList(),
                    false);
        }
    }
}
