package org.reweave.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.reweave.engine.PersonState;
import org.reweave.engine.Retelling;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.store.Consents.Consent;
import org.reweave.store.Held;

/**
 * All that is kept of one person, for them to read and take along; {@code docs/export.schema.json} says what is where.
 *
 * <p>The first part is said so that a person understands it; {@code as-stored} holds every row of every table besides.
 */
public final class Export {
    /** Grows when something that was there before changes its place or its meaning. */
    public static final int FORMAT = 1;

    private final PersonalData data;
    private final PersonState state;
    private final Retelling retelling;
    private final Instant now;
    private final List<Retelling.Line> answers;

    /** An export of what is kept now (UTC), in the words of that retelling. */
    public Export(PersonalData data, Retelling retelling, Instant now) {
        this.data = data;
        this.state = data.state();
        this.retelling = retelling;
        this.now = now;
        this.answers = retelling.of(state.trail());
    }

    /** All of it as JSON, with a line end after it. */
    public String json() {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person reads of it, as a page. */
    public ReadablePage page() {
        return new ReadablePage(data, retelling, answers, now);
    }

    private ObjectNode tree() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("format", FORMAT);
        all.put("exported", now.toString());
        ArrayNode places = all.putArray("addresses");
        data.addresses()
                .forEach(address -> places.addObject()
                        .put("platform", address.platform())
                        .put("user", address.user())
                        .put("chat", address.chat()));
        all.set("place", place());
        ArrayNode given = all.putArray("answers");
        answers.forEach(line -> given.add(answer(line)));
        ArrayNode reminders = all.putArray("reminders");
        data.nudges()
                .forEach(nudge -> reminders
                        .addObject()
                        .put("kind", word(nudge.kind().name()))
                        .put("due", nudge.due().toString())
                        .put("prompt", nudge.visit()));
        ArrayNode messages = all.putArray("waiting-messages");
        data.waiting().forEach(message -> messages.add(message(message)));
        ArrayNode consents = all.putArray("consents");
        data.consents().forEach(consent -> consents.add(consent(consent)));
        ArrayNode groups = all.putArray("groups");
        data.held().stream().filter(row -> row.table().equals("group_member")).forEach(row -> groups.add(group(row)));
        all.set("as-stored", stored());
        return all;
    }

    private ObjectNode place() {
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.put("journey", state.journey());
        place.put("title", retelling.title());
        place.put("revision", state.revision());
        place.put("language", state.language());
        place.put("last-here", state.seen().toString());
        place.put("guarded", state.guarded());
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
        json.put("text", message.told().words());
        ArrayNode answers = json.putArray("answers");
        message.replies().stream().map(QuickReply::label).forEach(answers::add);
        return json;
    }

    private static ObjectNode consent(Consent consent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("what", consent.what().id());
        json.put("about", consent.about());
        json.put("wording", consent.wording());
        json.put("given", consent.given().toString());
        consent.ended().ifPresent(at -> json.put("withdrawn", at.toString()));
        return json;
    }

    private static ObjectNode group(Held member) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("group", member.row().get("grp"));
        json.set("since", member.row().get("since"));
        for (String part : List.of("joined", "leads", "tells", "listens")) {
            json.set(part, member.row().get(part));
        }
        return json;
    }

    private ObjectNode stored() {
        ObjectNode tables = JsonNodeFactory.instance.objectNode();
        for (Held held : data.held()) {
            tables.withArray("/" + held.table()).add(held.row());
        }
        return tables;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
