package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Agreed;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.message.Shown;
import org.reweave.spi.Delivery;
import org.reweave.store.Consents.Consent;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class RetentionTest extends RuntimeCase {
    private static final Duration TO_LOOK = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private static boolean agreeing = true;

    private final FakeAdapter platform = new FakeAdapter("fake");
    private CompanionSettings settings = CompanionSettings.lanes(1);
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
                settings);
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

    /** Times that can be told from each other, and from the usual ones. */
    private void restartKeeping(int updates, int failures, int undelivered, int withdrawn) {
        companion.stop(SOON);
        settings = settings.with(new Retention(
                Duration.ofDays(updates),
                Duration.ofDays(failures),
                Duration.ofDays(undelivered),
                Duration.ofDays(withdrawn),
                Duration.ofDays(7),
                Duration.ofDays(365),
                Duration.ofDays(395)));
        companion = start();
    }

    @Test
    void an_update_is_remembered_for_as_long_as_was_said() {
        restartKeeping(3, 9, 9, 9);
        soon(companion.sink().accept(says("ana", "hello", "u1")));
        UpdateKey update = new UpdateKey("fake", "u1");

        clock.move(Duration.ofDays(3));
        store.awaitThat(work -> work.inbox().seen(List.of(update)).contains(update));
        goesWithinADay(() ->
                store.inTransaction(work -> work.inbox().seen(List.of(update)).isEmpty()));
    }

    @Test
    void that_an_update_failed_is_kept_for_as_long_as_was_said() {
        restartKeeping(9, 3, 9, 9);
        UpdateKey update = new UpdateKey("fake", "u1");
        store.inTransaction(work -> {
            work.inbox().park(new Parked(update, "", "reason", clock.instant()));
            return update;
        });

        clock.move(Duration.ofDays(3));
        store.awaitThat(work -> work.inbox().parked(1).size() == 1);
        goesWithinADay(() -> store.inTransaction(work -> work.inbox().parked(1).isEmpty()));
    }

    @Test
    void an_answer_that_cannot_be_delivered_is_given_up_after_as_long_as_was_said() {
        restartKeeping(9, 9, 2, 9);
        platform.answers(attempt -> new Delivery.Retry(HOUR));
        soon(companion.sink().accept(says("ana", "hello")));

        clock.move(Duration.ofDays(2));
        store.awaitThat(work -> work.outbox().waiting() == 1);
        goesWithinADay(() -> store.inTransaction(work -> work.outbox().waiting() == 0));
    }

    @Test
    void what_waits_for_a_platform_that_is_not_there_any_more_goes_a_day_after_that() {
        restartKeeping(9, 9, 2, 9);
        Draft draft = new Draft(
                "somebody",
                new Address("gone", "ana", "ana"),
                Priority.REPLY,
                OutboundMessage.saying(RichText.plain("hello")));
        store.inTransaction(work -> {
            work.outbox().add(List.of(draft), clock.instant());
            return draft;
        });

        clock.move(Duration.ofDays(3));
        store.awaitThat(work -> work.outbox().waiting() == 1);
        goesWithinADay(() -> store.inTransaction(work -> work.outbox().waiting() == 0));
    }

    @Test
    void what_was_agreed_to_and_taken_back_goes_after_as_long_as_was_said_and_what_holds_stays() {
        restartKeeping(9, 9, 9, 3);
        writes("ana", "hello");
        Shown shown = new Shown("asked/en", "May I?");
        String ana = store.inTransaction(work -> {
            String id = work.persons()
                    .lockByAddress(List.of(address("ana")))
                    .get(address("ana"))
                    .id();
            work.consents().give(id, Agreed.CHECK_IN, "", shown, clock.instant());
            work.consents().give(id, Agreed.ANNIVERSARY, "", shown, clock.instant());
            work.consents().end(id, Agreed.CHECK_IN, "", clock.instant());
            return id;
        });
        int all = ledger(ana).size();

        clock.move(Duration.ofDays(3));
        assertThat(ledger(ana)).hasSize(all);
        goesWithinADay(() -> ledger(ana).size() < all);
        assertThat(ledger(ana)).hasSize(all - 1).allMatch(Consent::holds);
    }

    /** Moves the clock hour by hour, and lets it stand for a while after each: a busy machine takes its time to look. */
    private void goesWithinADay(BooleanSupplier gone) {
        for (int hour = 1; hour < 24 && !gone.getAsBoolean(); hour++) {
            clock.move(HOUR);
            long until = System.nanoTime() + TO_LOOK.toNanos();
            while (!gone.getAsBoolean() && System.nanoTime() < until) {
                store.awaitChange();
            }
        }
        assertThat(gone.getAsBoolean()).as("gone within a day").isTrue();
    }

    private List<Consent> ledger(String person) {
        return store.inTransaction(work -> work.consents().of(person));
    }

    @Test
    void an_update_cannot_be_forgotten_while_a_platform_may_bring_it_again() {
        Duration year = Duration.ofDays(365);
        assertThatThrownBy(() -> new Retention(HOUR, year, year, year, year, year, year.plusDays(30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_can_be_given_less_than_a_month_to_answer() {
        Duration year = Duration.ofDays(365);
        assertThatThrownBy(() -> new Retention(year, year, year, year, year, year, year.plusDays(29)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
