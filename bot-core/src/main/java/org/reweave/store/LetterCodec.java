package org.reweave.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.MemberLeft;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.Place;

/** A letter in a mailbox as JSON, and back; by the same rules as {@link StateCodec}. */
public final class LetterCodec {
    /** The format that is written. */
    public static final int FORMAT = 1;

    private LetterCodec() {}

    /** The letter as UTF-8 JSON. */
    public static byte[] encode(Letter letter) {
        ObjectNode node = TreeJson.of(FORMAT);
        if (letter instanceof Letter.Happened happened) {
            node.put("k", "happened").put("c", StorableText.wellFormed(happened.channel()));
            happened.by().ifPresent(by -> node.set("b", written(by)));
            write(node, happened.what());
        } else if (letter instanceof Letter.Called called) {
            node.put("k", "called").put("c", StorableText.wellFormed(called.channel()));
            node.put("d", called.need()).set("b", written(called.by()));
        } else if (letter instanceof Letter.Tapped tapped) {
            node.put("k", "tapped").put("x", tapped.action());
            write(node, tapped.at());
        } else if (letter instanceof Letter.Unposted unposted) {
            node.put("k", "unposted").put("c", StorableText.wellFormed(unposted.channel()));
            node.put("x", unposted.reason()).put("o", unposted.topic());
        } else if (letter instanceof Letter.Says says) {
            node.put("k", "says").put("u", says.until().toEpochMilli()).put("q", says.asked());
            node.put("o", MessageCodec.encode(says.message()));
            says.then().ifPresent(then -> write(node, then));
        } else {
            node.put("k", "help");
        }
        return TreeJson.bytes(node);
    }

    private static void write(ObjectNode node, Letter.Then then) {
        Place place = then.place();
        node.put("g", then.group()).put("p", place.platform());
        node.put("n", StorableText.wellFormed(place.group())).put("c", StorableText.wellFormed(place.channel()));
        node.put("t", MessageCodec.encode(then.post()));
        node.put("e", then.notBefore().toEpochMilli());
    }

    private static void write(ObjectNode node, Address address) {
        node.put("p", address.platform());
        node.put("n", StorableText.wellFormed(address.user())).put("a", StorableText.wellFormed(address.chat()));
    }

    private static ObjectNode written(Actor actor) {
        ObjectNode node = TreeJson.node().put("ans", actor.answerable()).put("adm", actor.administers());
        TreeJson.put(node, "r", actor.roles());
        write(node, actor.address());
        return node;
    }

    private static void write(ObjectNode node, Happening what) {
        if (what instanceof BotAdded added) {
            node.put("w", "added");
            write(node, added.missing());
        } else if (what instanceof Lacking lacking) {
            node.put("w", "lacking");
            write(node, lacking.missing());
        } else if (what instanceof Posted) {
            node.put("w", "posted");
        } else if (what instanceof Command command) {
            node.put("w", "command").put("x", StorableText.wellFormed(command.name()));
            node.put("y", StorableText.wellFormed(command.rest()));
            command.missing().ifPresent(missing -> write(node, missing));
        } else if (what instanceof ChannelGone gone) {
            node.put("w", "channel").put("x", StorableText.wellFormed(gone.channel()));
        } else if (what instanceof Moved moved) {
            node.put("w", "moved").put("x", StorableText.wellFormed(moved.newGroup()));
        } else if (what instanceof BotRemoved) {
            node.put("w", "removed");
        } else if (what instanceof MemberLeft) {
            node.put("w", "left");
        } else {
            throw new IllegalArgumentException("words that were spoken are not kept");
        }
    }

    private static void write(ObjectNode node, Set<Permission> missing) {
        TreeJson.put(node, "m", missing.stream().map(Enum::name).sorted().toList());
    }

    /**
     * The letter that was written.
     *
     * @throws StoreException when it is of a newer format or damaged
     */
    public static Letter decode(byte[] bytes) {
        return TreeJson.read("A letter", FORMAT, bytes, LetterCodec::letter);
    }

    private static Letter letter(JsonNode node) {
        return switch (TreeJson.text(node, "k")) {
            case "happened" ->
                new Letter.Happened(
                        node.has("b") ? Optional.of(actor(node.get("b"))) : Optional.empty(),
                        TreeJson.text(node, "c"),
                        happening(node));
            case "called" ->
                new Letter.Called(
                        actor(node.path("b")),
                        TreeJson.text(node, "c"),
                        node.path("d").asBoolean());
            case "tapped" -> new Letter.Tapped(address(node), TreeJson.text(node, "x"));
            case "unposted" ->
                new Letter.Unposted(
                        node.path("c").asText(""),
                        TreeJson.text(node, "x"),
                        node.path("o").asBoolean());
            case "says" ->
                new Letter.Says(
                        MessageCodec.decode(binary(node.path("o"))),
                        TreeJson.time(node, "u").orElseThrow(() -> new IllegalArgumentException("no time")),
                        node.path("q").asBoolean(),
                        node.has("g") ? Optional.of(then(node)) : Optional.empty());
            case "help" -> new Letter.AskedForHelp();
            default -> throw new IllegalArgumentException("unknown kind of letter");
        };
    }

    private static Letter.Then then(JsonNode node) {
        Place place = new Place(
                TreeJson.text(node, "p"),
                TreeJson.text(node, "n"),
                node.path("c").asText(""));
        return new Letter.Then(
                TreeJson.text(node, "g"),
                place,
                MessageCodec.decode(binary(node.path("t"))),
                TreeJson.time(node, "e").orElse(Instant.EPOCH));
    }

    private static byte[] binary(JsonNode node) {
        try {
            return node.binaryValue() == null ? new byte[0] : node.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Actor actor(JsonNode node) {
        return new Actor(
                address(node),
                node.path("ans").asBoolean(),
                node.path("adm").asBoolean(),
                new LinkedHashSet<>(TreeJson.list(node, "r", JsonNode::asText)));
    }

    private static Address address(JsonNode node) {
        return new Address(TreeJson.text(node, "p"), TreeJson.text(node, "n"), TreeJson.text(node, "a"));
    }

    private static Happening happening(JsonNode node) {
        return switch (TreeJson.text(node, "w")) {
            case "added" -> new BotAdded(missing(node));
            case "lacking" -> new Lacking(missing(node));
            case "command" ->
                new Command(
                        TreeJson.text(node, "x"),
                        TreeJson.text(node, "y"),
                        node.has("m") ? Optional.of(missing(node)) : Optional.empty());
            case "posted" -> new Posted();
            case "channel" -> new ChannelGone(TreeJson.text(node, "x"));
            case "moved" -> new Moved(TreeJson.text(node, "x"));
            case "removed" -> new BotRemoved();
            case "left" -> new MemberLeft();
            default -> throw new IllegalArgumentException("unknown happening");
        };
    }

    private static Set<Permission> missing(JsonNode node) {
        Set<Permission> missing = EnumSet.noneOf(Permission.class);
        node.path("m").forEach(one -> missing.add(Permission.valueOf(one.asText())));
        return missing;
    }
}
