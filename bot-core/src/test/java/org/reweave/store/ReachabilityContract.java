package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.store.Persons.Person;

/** Addresses that are lost, and found again. */
interface ReachabilityContract extends StoreWords {

    private Set<Address> lost(Address... asked) {
        return store().inTransaction(work -> work.reachability().lost(List.of(asked)));
    }

    @Test
    default void an_address_is_lost_until_it_is_found() {
        Address ada = added("ada").address();
        Address bob = added("bob").address();
        assertThat(lost(ada, bob)).isEmpty();

        in(work -> work.reachability().lose(ada, "blocked", NOW));
        in(work -> work.reachability().lose(ada, "gone", NOW.plusSeconds(9)));
        assertThat(lost(ada, bob)).containsExactly(ada);

        in(work -> work.reachability().find(List.of(ada, bob)));
        in(work -> work.reachability().find(List.of(ada)));
        assertThat(lost(ada, bob)).isEmpty();
    }

    @Test
    default void an_account_is_lost_in_whatever_chat_it_writes() {
        Address ada = added("ada").address();
        Address elsewhere = new Address(ada.platform(), ada.user(), "another chat");
        in(work -> work.reachability().lose(ada, "blocked", NOW));

        assertThat(lost(elsewhere)).containsExactly(elsewhere);
        in(work -> work.reachability().find(List.of(elsewhere)));
        assertThat(lost(ada)).isEmpty();
    }

    @Test
    default void with_a_person_it_is_erased_that_their_address_was_lost() {
        Person ada = added("ada");
        in(work -> work.reachability().lose(ada.address(), "blocked", NOW));

        in(work -> work.persons().erase(ada.id(), NOW));

        assertThat(lost(ada.address())).isEmpty();
    }

    @Test
    default void nothing_is_noted_of_an_account_nobody_is_known_by() {
        Address stranger = address("stranger");

        in(work -> work.reachability().lose(stranger, "blocked", NOW));

        assertThat(lost(stranger)).isEmpty();
    }

    /** As when a message is refused at the moment the platform tells that its door was closed. */
    @Test
    default void two_who_lose_the_same_address_at_once_both_succeed() throws Exception {
        List<Address> both = List.of(added("ada").address(), added("bob").address());
        CyclicBarrier together = new CyclicBarrier(2);

        sideBySide(2, () -> {
            for (int round = 0; round < 50; round++) {
                meet(together);
                both.forEach(address -> in(work -> work.reachability().lose(address, "blocked", NOW)));
                meet(together);
                in(work -> work.reachability().find(both));
            }
        });

        assertThat(lost(both.get(0), both.get(1))).isEmpty();
    }

    @Test
    default void asking_for_nobody_finds_nobody() {
        assertThat(lost()).isEmpty();
        in(work -> work.reachability().find(List.of()));
    }
}
