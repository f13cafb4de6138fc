package org.reweave.discord;

import static org.reweave.discord.Payloads.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.reweave.discord.Interacted.Where;
import org.reweave.discord.Posted.Offer;
import org.reweave.message.Address;

/** Somebody on the fake Discord: what they see and what they do. */
final class FakePerson {
    private final FakeDiscord discord;
    final String user;
    final String channel;
    private Posted last;

    FakePerson(FakeDiscord discord, String user, String channel) {
        this.discord = discord;
        this.user = user;
        this.channel = channel;
    }

    Address direct() {
        return Places.direct(user, channel);
    }

    Address aside() {
        return Places.aside(user);
    }

    /** The bot's messages in the direct conversation, oldest first. */
    List<Posted> sees() {
        return seesAt(Where.BOT_DM);
    }

    /** The bot's messages this person sees in a place. */
    List<Posted> seesAt(Where where) {
        return discord.in(discord.channelAt(where, user)).stream()
                .filter(one -> one.author.equals(Payloads.BOT) && !one.deleted)
                .filter(one -> one.onlyFor.isEmpty() || one.onlyFor.equals(user))
                .toList();
    }

    void writes(String text) {
        last = new Posted(discord.ids.nextByPerson(), channel, user, text);
        say(last);
    }

    void sends(String media) {
        last = new Posted(discord.ids.nextByPerson(), channel, user, "");
        last.media = media;
        last.filesAt = discord.rest.url() + FakeRest.ATTACHMENTS;
        say(last);
    }

    private void say(Posted posted) {
        discord.in(channel).add(posted);
        discord.send("MESSAGE_CREATE", Payloads.message(posted, ""));
    }

    void rewrites(String text) {
        last.content = text;
        last.edited = Snowflakes.millis(discord.ids.nextByPerson());
        discord.send("MESSAGE_UPDATE", Payloads.message(last, ""));
    }

    void deletes() {
        discord.in(channel).remove(last);
        discord.send(
                "MESSAGE_DELETE",
                JSON.createObjectNode().put("id", String.valueOf(last.id)).put("channel_id", channel));
    }

    /** What Discord tells of something they write, without having told it. */
    ObjectNode message() {
        return Payloads.message(new Posted(discord.ids.nextByPerson(), channel, user, "hello"), "");
    }

    /** Writes in the server, where others read along. */
    Posted writesInServer(String text) {
        Posted posted = new Posted(discord.ids.nextByPerson(), discord.server.here, user, text);
        discord.in(posted.channel).add(posted);
        ObjectNode message = Payloads.message(posted, Payloads.GUILD);
        ObjectNode member = discord.server.member(user);
        member.remove("user");
        message.set("member", member);
        discord.send("MESSAGE_CREATE", message);
        return posted;
    }

    /** Presses a button or chooses an entry of a menu. */
    Interacted taps(Where where, Posted message, String label) {
        return taps(where, message, offer(message, label));
    }

    /** Presses what a client still shows, though it may be gone by now. */
    Interacted taps(Where where, Posted message, Offer offer) {
        return offer.value().isEmpty()
                ? discord.interact(user, 3, where, component(offer.customId(), 2), message)
                : choosesOffers(where, message, List.of(offer));
    }

    Interacted taps(Posted message, String label) {
        return taps(Where.BOT_DM, message, label);
    }

    /** Chooses entries of a menu and closes it. */
    Interacted chooses(Where where, Posted message, List<String> labels) {
        return choosesOffers(
                where,
                message,
                labels.stream().map(label -> offer(message, label)).toList());
    }

    Interacted choosesOffers(Where where, Posted message, List<Offer> offers) {
        ObjectNode data = component(offers.get(0).customId(), 3);
        ArrayNode values = data.putArray("values");
        offers.forEach(offer -> values.add(offer.value()));
        return discord.interact(user, 3, where, data, message);
    }

    /** Presses something with an id of their own making. */
    Interacted forges(Posted message, String customId) {
        return discord.interact(user, 3, Where.BOT_DM, component(customId, 2), message);
    }

    private static ObjectNode component(String customId, int type) {
        return JSON.createObjectNode()
                .put("custom_id", customId)
                .put("component_type", type)
                .put("id", 1);
    }

    private static Offer offer(Posted message, String label) {
        return message.offers().stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + label + " in " + message.offers()));
    }

    /** Writes into the window that an interaction opened, and sends it. */
    Interacted submits(Interacted opened, String text) {
        ObjectNode data = JSON.createObjectNode()
                .put("custom_id", opened.data.path("custom_id").asText());
        ObjectNode label =
                data.putArray("components").addObject().put("type", 18).put("id", 1);
        String input = opened.data
                .path("components")
                .path(0)
                .path("component")
                .path("custom_id")
                .asText();
        label.putObject("component")
                .put("type", 4)
                .put("id", 2)
                .put("custom_id", input)
                .put("value", text);
        return discord.interact(user, 5, opened.where, data, opened.original);
    }

    /** Uses a part of the command; a role as its id, and with another name behind that. */
    Interacted commands(Where where, String part, Map<String, String> options) {
        return discord.interact(user, 2, where, command(part, options, false), null);
    }

    /** Types into the command, and is shown completions. */
    Interacted completes(Where where, String part, String option, String typed) {
        return discord.interact(user, 4, where, command(part, Map.of(option, typed), true), null);
    }

    private ObjectNode command(String part, Map<String, String> options, boolean focused) {
        ObjectNode data = JSON.createObjectNode()
                .put("id", "500000000000000001")
                .put("name", "reweave")
                .put("type", 1);
        ObjectNode sub = data.putArray("options").addObject().put("type", 1).put("name", part);
        ArrayNode all = sub.putArray("options");
        options.forEach((name, value) -> {
            boolean role = name.equals(CommandFamily.ROLE);
            String[] idAndName = value.split(" ", 2);
            ObjectNode option = all.addObject()
                    .put("type", role ? 8 : 3)
                    .put("name", name)
                    .put("value", role ? idAndName[0] : value);
            if (role) {
                ObjectNode chosen = FakeServer.role(idAndName[0]);
                if (idAndName.length > 1) {
                    chosen.put("name", idAndName[1]);
                }
                data.putObject("resolved").putObject("roles").set(idAndName[0], chosen);
            }
            if (focused) {
                option.put("focused", true);
            }
        });
        return data;
    }
}
