package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;

/** Updates, each taken in once. */
interface InboxContract extends StoreWords {
    @Test
    default void an_update_that_was_taken_in_is_known_and_others_are_not() {
        UpdateKey elsewhere = new UpdateKey(mine() + "b", "1");
        in(work -> work.inbox().remember(nobodys(update("1"), update("2")), NOW));

        assertThat(seen(List.of(update("1"), update("3"), elsewhere))).containsExactly(update("1"));
        assertThat(seen(List.of())).isEmpty();
    }

    @Test
    default void an_update_is_taken_in_once() {
        in(work -> work.inbox().remember(nobodys(update("1")), NOW));

        refused(work -> work.inbox().remember(nobodys(update("2"), update("1")), NOW));

        assertThat(seen(List.of(update("1"), update("2"), update("3")))).containsExactly(update("1"));
    }

    @Test
    default void old_updates_are_forgotten() {
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        in(work -> {
            work.inbox().remember(nobodys(update("1"), update("2")), old);
            work.inbox().remember(nobodys(update("3")), old.plusSeconds(1));
        });

        assertThat(forgetBefore(old.plusSeconds(1))).isEqualTo(2);

        assertThat(seen(List.of(update("1"), update("2"), update("3")))).containsExactly(update("3"));
        assertThat(forgetBefore(old.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    default void updates_put_aside_long_ago_are_forgotten() {
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        Parked early = new Parked(update("early"), "", "early", old);
        Parked late = new Parked(update("late"), "", "late", old.plusSeconds(1));
        in(work -> {
            work.inbox().park(early);
            work.inbox().park(late);
        });

        int forgotten = store().inTransaction(work -> work.inbox().forgetParkedBefore(old.plusSeconds(1)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(parked(1000)).contains(late).doesNotContain(early);
    }

    @Test
    default void updates_put_aside_are_shown_the_newest_first_and_each_once() {
        Instant late = Instant.parse("2099-01-01T00:00:00Z");
        Parked first = new Parked(update("1"), "", "first", late);
        Parked second = new Parked(update("2"), mine() + "ada", "second", late.plusSeconds(1));
        Parked again = new Parked(update("1"), mine() + "ada", "again", late.plusSeconds(2));

        in(work -> {
            work.inbox().park(first);
            work.inbox().park(second);
        });
        assertThat(parked(2)).containsExactly(second, first);
        in(work -> work.inbox().park(again));

        assertThat(parked(2)).containsExactly(again, second);
        assertThat(parked(1)).containsExactly(again);
        in(work -> work.persons().erase(mine() + "ada", NOW));
    }
}
