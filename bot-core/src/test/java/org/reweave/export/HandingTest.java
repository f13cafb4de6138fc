package org.reweave.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.Answer;
import org.reweave.engine.Entry;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.store.MemoryStore;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What is handed over in a chat: all of it, in messages every platform can show. */
class HandingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private static final int LONGEST = 1_800;

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

    private static String words(List<OutboundMessage> messages) {
        return messages.stream().map(message -> message.text().words()).collect(Collectors.joining("\n"));
    }

    @Test
    void a_short_stay_is_one_message_with_the_account_and_the_place() {
        List<OutboundMessage> messages = handed(List.of());

        assertThat(messages).hasSize(1);
        assertThat(words(messages))
                .contains("What Reweave keeps of you", "Telegram: 4711", "Rebuilding trust", "Nothing so far.")
                .doesNotContain("{");
    }

    @Test
    void what_was_taken_from_words_of_danger_is_not_told_as_the_answer_to_a_question() {
        Walk walk = new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", NOW);
        assertThat(words(handed(walk.state()))).doesNotContain("I did not ask you this");

        walk.does(new Event.Said("he hits me when he is drunk", Optional.empty()), NOW.plusSeconds(60));

        assertThat(words(handed(walk.state()))).containsOnlyOnce("I did not ask you this");
    }

    @Test
    void long_words_are_handed_over_whole_in_messages_no_platform_refuses() {
        String letter = " i wrote {this}. \uD83D\uDC9B kept words ".repeat(280).strip();
        List<Entry> trail = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            trail.add(new Entry(i + 1, "gone-" + i, new Answer.Kept(i + letter), NOW, List.of()));
        }

        List<OutboundMessage> messages = handed(trail);

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.text().length()).isBetween(1, LONGEST);
            assertThat(message.replies()).isEmpty();
        });
        String all = messages.stream()
                .map(message -> message.text().words().strip())
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
        for (int i = 0; i < 30; i++) {
            assertThat(all).contains((i + letter).replaceAll("\\s", ""));
        }
        assertThat(words(messages)).doesNotContain("\uFFFD");
    }
}
