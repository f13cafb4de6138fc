package org.reweave.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.group.GroupSettings;
import org.reweave.group.GroupSettings.Role;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.group.GroupState;
import org.reweave.group.GroupState.Posted;
import org.reweave.group.GroupState.Pulse;
import org.reweave.group.GroupState.Round;
import org.reweave.group.Invitation;
import org.reweave.group.OwnLine;
import org.reweave.group.Removal;
import org.reweave.group.pulse.PulseHistory;
import org.reweave.group.pulse.PulseHistory.Spent;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.rhythm.WallTime;

/** A group's state as JSON, and back; by the same rules as {@link StateCodec}. */
public final class GroupStateCodec {
    /** The format that is written. */
    public static final int FORMAT = 2;

    private GroupStateCodec() {}

    /** The state as UTF-8 JSON. */
    public static byte[] encode(GroupState state) {
        ObjectNode node = TreeJson.of(FORMAT);
        write(node, state.settings());
        node.put("set", state.set()).put("run", state.running());
        node.put("next", state.next()).put("skip", state.skip());
        state.resting().ifPresent(day -> node.put("rest", day.toString()));
        state.topicAt()
                .ifPresent(at ->
                        node.put("at", at.at().toString()).put("atz", at.zone().getId()));
        ArrayNode posted = node.putArray("posted");
        state.posted()
                .forEach(one -> posted.addArray().add(one.topic()).add(one.at().toEpochMilli()));
        state.round()
                .ifPresent(round -> node.putArray("round")
                        .add(round.number())
                        .add(round.closes().toEpochMilli()));
        state.roundAt()
                .ifPresent(at -> node.put("rat", at.at().toString())
                        .put("ratz", at.zone().getId()));
        node.put("rounds", state.rounds());
        ArrayNode pulses = node.putArray("pulses");
        state.pulses().forEach(pulse -> {
            ArrayNode one = pulses.addArray()
                    .add(pulse.round())
                    .add(pulse.at().toEpochMilli())
                    .add(pulse.age());
            pulse.shares().forEach(one::add);
        });
        node.put("key", state.secret());
        write(node.putObject("hist"), state.history());
        TreeJson.put(
                node, "lack", state.lacking().stream().map(Enum::name).sorted().toList());
        state.invitation()
                .ifPresent(open ->
                        node.put("word", open.word()).put("until", open.until().toEpochMilli()));
        TreeJson.put(node, "gone", state.removed().map(Removal::since));
        TreeJson.put(
                node,
                "look",
                state.removed().filter(one -> !one.seen().equals(one.since())).map(Removal::seen));
        TreeJson.put(node, "done", state.topicDone());
        state.missed().ifPresent(day -> node.put("miss", day.toString()));
        if (!state.asked().isEmpty()) {
            node.put("asked", state.asked());
        }
        return TreeJson.bytes(node);
    }

    private static void write(ObjectNode node, GroupSettings settings) {
        node.put("l", settings.language()).put("z", settings.zone().getId());
        node.put("c", StorableText.wellFormed(settings.channel()));
        node.put("d", settings.day().getValue()).put("t", settings.time().toString());
        TreeJson.put(node, "ch", settings.chapters());
        node.put("auto", settings.rounds()).put("tell", settings.tell() != Telling.NOBODY);
        if (settings.tell() == Telling.EVERYBODY) {
            node.put("all", true);
        }
        if (!settings.lines().isEmpty()) {
            ArrayNode lines = node.putArray("lines");
            settings.lines().forEach(line -> {
                ArrayNode one = lines.addArray();
                List.of(line.name(), line.call(), line.text(), line.chat(), line.hours())
                        .forEach(part -> one.add(StorableText.wellFormed(part)));
                one.add(line.given().toString());
            });
        }
        if (!settings.role().equals(Role.NONE)) {
            node.putArray("role")
                    .add(StorableText.wellFormed(settings.role().id()))
                    .add(StorableText.wellFormed(settings.role().name()));
        }
    }

    /**
     * The state that was written.
     *
     * @throws StoreException when it is of a newer format or damaged
     */
    public static GroupState decode(byte[] bytes) {
        return TreeJson.read("A group's state", FORMAT, bytes, GroupStateCodec::state);
    }

