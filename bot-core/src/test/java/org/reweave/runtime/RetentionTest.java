package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class RetentionTest extends RuntimeCase {
    private static final Duration HOUR = Duration.ofHours(1);

    private static boolean agreeing = true;

    private final FakeAdapter platform = new FakeAdapter("fake");
    private Companion companion = start();

    RetentionTest(StoreKind kind) {
        super(kind);
    }

    private Companion start() {
        Companion started = new Companion(
                store,
                RetentionTest::echoed,
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                clock,
                List.of(platform),
                CompanionSettings.lanes(1));
        started.start();
        return started;
    }

    /** Echoes; being reminded is no visit. */
    private static Result<PersonState> echoed(PersonState state, Event event, Instant now) {
        Result<PersonState> result = new EchoTransition().transition(state, event, now);
        PersonState next = result.next();
        Instant seen = event instanceof Event.Due ? state.seen() : now;
        return new Result<>(
                new PersonState(
                        next.journey(),
                        next.revision(),
                        next.language(),
                        next.step(),
                        next.frames(),
                        next.dialog(),
                        next.visit(),
                        next.misses(),
                        next.ticked(),
                        next.trail(),
                        next.lastToken(),
                        next.lastSent(),
                        next.reminders(),
                        seen),
                agreeing ? result.effects() : unagreed(result.effects()));
    }

    private static List<Effect> unagreed(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Consent))
                .toList();
    }

    @AfterEach
    void stop() {
        agreeing = true;
        companion.stop(SOON);
    }

    private void writes(String user, String words) {
        soon(companion.sink().accept(says(user, words)));
        store.awaitThat(work -> work.outbox().waiting() == 0);
    }

    @Test
    void whoever_was_away_for_a_year_is_asked_once_and_erased_a_month_later_with_everything() {
        writes("ana", "hello");
        platform.await(1);
        clock.move(Duration.ofDays(364));
        clock.move(Duration.ofDays(1).plus(HOUR));

        assertThat(platform.await(2).get(1).words()).startsWith("due");
        clock.move(Duration.ofDays(29));
        store.awaitThat(work -> work.outbox().waiting() == 0);
        assertThat(known("ana")).isTrue();
        moveUntil(HOUR, () -> !known("ana"));

        assertThat(platform.words()).as("asked once").hasSize(2);
        assertThat(nudges("")).isEmpty();
    }

    @Test
    void whoever_answers_is_kept_for_another_year() {
        writes("ana", "hello");
        clock.move(Duration.ofDays(366));
        platform.await(2);
        writes("ana", "still here");
        clock.move(Duration.ofDays(360));
        store.awaitThat(work -> work.outbox().waiting() == 0);

        assertThat(known("ana")).isTrue();
        assertThat(trail("ana")).containsExactly("hello", "due 0", "still here");
        clock.move(Duration.ofDays(6));
        assertThat(platform.await(4)).as("asked again, a year after the answer").hasSize(4);
        moveUntil(Duration.ofHours(12), () -> !known("ana"));
    }

    @Test
    void after_a_long_time_without_running_people_have_their_whole_month_all_the_same() {
        writes("ana", "hello");
        companion.stop(SOON);
        clock.move(Duration.ofDays(3_000));
        companion = start();

        platform.await(2);
        clock.move(Duration.ofDays(29));
        store.awaitThat(work -> work.outbox().waiting() == 0);
        assertThat(known("ana")).isTrue();
        moveUntil(Duration.ofHours(12), () -> !known("ana"));
    }

    @Test
    void whoever_never_agreed_that_anything_is_kept_is_erased_after_a_week_and_nobody_tells_them() {
        agreeing = false;
        writes("bob", "hello");
        agreeing = true;
        writes("ana", "hello");
        clock.move(Duration.ofDays(6));
        store.awaitThat(work -> work.outbox().waiting() == 0);
        assertThat(known("bob")).isTrue();
        moveUntil(HOUR, () -> !known("bob"));

        assertThat(clock.instant()).isBefore(START.plus(Duration.ofDays(30)));
        assertThat(known("ana")).isTrue();
        assertThat(platform.words())
                .as("hello answered twice, and nothing else")
                .hasSize(2);
    }

    @Test
    void nobody_can_be_given_less_than_a_month_to_answer() {
        Duration year = Duration.ofDays(365);
        assertThatThrownBy(() -> new Retention(year, year, year, year, year.plusDays(29)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
