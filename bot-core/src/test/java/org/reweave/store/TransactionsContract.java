package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Persons.Person;

/** All of a transaction lasts, or none of it happened. */
interface TransactionsContract extends StoreWords {
    @Test
    default void work_that_throws_leaves_nothing_behind() {
        Person ada = person("ada");
        IllegalStateException thrown = new IllegalStateException("half way");

        assertThatThrownBy(() -> store().inTransaction(work -> {
                    work.persons().add(List.of(ada));
                    work.inbox().remember(nobodys(update("1")), NOW);
                    work.outbox().add(List.of(says(ada, "hello")), NOW);
                    work.nudges().put(List.of(new Nudge(ada.id(), NudgeKind.TALK, 1, NOW)));
                    work.inbox().park(new Parked(update("2"), ada.id(), "reason", NOW));
                    throw thrown;
                }))
                .isSameAs(thrown);

        in(work -> {
            assertThat(work.persons().lockByAddress(List.of(ada.address()))).isEmpty();
            assertThat(work.inbox().seen(List.of(update("1")))).isEmpty();
            assertThat(work.outbox().claim(mine(), 9, 9, NOW, LEASE)).isEmpty();
            assertThat(work.nudges().of(ada.id())).isEmpty();
            assertThat(work.inbox().parked(1000))
                    .noneMatch(parked -> parked.update().equals(update("2")));
        });
    }

    @Test
    default void a_transaction_sees_what_it_did_itself() {
        Person ada = person("ada");

        in(work -> {
            work.persons().add(List.of(ada));
            assertThat(work.persons().lockById(List.of(ada.id()))).containsOnlyKeys(ada.id());
            work.inbox().remember(nobodys(update("1")), NOW);
            assertThat(work.inbox().seen(List.of(update("1")))).hasSize(1);
        });
    }

    @Test
    default void turns_of_one_person_follow_each_other_and_none_is_lost() throws Exception {
        Person ada = added("ada");
        int threads = 4;
        int turns = 25;

        sideBySide(threads, () -> {
            for (int turn = 0; turn < turns; turn++) {
                in(work -> {
                    Person found = load(work, ada);
                    work.persons().save(List.of(with(found, found.state().visit() + 1)));
                });
            }
        });

        Person after = loaded(ada);
        assertThat(after.version()).isEqualTo(threads * turns);
        assertThat(after.state().visit()).isEqualTo(threads * turns);
    }
}
