package org.reweave.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.Agreed;
import org.reweave.engine.Answer;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Seeded random people walk the shipped journey; whatever they do, certain things never happen. */
class WalksTest {
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final int WALKS = Integer.getInteger("walks", 20_000);
    private static final long FIRST_SEED = Long.getLong("walks.seed", 1);
    private static final int ACTIONS = 400;

    private final Journey journey = Shipped.journey();
    private final Set<String> entered = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
    private final PersonEngine engine = Shipped.engine(entered::add);

    @Test
    void whoever_walks_is_always_answered_and_never_stuck_and_every_step_is_reached() {
        Set<String> whoWalked = ConcurrentHashMap.newKeySet();
        LongStream.range(FIRST_SEED, FIRST_SEED + WALKS).parallel().forEach(seed -> {
            Walk walk = new Walk(engine, Shipped.newcomer(START));
            walked(walk, new RandomPerson(seed), seed);
            whoWalked.add(who(walk.state()));
        });
        report(whoWalked);
        Set<String> missed = new TreeSet<>(journey.steps().keySet());
        missed.removeAll(entered);
        System.out.println("steps nobody reached: " + missed);
        assertThat(missed).as("steps nobody reached").isEmpty();
        assertThat(whoWalked).as("roles and relationships").hasSizeGreaterThanOrEqualTo(12);
        assertThat(outcomes.keySet()).as("ends").contains("TOGETHER", "APART", "END_WELL", "NOT_NOW", "SUPPORT");
    }

    private void walked(Walk walk, RandomPerson person, long seed) {
        check(walk, walk.does(new Event.Opened(), START), seed);
        int ended = 0;
        for (int i = 0; i < ACTIONS && ended < 12; i++) {
            int before = walk.state().visit();
            int life = walk.timesForgotten();
            check(
                    walk,
                    walk.does(
                            person.react(walk.shown(), journey.step(walk.state().step())), person.after(walk.now())),
                    seed);
            assertThat(walk.state().visit())
                    .as("seed %d: prompts are numbered upwards", seed)
                    .isGreaterThanOrEqualTo(walk.timesForgotten() == life ? before : 1);
            if (journey.step(walk.state().step()) instanceof Step.End end) {
                outcomes.merge(end.outcome().name(), 1, Integer::sum);
                ended++;
            }
            if (i % 50 == 49) {
                everyExitIsOpen(walk, seed);
                nothingIsKeptThatWasNotAgreedTo(walk, seed);
            }
        }
        nothingIsKeptThatWasNotAgreedTo(walk, seed);
    }

    private void check(Walk walk, List<Walk.Heard> heard, long seed) {
        for (Walk.Heard one : heard) {
            boolean mayBeSilent = one.event() instanceof Event.Pressed || one.event() instanceof Event.Due;
            assertThat(mayBeSilent || !one.said().isEmpty())
                    .as("seed %d: %s is answered", seed, one.event())
                    .isTrue();
            one.said().forEach(message -> withinLimits(message, seed));
        }
        neverBeforeItsGate(journey, walk.state(), seed);
    }

    private static void withinLimits(OutboundMessage message, long seed) {
        assertThat(message.text().length()).as("seed %d: %s", seed, message).isBetween(1, 2_000);
        for (QuickReply reply : message.replies()) {
            assertThat(reply.label().length())
                    .as("seed %d: label %s", seed, reply)
                    .isBetween(1, QuickReply.MAX_LABEL);
            assertThat(reply.token().length())
                    .as("seed %d: token", seed)
                    .isLessThanOrEqualTo(QuickReply.MAX_TOKEN_BYTES);
        }
        assertThat(message.text().words())
                .as("seed %d: nothing unfilled", seed)
                .doesNotContain("{answer", "{note", "{when");
    }

    /** What is kept and what comes is exactly what the ledger says, after whatever was done. */
    private void nothingIsKeptThatWasNotAgreedTo(Walk walk, long seed) {
        PersonState state = walk.state();
        Set<String> kept = state.trail().stream()
                .filter(entry -> entry.answer() instanceof Answer.Kept)
                .map(entry -> Integer.toString(entry.visit()))
                .collect(Collectors.toSet());
        assertThat(agreed(walk, Agreed.WORDS))
                .as("seed %d: words that are kept", seed)
                .containsExactlyInAnyOrderElementsOf(kept);
        assertThat(walk.agreedTwice()).as("seed %d: agreed twice", seed).isFalse();
        for (NudgeKind kind : List.of(NudgeKind.CHECK_IN, NudgeKind.ANNIVERSARY)) {
            assertThat(!walk.reminders().contains(kind)
                            || !agreed(walk, Agreed.valueOf(kind.name())).isEmpty())
                    .as("seed %d: %s comes and was agreed to", seed, kind)
                    .isTrue();
        }
        boolean asked = state.trail().stream()
                .anyMatch(entry -> entry.answer() instanceof Answer.Chosen chosen
                        && entry.step().equals(journey.consent().step())
                        && chosen.id().equals(journey.consent().given()));
        if (!asked) {
            assertThat(agreed(walk, Agreed.ANSWERS))
                    .as("seed %d: nothing was agreed to yet", seed)
                    .isEmpty();
            assertThat(walk.reminders())
                    .as("seed %d: nothing comes again", seed)
                    .doesNotContain(NudgeKind.CHECK_IN, NudgeKind.ANNIVERSARY);
        }
    }

    private static List<String> agreed(Walk walk, Agreed what) {
        return walk.agreed().stream()
                .filter(one -> one.what() == what)
                .map(Walk.Agreement::about)
                .toList();
    }

    static void neverBeforeItsGate(Journey journey, PersonState state, long seed) {
        Step step = journey.step(state.step());
        for (Step.Tag tag : step.info().tags()) {
            if (tag.guarded()) {
                boolean open = journey.gates(tag).stream()
                        .anyMatch(gate -> gate.opens().holds(org.reweave.engine.Known.facts(journey, state)));
                assertThat(open)
                        .as("seed %d: %s is marked %s and its gate is closed", seed, step.id(), tag)
                        .isTrue();
            }
        }
    }

    private void everyExitIsOpen(Walk walk, long seed) {
        for (QuickReply reply : walk.shown().replies()) {
            if (reply.role() == Role.EXIT) {
                String id = reply.token().substring(reply.token().indexOf(':') + 1);
                Event press = new Event.Pressed(walk.state().visit(), id);
                assertThat(engine.transition(walk.state(), press, walk.now()).effects())
                        .as("seed %d: %s answers at %s", seed, id, walk.state().step())
                        .isNotEmpty();
            }
        }
    }

    private String who(PersonState state) {
        var facts = org.reweave.engine.Known.facts(journey, state);
        return facts.values("role") + " " + facts.values("relationship");
    }

    private void report(Set<String> whoWalked) {
        Consumer<String> out = System.out::println;
        long steps = journey.steps().size();
        out.accept("walks: " + WALKS + " from seed " + FIRST_SEED + ", steps reached: " + entered.size() + " of "
                + steps + " (" + (100 * entered.size() / steps) + " %)");
        out.accept("roles and relationships walked: " + whoWalked.size());
        out.accept("ends: "
                + outcomes.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
