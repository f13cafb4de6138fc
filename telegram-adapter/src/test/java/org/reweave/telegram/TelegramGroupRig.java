package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.reweave.message.Address;
import org.reweave.message.Place;
import org.reweave.spi.GroupRig;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig.Fault;
import org.reweave.spi.Rig.Shown;

/** A group with topics on the fake Telegram, as the contract wants a group. */
final class TelegramGroupRig implements GroupRig {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TOPIC = 9;
    private static final String LINK = "https://t.me/" + FakeTelegram.NAME + "?start=";

    private final TelegramRig rig = TelegramRig.unhurried();
    private final FakeTelegram telegram = rig.telegram;

    TelegramGroupRig() {
        telegram.administrators.add(TelegramGroup.LEAD);
    }

    private static long person(Who who) {
        return who == Who.RUNS_IT ? TelegramGroup.LEAD : TelegramGroup.ANA;
    }

    @Override
    public PlatformAdapter adapter() {
        return rig.adapter();
    }

    @Override
    public void connected() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (telegram.calls("setMyCommands").isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    @Override
    public Place place() {
        return new Place(TelegramAdapter.PLATFORM, Long.toString(TelegramGroup.GROUP), Integer.toString(TOPIC));
    }

    @Override
    public int longest() {
        return Piece.LIMIT;
    }

    @Override
    public Address alone(Who who) {
        String account = Long.toString(person(who));
        return new Address(TelegramAdapter.PLATFORM, account, account);
    }

    @Override
    public List<Shown> posts() {
        return all().stream().map(TelegramRig::shown).toList();
    }

    private List<ObjectNode> all() {
        return telegram.chat(place().group()).all();
    }

    @Override
    public Optional<byte[]> picture(Shown post) {
        return rig.picture(post);
    }

    @Override
    public void takesIn() {
        becomes("left", "member");
    }

    @Override
    public void removes() {
        becomes("member", "kicked");
    }

    private void becomes(String before, String after) {
        ObjectNode group = FakeUpdates.group(TelegramGroup.GROUP);
        telegram.brings(
                "my_chat_member", FakeUpdates.member(group, TelegramGroup.LEAD, FakeTelegram.BOT, before, after));
    }

    @Override
    public void commands(Who who, String name) {
        brings(FakeUpdates.text(written(who), "/reweave " + name));
    }

    @Override
    public void calls(Who who, String words) {
        ObjectNode message = FakeUpdates.text(written(who), "@" + FakeTelegram.NAME + " " + words);
        message.putArray("entities")
                .addObject()
                .put("type", "mention")
                .put("offset", 0)
                .put("length", FakeTelegram.NAME.length() + 1);
        brings(message);
    }

    @Override
    public void says(Who who, String words) {
        brings(FakeUpdates.text(written(who), words));
    }

    private ObjectNode written(Who who) {
        ObjectNode group = FakeUpdates.group(TelegramGroup.GROUP);
        return FakeUpdates.message(telegram.nextMessageId(), group, person(who))
                .put("message_thread_id", TOPIC)
                .put("is_topic_message", true);
    }

    private void brings(ObjectNode message) {
        telegram.brings("message", message);
    }

    /** Every button under a post is a link, which opens the private chat of whoever taps it and starts it. */
    @Override
    public void taps(Who who, Shown post, String label) {
        for (ObjectNode one : all()) {
            for (JsonNode row : one.path("reply_markup").path("inline_keyboard")) {
                for (JsonNode button : row) {
                    String url = button.path("url").asText();
                    if (one.path("message_id").asText().equals(post.id())
                            && button.path("text").asText().equals(label)
                            && url.startsWith(LINK)) {
                        telegram.writes(person(who), "/start " + url.substring(LINK.length()));
                        return;
                    }
                }
            }
        }
        throw new IllegalArgumentException("there is no link " + label);
    }

    @Override
    public void bringsTwice() {
        rig.breaks(Fault.TWICE);
    }

    @Override
    public void breaks(Obstacle obstacle) {
        switch (obstacle) {
            case SILENCED -> refuses(400, "Bad Request: not enough rights to send text messages to the chat");
            case PLACE_GONE -> telegram.goneTopics = true;
            case OUT -> refuses(403, "Forbidden: bot was kicked from the supergroup chat");
            case TOO_FAST -> rig.breaks(Fault.TOO_FAST);
            case BROKEN -> rig.breaks(Fault.BROKEN);
            case LOST_BEFORE -> rig.breaks(Fault.LOST_BEFORE);
        }
    }

    private void refuses(int code, String description) {
        telegram.chatTroubles.put(place().group(), new ApiError(code, description));
    }

    @Override
    public void heals() {
        telegram.chatTroubles.clear();
        telegram.goneTopics = false;
        rig.heals();
    }

    @Override
    public void close() {
        rig.close();
    }
}
