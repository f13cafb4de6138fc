package org.reweave.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.Known;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;

/**
 * A year in the lives of people who set check-ins, move to other zones, go on holiday, pause, fall silent, say STOP and
 * START, and of a companion that is down for hours or days. What was said unasked is counted afterwards, by clocks of the
 * test's own.
 *
 * <p>This is the engine alone, without a store and without a platform. {@code -Dyear.people=10000} for more people,
 * {@code -Dyear.seed=7} for others.
 */
class YearTest {
    private static final int PEOPLE = Integer.getInteger("year.people", 60);
    private static final long SEED = Long.getLong("year.seed", 20_261_125L);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(365));
    private static final List<String> CITIES = List.of(
            "Berlin",
            "Lisbon",
            "New York",
            "Tokyo",
            "Sydney",
            "Kathmandu",
            "Casablanca",
            "Santiago",
            "Auckland",
            "London");
    private static final List<String> RHYTHMS = List.of(
            "every day at 20:00",
            "weekdays at 8 in the evening",
            "sunday morning",
            "every two weeks on friday at 18:30",
            "monthly on the 31st at noon",
            "every day at 12:30");

    private final Transition<PersonState> engine = Shipped.engine();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> counted = new HashMap<>();

    /** Somebody, with the clock their own way. */
    private final class Somebody {
        private final Map<NudgeKind, Effect.Arrange> arranged = new EnumMap<>(NudgeKind.class);
        private final List<Instant> unasked = new ArrayList<>();
        private PersonState state = Shipped.newcomer(START);
        private boolean stopped;

        void says(String text, Instant now) {
            boolean spoke = apply(new Event.Said(text, Optional.empty()), now);
            assertThat(spoke).as("an answer to %s", text).isTrue();
        }

        private boolean apply(Event event, Instant now) {
            Transition.Result<PersonState> result = engine.transition(state, event, now);
            state = result.next();
            boolean spoke = false;
            for (Effect effect : result.effects()) {
                if (effect instanceof Effect.Arrange arrange) {
                    arranged.put(arrange.kind(), arrange);
                } else if (effect instanceof Effect.Cancel cancel) {
                    arranged.remove(cancel.kind());
                } else {
                    spoke = true;
                }
            }
            return spoke;
        }

        Optional<Instant> next() {
            return arranged.values().stream().map(Effect.Arrange::due).min(Instant::compareTo);
        }

        /** Fires all that is due, as the scheduler does. */
        void fire(Instant now) {
            List<Event.Reminder> due = arranged.values().stream()
                    .filter(one -> !one.due().isAfter(now))
                    .map(one -> new Event.Reminder(one.kind(), one.visit(), one.due()))
                    .toList();
            boolean once = due.stream().anyMatch(one -> one.kind() != NudgeKind.CHECK_IN);
            due.forEach(one -> arranged.remove(one.kind()));
            if (apply(new Event.Due(due), now)) {
                count("notes");
                check(now, once);
            }
        }

        /** The clock they last told of, or the host's. */
        private ZoneId zone() {
            return Known.facts(Shipped.journey(), state).values("zone").stream()
                    .findFirst()
                    .map(ZoneId::of)
                    .orElse(Shipped.ZONE);
        }

        private void check(Instant now, boolean askedFor) {
            ZoneId zone = zone();
            assertThat(stopped).as("a note after STOP").isFalse();
            LocalDate today = now.atZone(zone).toLocalDate();
            if (!askedFor) {
                int hour = now.atZone(zone).getHour();
                assertThat(hour).as("a check-in at %s", now.atZone(zone)).isBetween(8, 20);
                long before = unasked.stream()
                        .filter(at -> at.atZone(zone).toLocalDate().equals(today))
                        .count();
                assertThat(before).as("notes on %s before", today).isLessThan(2);
                unasked.add(now);
            }
        }

        void does(Instant now) {
            switch (random.nextInt(12)) {
                case 0 -> moves(now);
                case 1 -> {
                    says("stop", now);
                    stopped = true;
                    count("stops");
                }
                case 2 -> {
                    says("not this week", now);
                    count("holidays");
                }
                case 3 -> says("pause", now);
                case 4 -> {
                    says(RHYTHMS.get(random.nextInt(RHYTHMS.size())), now);
                    says("yes", now);
                }
                case 5 -> says("help now", now);
                case 6 -> says("my notes", now);
                default -> starts(now);
            }
        }

        private void moves(Instant now) {
            String city = CITIES.get(random.nextInt(CITIES.size()));
            says("i'm in " + city + " now", now);
            count("moves");
        }

        void starts(Instant now) {
            says("start", now);
            stopped = false;
        }
    }

    private void count(String what) {
        counted.merge(what, 1, Integer::sum);
    }

    @Test
    void a_year_without_a_note_in_quiet_hours_after_stop_or_above_the_cap() {
        for (int i = 0; i < PEOPLE; i++) {
            live(new Somebody());
        }
        System.out.println(PEOPLE + " people, seed " + SEED + ": " + counted);
        assertThat(counted.get("notes")).isGreaterThan(PEOPLE * 10);
        assertThat(counted).containsKeys("stops", "holidays", "moves", "downtimes");
    }

    private void live(Somebody one) {
        Instant now = START.plus(Duration.ofMinutes(random.nextInt(2_000)));
        one.says("hello", now);
        one.says("yes", now);
        one.says("18 or over", now);
        one.says(RHYTHMS.get(random.nextInt(RHYTHMS.size())), now);
        one.says("yes", now);
        Instant acts = now.plus(Duration.ofHours(1 + random.nextInt(400)));
        while (now.isBefore(END)) {
            Instant due = one.next().orElse(END);
            if (due.isBefore(acts)) {
                now = due.isAfter(now) ? due : now;
                if (random.nextInt(40) == 0) {
                    now = now.plus(Duration.ofMinutes(random.nextInt(5_000)));
                    count("downtimes");
                }
                one.fire(now);
            } else {
                now = acts.isAfter(now) ? acts : now;
                if (one.stopped && random.nextInt(3) == 0) {
                    one.starts(now);
                } else {
                    one.does(now);
                }
                acts = now.plus(Duration.ofHours(1 + random.nextInt(400)));
            }
        }
    }
}
