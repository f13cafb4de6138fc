package org.reweave.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.Answer;
import org.reweave.engine.Entry;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.store.MemoryStore;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What is handed over in a chat: all of it, as files every platform takes. */
class HandingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    private List<OutboundMessage> handed(List<Entry> trail) {
        PersonState newcomer = Shipped.newcomer(NOW);
        PersonState state = new PersonState(
                newcomer.journey(),
                newcomer.revision(),
                newcomer.language(),
                Shipped.journey().start(),
                newcomer.frames(),
                newcomer.dialog(),
                1,
                0,
                List.of(),
                trail,
                "",
                newcomer.lastSent(),
                newcomer.reminders(),
                NOW);
        return handed(state);
    }

    private List<OutboundMessage> handed(PersonState state) {
        Person ana = new Person("p1", 0, new Address("telegram", "4711", "4711"), state);
        Transactions store = new MemoryStore();
        return store.inTransaction(work -> {
            work.persons().add(List.of(ana));
            return Shipped.handOver().of(work, ana, NOW);
        });
    }

    private static String in(OutboundMessage message) {
        return new String(message.document().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void it_is_two_files_with_names_that_say_nothing() {
        List<OutboundMessage> messages = handed(List.of());

        assertThat(messages)
                .extracting(message -> message.document().orElseThrow().name())
                .containsExactly("notes.html", "notes.json");
        assertThat(messages)
                .extracting(message -> message.told().words())
                .satisfiesExactly(
                        page -> assertThat(page).startsWith("All of it in plain words: notes.html."),
                        all -> assertThat(all).contains("to take along: notes.json."));
        assertThat(messages).allSatisfy(message -> assertThat(message.replies()).isEmpty());
    }

    @Test
    void the_page_is_to_be_read_and_the_other_file_is_json() throws Exception {
        List<OutboundMessage> messages = handed(List.of());

        assertThat(in(messages.get(0)))
                .startsWith("<!doctype html>")
                .contains("What Reweave keeps of you", "Telegram: 4711", "Rebuilding trust", "Nothing so far.")
                .doesNotContain("{file}");
        assertThat(new JsonMapper()
                        .readTree(in(messages.get(1)))
                        .at("/addresses/0/user")
                        .asText())
                .isEqualTo("4711");
    }

    @Test
    void what_was_taken_from_words_of_danger_is_not_told_as_the_answer_to_a_question() {
        Walk walk = new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", NOW);
        assertThat(in(handed(walk.state()).get(0))).doesNotContain("I did not ask you this");

        walk.does(new Event.Said("he hits me when he is drunk", Optional.empty()), NOW.plusSeconds(60));

        assertThat(in(handed(walk.state()).get(0))).containsOnlyOnce("I did not ask you this");
    }

    @Test
    void long_words_are_handed_over_whole() throws Exception {
        String letter = " i wrote {this}. \uD83D\uDC9B kept words ".repeat(280).strip();

        List<OutboundMessage> messages = handed(kept(30, letter));

        JsonNode answers = new JsonMapper().readTree(in(messages.get(1))).path("answers");
        for (int i = 0; i < 30; i++) {
            assertThat(in(messages.get(0))).contains(i + letter);
            assertThat(answers.get(i).path("answer").asText()).isEqualTo(i + letter);
        }
    }

    @Test
    void what_is_too_large_for_a_chat_is_said_to_be_and_who_can_write_it_out() {
        // In JSON the end of a line takes two bytes.
        String letter = "x\n".repeat(Document.MAX_BYTES / 80);

        List<OutboundMessage> messages = handed(kept(30, letter));

        assertThat(messages.get(0).document()).isPresent();
        assertThat(messages.get(1).document()).isEmpty();
        assertThat(messages.get(1).text().words())
                .isEqualTo("I cannot bring you notes.json here, for it has become too large. Whoever runs this service"
                        + " can write it out for you, with ./reweave export.");
        assertThat(handed(kept(41, letter)))
                .extracting(message -> message.text().words())
                .allSatisfy(words -> assertThat(words).contains("too large", "./reweave export"));
    }

    private static List<Entry> kept(int count, String words) {
        List<Entry> trail = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trail.add(new Entry(i + 1, "gone-" + i, new Answer.Kept(i + words), NOW, List.of()));
        }
        return trail;
    }
}
