package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.reweave.live.LiveGroup;
import org.reweave.live.LivePerson;
import org.reweave.live.LivePlatform;
import org.reweave.telegram.FakeTelegram.Trouble;

/** The fake Telegram, as a place to live in. */
public final class LiveTelegram implements LivePlatform {
    private static final List<Trouble> TROUBLES =
            List.of(Trouble.TOO_FAST, Trouble.ERROR_PAGE, Trouble.DROP_BEFORE, Trouble.DROP_AFTER, Trouble.SLOW);

    private final FakeTelegram telegram = new FakeTelegram();
    private final AtomicLong people = new AtomicLong(5_204_200_000L);
    private final Map<String, Person> byChat = new ConcurrentHashMap<>();
    private final LiveTelegramGroup group = new LiveTelegramGroup(telegram);

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TELEGRAM_TOKEN", FakeTelegram.TOKEN, "TELEGRAM_API_URL", telegram.url());
    }

    @Override
    public LivePerson newcomer() {
        Person person = new Person(people.incrementAndGet());
        byChat.put(Long.toString(person.id), person);
        return person;
    }

    @Override
    public void fails(double share, long seed) {
        telegram.up();
        Random random = new Random(seed);
        telegram.perCall.set(before -> {
            synchronized (random) {
                return random.nextDouble() < share ? TROUBLES.get(random.nextInt(TROUBLES.size())) : before;
            }
        });
    }

    @Override
    public void hangs() {
        telegram.perCall.set(before -> FakeTelegram.Trouble.HANGING);
    }

    @Override
    public int greetings() {
        return telegram.queue.asked();
    }

    @Override
    public void companionDied() {
        telegram.botDied();
    }

    @Override
    public boolean keepsTaps() {
        return true;
    }

    @Override
    public boolean choosesTogether() {
        return false;
    }

    @Override
    public boolean tellsRepeats() {
        return false;
    }

    @Override
    public void whenShown(Consumer<LivePerson> listener) {
        telegram.whenShown = chat -> {
            Person person = byChat.get(chat);
            if (person != null) {
                listener.accept(person);
            }
        };
    }

    @Override
    public List<String> violations() {
        return List.copyOf(telegram.violations());
    }

    @Override
    public int refusals() {
        return telegram.limiter.refusals();
    }

    @Override
    public int taken() {
        return telegram.sent.size();
    }

    @Override
    public List<Sent> traffic() {
        return telegram.calls().stream()
                .map(call -> {
                    long chat = call.parameters().path("chat_id").asLong();
                    return new Sent(chat > 0 ? "telegram:" + chat : "", call.parameters() + files(call.parameters()));
                })
                .toList();
    }

    private static String files(JsonNode parameters) {
        StringBuilder words = new StringBuilder();
        parameters.forEach(one -> {
            if (one instanceof NamedFile file) {
                words.append(' ').append(new String(file.bytes(), StandardCharsets.UTF_8));
            }
        });
        return words.toString();
    }

    @Override
    public List<Runnable> bombs(LivePerson who) {
        long id = id(who);
        return Stream.of("bomb", "bomb-file", "packed-bomb", "huge-film", "huge-voice", "sticker")
                .<Runnable>map(
                        kind -> () -> telegram.brings("message", FakeUpdates.media(telegram.privateMessage(id), kind)))
                .toList();
    }

    @Override
    public int fetched() {
        return telegram.fetched.get();
    }

    @Override
    public void plants(LivePerson who, UnaryOperator<String> mark) {
        long id = id(who);
        for (String way : List.of("/start ", "/no-such-command ", "/reweave ")) {
            telegram.brings("message", FakeUpdates.text(named(id, mark), way + mark.apply(way)));
        }
        telegram.brings(
                "edited_message",
                FakeUpdates.text(named(id, mark), mark.apply("edit")).put("edit_date", 1_770_000_001));
        telegram.brings("message", FakeUpdates.media(named(id, mark), "photo").put("caption", mark.apply("caption")));
        ObjectNode file = named(id, mark);
        file.putObject("document")
                .put("file_id", mark.apply("file"))
                .put("file_unique_id", "u")
                .put("file_name", mark.apply("file name"));
        telegram.brings("message", file);
        ObjectNode contact = named(id, mark);
        contact.putObject("contact").put("phone_number", mark.apply("phone")).put("first_name", mark.apply("contact"));
        telegram.brings("message", contact);
        ObjectNode shown = telegram.shown(id).get(0);
        for (String payload :
                List.of(mark.apply("payload"), "1:" + mark.apply("token"), "1:~path-" + mark.apply("path"))) {
            telegram.brings("callback_query", telegram.updates.press(shown, id, payload));
        }
        ObjectNode group = FakeUpdates.group(-1_001_234).put("title", mark.apply("title of a group"));
        ObjectNode said = FakeUpdates.message(telegram.nextMessageId(), group, id);
        telegram.brings("message", FakeUpdates.text(said, "/reweave " + mark.apply("group")));
    }

    static long id(LivePerson who) {
        return Long.parseLong(who.account().substring("telegram:".length()));
    }

    @Override
    public void garbles(LivePerson who, UnaryOperator<String> mark) {
        ObjectNode whole = FakeUpdates.JSON.createObjectNode();
        for (String part : List.of("message_id", "from", "chat", "date", "text", "id", "data", "old_chat_member")) {
            whole.put(part, mark.apply("garbled " + part));
        }
        for (String kind : List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member")) {
            telegram.brings(kind, whole.deepCopy());
        }
        ObjectNode nowhere = telegram.privateMessage(id(who)).put("text", mark.apply("words from nowhere"));
        nowhere.remove("chat");
        telegram.brings("message", nowhere);
        ObjectNode partly = FakeUpdates.text(telegram.privateMessage(id(who)), "hm " + mark.apply("garbled words"));
        telegram.brings("message", partly.put("photo", mark.apply("garbled picture")));
    }

    @Override
    public void cutsOff(LivePerson who, boolean off) {
        String chat = Long.toString(id(who));
        if (off) {
            telegram.chatTroubles.put(chat, new ApiError(500, "Internal Server Error"));
        } else {
            telegram.chatTroubles.remove(chat);
        }
    }

    @Override
    public LiveGroup group() {
        return group;
    }

    private ObjectNode named(long id, UnaryOperator<String> mark) {
        ObjectNode message = telegram.privateMessage(id);
        ((ObjectNode) message.path("from"))
                .put("first_name", mark.apply("first name"))
                .put("last_name", mark.apply("last name"))
                .put("username", mark.apply("user name"));
        return message;
    }

    @Override
    public void close() {
        telegram.close();
    }

    private final class Person implements LivePerson {
        private final long id;
        private long written;
        private ObjectNode last = FakeUpdates.JSON.createObjectNode();

        Person(long id) {
            this.id = id;
        }

        @Override
        public String account() {
            return "telegram:" + id;
        }

        @Override
        public void opens() {
            writes("/start");
        }

        @Override
        public synchronized void writes(String text) {
            // Nobody reads an answer and writes the next thing within the second that Telegram's stamps tell apart.
            written = Math.max(written + 2, System.currentTimeMillis() / 1_000);
            last = FakeUpdates.text(telegram.privateMessage(id).put("date", written), text);
            telegram.brings("message", last);
        }

        @Override
        public synchronized void rewrites(String text) {
            written += 2;
            telegram.brings(
                    "edited_message", FakeUpdates.text(last.deepCopy(), text).put("edit_date", written));
        }

        @Override
        public void deletes() {
            // Of that Telegram tells a bot nothing.
        }

        @Override
        public void taps(List<String> tokens) {
            String token = tokens.get(0);
            List<ObjectNode> shown = telegram.shown(id);
            for (int at = shown.size() - 1; at >= 0; at--) {
                ObjectNode message = shown.get(at);
                if (buttons(message).stream().anyMatch(button -> button.token().equals(token))) {
                    telegram.brings("callback_query", telegram.updates.press(message, id, token));
                    return;
                }
            }
            throw new AssertionError("there is no button " + token);
        }

        @Override
        public List<Seen> sees() {
            List<Seen> seen = new ArrayList<>();
            for (ObjectNode message : telegram.shown(id)) {
                int messageId = message.path("message_id").asInt();
                ObjectNode sent = telegram.asSent.get(messageId);
                seen.add(new Seen(
                        Integer.toString(messageId),
                        "",
                        words(sent) + file(messageId),
                        buttons(sent).stream().map(Button::token).toList(),
                        buttons(message),
                        telegram.uncertain.contains(messageId)));
            }
            return seen;
        }

        private String file(int messageId) {
            NamedFile file = telegram.files.get(messageId);
            return file == null ? "" : new String(file.bytes(), StandardCharsets.UTF_8);
        }

        private static String words(JsonNode message) {
            return message.path("text").asText(message.path("caption").asText());
        }

        private static List<Button> buttons(JsonNode message) {
            List<Button> buttons = new ArrayList<>();
            message.path("reply_markup")
                    .path("inline_keyboard")
                    .forEach(row -> row.forEach(button -> buttons.add(new Button(
                            button.path("callback_data").asText(),
                            button.path("text").asText()))));
            return buttons;
        }
    }
}
