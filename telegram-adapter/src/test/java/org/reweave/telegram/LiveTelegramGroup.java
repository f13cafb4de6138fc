package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.reweave.live.LiveGroup;
import org.reweave.live.LivePerson;

/** A group on the fake Telegram. */
final class LiveTelegramGroup implements LiveGroup {
    private static final long GROUP = -1_001_234_567_999L;
    private static final String LINK = "https://t.me/" + FakeTelegram.NAME + "?start=";

    private final FakeTelegram telegram;
    /** How many posts there were when the last command was given. */
    private int before;

    LiveTelegramGroup(FakeTelegram telegram) {
        this.telegram = telegram;
    }

    @Override
    public String name() {
        return Long.toString(GROUP);
    }

    @Override
    public void takesIn(LivePerson who) {
        telegram.administrators.add(LiveTelegram.id(who));
        becomes(who, "left", "member");
    }

    @Override
    public void removes(LivePerson who) {
        becomes(who, "member", "left");
    }

    private void becomes(LivePerson who, String was, String is) {
        telegram.brings(
                "my_chat_member",
                FakeUpdates.member(FakeUpdates.group(GROUP), LiveTelegram.id(who), FakeTelegram.BOT, was, is));
    }

    @Override
    public void commands(LivePerson who, String command, String behind) {
        before = shown().size();
        says(who, ("/reweave " + command + " " + behind).strip());
    }

    @Override
    public void calls(LivePerson who, String words) {
        String name = "@" + FakeTelegram.NAME;
        ObjectNode message = written(who, name + " " + words);
        message.putArray("entities")
                .addObject()
                .put("type", "mention")
                .put("offset", 0)
                .put("length", name.length());
        telegram.brings("message", message);
    }

    private void says(LivePerson who, String text) {
        telegram.brings("message", written(who, text));
    }

    private ObjectNode written(LivePerson who, String text) {
        return FakeUpdates.text(nothing(who), text);
    }

    /** A message of theirs that has no words yet. */
    private ObjectNode nothing(LivePerson who) {
        return FakeUpdates.message(telegram.nextMessageId(), FakeUpdates.group(GROUP), LiveTelegram.id(who))
                .put("date", System.currentTimeMillis() / 1_000);
    }

    @Override
    public boolean follows(LivePerson who) {
        List<ObjectNode> all = shown();
        Optional<String> link = all.subList(Math.min(before, all.size()), all.size()).stream()
                .flatMap(post -> links(post).stream())
                .findFirst();
        link.ifPresent(token -> who.writes("/start " + token));
        return link.isPresent();
    }

    private static List<String> links(ObjectNode post) {
        return post.path("reply_markup").path("inline_keyboard").findValuesAsText("url").stream()
                .filter(url -> url.startsWith(LINK))
                .map(url -> url.substring(LINK.length()))
                .toList();
    }

    @Override
    public void taps(LivePerson who, String label) {
        String token = shown().stream()
                .flatMap(post -> post.path("reply_markup").path("inline_keyboard").findParents("url").stream())
                .filter(button -> button.path("text").asText().equals(label))
                .map(button -> button.path("url").asText().substring(LINK.length()))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("there is no button " + label));
        who.writes("/start " + token);
    }

    @Override
    public void types(LivePerson who, String words) {
        who.writes(words);
    }

    @Override
    public String reads(LivePerson who) {
        StringBuilder all = new StringBuilder();
        who.sees().forEach(seen -> all.append(seen.words()).append('\n'));
        return all.toString();
    }

    @Override
    public String posts() {
        StringBuilder all = new StringBuilder();
        shown().forEach(post -> all.append(
                        post.path("text").asText(post.path("caption").asText()))
                .append('\n'));
        return all.toString();
    }

    private List<ObjectNode> shown() {
        return telegram.chat(name()).all();
    }

    @Override
    public void leaves(LivePerson who) {
        ObjectNode message = nothing(who);
        message.set("left_chat_member", FakeUpdates.user(LiveTelegram.id(who)));
        telegram.brings("message", message);
    }

    @Override
    public void plants(LivePerson who, UnaryOperator<String> mark) {
        for (String command : List.of("/reweave ", "/start@" + FakeTelegram.NAME + " ", "/reweave_")) {
            says(who, command + mark.apply(command + "and a word") + " " + mark.apply("what stands behind that"));
        }
        ObjectNode titled = written(who, "hello");
        titled.set("chat", FakeUpdates.group(GROUP).put("title", mark.apply("title")));
        telegram.brings("message", titled);
        telegram.brings("message", nothing(who).put("new_chat_title", mark.apply("new title")));
        says(who, mark.apply("words that are not meant for the companion"));
        telegram.brings("edited_message", written(who, "/reweave " + mark.apply("a changed command")));
        ObjectNode topic = nothing(who).put("message_thread_id", 9).put("is_topic_message", true);
        topic.putObject("forum_topic_created").put("name", mark.apply("topic")).put("icon_color", 1);
        telegram.brings("message", topic);
        ObjectNode answer = written(who, mark.apply("an answer to a post"));
        JsonNode post = shown().get(0);
        ObjectNode answered = FakeUpdates.text(
                FakeUpdates.message(post.path("message_id").asInt(), FakeUpdates.group(GROUP), FakeTelegram.BOT),
                mark.apply("what was answered"));
        ((ObjectNode) answered.path("from")).put("is_bot", true).put("username", FakeTelegram.NAME);
        answer.set("reply_to_message", answered);
        telegram.brings("message", answer);
        ObjectNode captioned = FakeUpdates.media(nothing(who), "photo").put("caption", mark.apply("caption"));
        telegram.brings("message", captioned);
    }
}
