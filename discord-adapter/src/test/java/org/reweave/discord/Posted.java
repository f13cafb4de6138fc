package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.reweave.transcript.DrawnChat;

/** A message on the fake Discord, as it stands now. */
final class Posted {
    static final int SUPPRESSES_NOTIFICATIONS = 1 << 12;
    private static final int BUTTON = 2;

    final long id;
    final String channel;
    final String author;
    volatile String content;
    volatile JsonNode rows = JsonNodeFactory.instance.arrayNode();
    /** The rows a person still sees who pressed a moment before they were taken off. */
    volatile JsonNode earlier = JsonNodeFactory.instance.arrayNode();

    volatile String nonce = "";
    volatile long edited;
    /** Who alone sees it, or empty. */
    volatile String onlyFor = "";
    /** What is in it besides words: {@code photo}, {@code voice}, {@code sticker}, {@code bomb}, or empty. */
    volatile String media = "";
    /** Where what is in it could be fetched. */
    volatile String filesAt = "https://cdn.example/";

    /** The picture attached to it, or nothing. */
    volatile byte[] picture = {};

    /** The file attached to it that is no picture, or nothing, and what it is called. */
    volatile byte[] file = {};

    volatile String fileName = "";

    volatile boolean deleted;
    /** Whether it arrived without a sound. */
    volatile boolean silent;

    Posted(long id, String channel, String author, String content) {
        this.id = id;
        this.channel = channel;
        this.author = author;
        this.content = content;
    }

    void rows(JsonNode next) {
        earlier = rows;
        rows = next;
    }

    /** Everything in it that can be pressed or chosen, in order: a button, or an entry of a menu. */
    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (JsonNode row : rows) {
            for (JsonNode part : row.path("components")) {
                if (part.path("type").asInt() == BUTTON) {
                    offers.add(new Offer(
                            part.path("custom_id").asText(),
                            "",
                            part.path("label").asText(),
                            false));
                } else {
                    for (JsonNode option : part.path("options")) {
                        offers.add(new Offer(
                                part.path("custom_id").asText(),
                                option.path("value").asText(),
                                option.path("label").asText(),
                                option.path("default").asBoolean()));
                    }
                }
            }
        }
        return offers;
    }

    /** Draws it as Discord's apps show it, with these answers tapped. */
    void draw(DrawnChat chat, List<String> tapped) {
        List<List<String>> laid = new ArrayList<>();
        rows.forEach(row -> laid.addAll(laid(row.path("components"))));
        chat.message(DiscordEye.readAloud(content), laid, tapped);
    }

    /** A row of buttons as it is, and a menu with each of its entries in a row of its own. */
    private static List<List<String>> laid(JsonNode parts) {
        List<String> buttons = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.path("type").asInt() == BUTTON) {
                buttons.add(part.path("label").asText());
            } else {
                rows.add(List.of(part.path("placeholder").asText() + " ▾"));
                part.path("options")
                        .forEach(option -> rows.add(List.of(option.path("label").asText())));
            }
        }
        if (!buttons.isEmpty()) {
            rows.add(buttons);
        }
        return rows;
    }

    /** One answer; {@code value} is empty for a button. */
    record Offer(String customId, String value, String label, boolean ticked) {}

    /** What a person reads: without markup, backslashes or the sign Discord wants where there are no words. */
    String words() {
        return DiscordEye.read(content);
    }
}
