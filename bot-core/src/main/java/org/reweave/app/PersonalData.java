package org.reweave.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.reweave.engine.PersonState;
import org.reweave.engine.Retelling;
import org.reweave.journey.Journey;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.StateCodec;

/**
 * Everything that is kept of one person, as loaded.
 *
 * @param addresses where they can be reached
 * @param state what they answered and where they are
 * @param nudges what they will be reminded of
 * @param waiting messages to them that were not delivered yet, the oldest first
 */
record PersonalData(List<Address> addresses, PersonState state, List<Nudge> nudges, List<OutboundMessage> waiting) {
    PersonalData {
        addresses = List.copyOf(addresses);
        nudges = List.copyOf(nudges);
        waiting = List.copyOf(waiting);
    }

    /** All of it as JSON for the person to read and take along. */
    ObjectNode json(Journey journey, Retelling retelling, Instant now) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("exported", now.toString());
        ArrayNode places = all.putArray("addresses");
        addresses.forEach(address -> places.addObject()
                .put("platform", address.platform())
                .put("user", address.user())
                .put("chat", address.chat()));
        all.set("place", place(journey, retelling));
        ArrayNode answers = all.putArray("answers");
        retelling.of(state.trail()).forEach(line -> answers.add(answer(line)));
        ArrayNode reminders = all.putArray("reminders");
        nudges.forEach(nudge -> reminders
                .addObject()
                .put("kind", word(nudge.kind().name()))
                .put("due", nudge.due().toString())
                .put("prompt", nudge.visit()));
        ArrayNode messages = all.putArray("waiting-messages");
        waiting.forEach(message -> messages.add(message(message)));
        all.putObject("as-stored").set("state", raw(StateCodec.encode(state)));
        return all;
    }

    private ObjectNode place(Journey journey, Retelling retelling) {
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.put("journey", state.journey());
        place.put("title", journey.title());
        place.put("revision", state.revision());
        place.put("language", state.language());
        place.put("last-here", state.seen().toString());
        place.put("step", state.step());
        retelling.question(state.step(), state.trail()).ifPresent(asked -> place.put("asked", asked));
        return place;
    }

    private static ObjectNode answer(Retelling.Line line) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("at", line.at().toString());
        answer.put("step", line.step());
        answer.put("asked", line.asked());
        answer.put("kind", line.kind());
        line.answer().ifPresent(words -> answer.put("answer", words));
        return answer;
    }

    private static ObjectNode message(OutboundMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", message.text().words());
        json.put("answers", message.replies().stream().map(QuickReply::label).collect(Collectors.joining(", ")));
        return json;
    }

    private static JsonNode raw(byte[] json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
