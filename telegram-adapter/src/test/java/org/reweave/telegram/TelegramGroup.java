package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.reweave.Shipped;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.PassingTime;
import org.reweave.store.MemoryStore;

/** A group on the fake Telegram with the real companion in it: everybody acts and reads over Telegram's own protocol. */
final class TelegramGroup implements AutoCloseable {
    static final long LEAD = 4_200_000_001L;
    static final long ANA = TelegramRig.ANA;
    static final long GROUP = -1_001_234_567_890L;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(2);

    /** By then what Telegram failed to take is tried again; a group waits longer for what somebody reads alone. */
    static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(10);

    final TelegramRig rig = TelegramRig.unhurried();
    final FakeTelegram telegram = rig.telegram;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final PassingTime time = new PassingTime(store, clock, rig.adapter().platform(), PATIENCE)
            .busyWhile(() -> telegram.queue.size() > 0);
    private Companion companion;
    private long group = GROUP;

    TelegramGroup() {
        rig.goesBy(clock);
        telegram.administrators.add(LEAD);
        start();
    }

    private void start() {
        companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(rig.adapter()),
                CompanionSettings.lanes(1).with(FloodLimits.NONE));
        companion.start();
    }

    /** Ends it, and starts it again on the same store. */
    void restart() {
        companion.stop(STOP);
        int asked = telegram.calls("getUpdates").size();
        start();
        TelegramCase.eventually(() -> telegram.calls("getUpdates").size() > asked);
    }

    // --- what people do ---

    /** The companion is taken in, or removed: {@code left}, {@code member}, {@code kicked}. */
    void becomes(String before, String after) {
        brings("my_chat_member", FakeUpdates.member(FakeUpdates.group(group), LEAD, FakeTelegram.BOT, before, after));
    }

    void mayWrite(boolean may) {
        brings("my_chat_member", FakeUpdates.mayWrite(FakeUpdates.group(group), LEAD, FakeTelegram.BOT, may));
    }

    /** Somebody writes in the group; where a topic is given, in that. */
    void says(long who, String text, int topic) {
        brings("message", written(who, text, topic));
    }

    /** The same, while what is to be sent waits. */
    void saysMeanwhile(long who, String text, int topic) {
        telegram.brings("message", written(who, text, topic));
    }

    private ObjectNode written(long who, String text, int topic) {
        ObjectNode message =
                FakeUpdates.text(FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(group), who), text);
        int at = text.indexOf("@" + FakeTelegram.NAME);
        if (at >= 0 && !text.startsWith("/")) {
            message.putArray("entities")
                    .addObject()
                    .put("type", "mention")
                    .put("offset", at)
                    .put("length", FakeTelegram.NAME.length() + 1);
        }
        if (topic > 0) {
            message.put("message_thread_id", topic).put("is_topic_message", true);
        }
        return message;
    }

    void says(long who, String text) {
        says(who, text, 0);
    }

    /** An administrator writes as the group itself. */
    void saysAsGroup(String text) {
        ObjectNode message = FakeUpdates.text(
                FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(group), 1_087_968_824L), text);
        ((ObjectNode) message.path("from")).put("is_bot", true).put("username", "GroupAnonymousBot");
        message.set("sender_chat", FakeUpdates.group(group));
        brings("message", message);
    }

    /** Somebody taps a button of the newest post that has it: a link opens their private chat and starts it. */
    void tapsInGroup(long who, String label) {
        List<ObjectNode> all = posts();
        for (int i = all.size() - 1; i >= 0; i--) {
            for (JsonNode row : all.get(i).path("reply_markup").path("inline_keyboard")) {
                for (JsonNode button : row) {
                    if (button.path("text").asText().equals(label)) {
                        tap(who, all.get(i), button);
                        return;
                    }
                }
            }
        }
        throw new IllegalArgumentException("there is no button " + label);
    }

    private void tap(long who, ObjectNode post, JsonNode button) {
        String link = "https://t.me/" + FakeTelegram.NAME + "?start=";
        String url = button.path("url").asText();
        if (url.isEmpty()) {
            brings(
                    "callback_query",
                    telegram.updates.press(
                            post, who, button.path("callback_data").asText()));
        } else if (url.startsWith(link) && url.substring(link.length()).matches("[A-Za-z0-9_-]{1,64}")) {
            writes(who, "/start " + url.substring(link.length()));
        } else {
            throw new IllegalArgumentException("that link opens nothing: " + url);
        }
    }

    void writes(long who, String text) {
        telegram.writes(who, text);
        settle();
    }

    /** Somebody taps a button in private; of several messages that have it, the newest. */
    void taps(long who, String... labels) {
        for (String label : labels) {
            List<ObjectNode> shown = telegram.shown(who).stream()
                    .filter(message -> message.path("reply_markup")
                            .path("inline_keyboard")
                            .findValuesAsText("text")
                            .contains(label))
                    .toList();
            if (shown.isEmpty()) {
                throw new IllegalArgumentException("there is no button " + label);
            }
            telegram.presses(who, shown.get(shown.size() - 1).path("message_id").asInt(), label);
            settle();
        }
    }

    void brings(String kind, ObjectNode content) {
        telegram.brings(kind, content);
        settle();
    }

    /** From now on the group has that id. */
    void goesOnAs(long other) {
        group = other;
    }

    // --- what is to be seen ---

    List<ObjectNode> posts() {
        return telegram.chat(Long.toString(group)).all();
    }

    JsonNode lastPost() {
        List<ObjectNode> all = posts();
        return all.get(all.size() - 1);
    }

    /** Waits until the newest post begins so; for what the adapter says by itself, which the core knows nothing of. */
    void awaitPost(String begins) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (posts().isEmpty() || !lastPost().path("text").asText().startsWith(begins)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing was posted that begins: " + begins);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    String lastTo(long who) {
        List<ObjectNode> shown = telegram.shown(who);
        return shown.isEmpty() ? "" : shown.get(shown.size() - 1).path("text").asText();
    }

    // --- time ---

    /** Waits until something is so; lines that wait for their time come meanwhile. */
    void awaitsThat(BooleanSupplier so) {
        time.postUntil(so);
    }

    /** How long everybody waits for the line after somebody wrote that in the group. */
    Duration waitsForTheLine(long who, String text) {
        Instant before = clock.instant();
        says(who, text);
        return Duration.between(before, clock.instant());
    }

    void later(Duration by) {
        time.move(by);
    }

    /** Whether an answer was refused and given back, and waits for the clock; one that is being sent is leased for longer. */
    boolean triesAgainLater() {
        String here = rig.adapter().platform();
        Instant now = clock.instant();
        return store.inTransaction(work -> work.outbox().unsentReplies(here, now) == 0
                && work.outbox().unsentReplies(here, now.plus(UNTIL_TRIED_AGAIN)) > 0);
    }

    /** Moves the clock while what is to be sent waits. */
    void passes(Duration by) {
        time.pass(by);
    }

    private void settle() {
        time.settle();
    }

    /** Takes the companion in, sets it up for Tuesdays at seven in the evening in Lisbon, and lets it begin. */
    void isSetUp(int topic) {
        becomes("left", "member");
        says(LEAD, "/reweave setup", topic);
        tapsInGroup(LEAD, "Open");
        taps(LEAD, "Europe", "Lisbon", "Tuesday", "7:00 PM", "Done", "Only when I start one", "No", "No, tell nobody");
        taps(LEAD, "Begin");
    }

    @Override
    public void close() {
        companion.stop(STOP);
        rig.close();
    }
}