    private static GroupState state(JsonNode node) {
        return new GroupState(
                settings(node),
                node.path("set").asBoolean(),
                node.path("run").asBoolean(),
                node.path("next").asText(),
                node.path("skip").asBoolean(),
                day(node, "rest"),
                wall(node, "at"),
                TreeJson.list(node, "posted", one -> new Posted(one.path(0).asText(), at(one))),
                node.has("round")
                        ? Optional.of(new Round(node.get("round").path(0).asInt(), at(node.get("round"))))
                        : Optional.empty(),
                wall(node, "rat"),
                node.path("rounds").asInt(),
                TreeJson.list(node, "pulses", GroupStateCodec::pulse),
                history(node.path("hist")),
                TreeJson.text(node, "key"),
                lacking(node),
                TreeJson.time(node, "until").map(until -> new Invitation(TreeJson.text(node, "word"), until)),
                TreeJson.time(node, "gone")
                        .map(since ->
                                new Removal(since, TreeJson.time(node, "look").orElse(since))),
                TreeJson.time(node, "done"),
                day(node, "miss"),
                node.path("asked").asText());
    }

    private static Optional<LocalDate> day(JsonNode node, String key) {
        return node.has(key) ? Optional.of(LocalDate.parse(TreeJson.text(node, key))) : Optional.empty();
    }

    /** A time as the clock shows it, whose zone stands under the same key with a z behind it. */
    private static Optional<WallTime> wall(JsonNode node, String key) {
        return node.has(key)
                ? Optional.of(new WallTime(
                        LocalDateTime.parse(TreeJson.text(node, key)), ZoneId.of(TreeJson.text(node, key + "z"))))
                : Optional.empty();
    }

    private static void write(ObjectNode node, PulseHistory history) {
        node.put("r", history.rounds());
        ArrayNode spent = node.putArray("spent");
        history.spent().forEach(one -> spent.addArray().add(one.round()).add(one.share()));
        ArrayNode shown = node.putArray("shown");
        history.shown().forEach(shown::add);
    }

    private static PulseHistory history(JsonNode node) {
        return new PulseHistory(
                node.path("r").asInt(),
                TreeJson.list(
                        node,
                        "spent",
                        one -> new Spent(one.path(0).asInt(), one.path(1).asDouble())),
                TreeJson.list(node, "shown", JsonNode::asInt));
    }

    private static java.time.Instant at(JsonNode pair) {
        return java.time.Instant.ofEpochMilli(pair.path(1).asLong());
    }

    private static Pulse pulse(JsonNode node) {
        java.util.List<Integer> shares = new java.util.ArrayList<>();
        for (int i = 3; i < node.size(); i++) {
            shares.add(node.get(i).asInt());
        }
        return new Pulse(node.path(0).asInt(), at(node), shares, node.path(2).asInt());
    }

    private static OwnLine line(JsonNode node) {
        return new OwnLine(
                node.path(0).asText(),
                node.path(1).asText(),
                node.path(2).asText(),
                node.path(3).asText(),
                node.path(4).asText(),
                LocalDate.parse(node.path(5).asText()));
    }

    private static Set<Permission> lacking(JsonNode node) {
        Set<Permission> lacking = EnumSet.noneOf(Permission.class);
        node.path("lack").forEach(one -> lacking.add(Permission.valueOf(one.asText())));
        return lacking;
    }

    private static Telling telling(JsonNode node) {
        if (!node.path("tell").asBoolean()) {
            return Telling.NOBODY;
        }
        return node.path("all").asBoolean() ? Telling.EVERYBODY : Telling.ONE;
    }

    private static GroupSettings settings(JsonNode node) {
        return new GroupSettings(
                TreeJson.text(node, "l"),
                ZoneId.of(TreeJson.text(node, "z")),
                TreeJson.text(node, "c"),
                DayOfWeek.of(node.path("d").asInt()),
                LocalTime.parse(TreeJson.text(node, "t")),
                TreeJson.list(node, "ch", JsonNode::asText),
                node.path("auto").asBoolean(),
                telling(node),
                node.has("role")
                        ? new Role(
                                node.path("role").path(0).asText(),
                                node.path("role").path(1).asText())
                        : Role.NONE,
                TreeJson.list(node, "lines", GroupStateCodec::line));
    }
}
