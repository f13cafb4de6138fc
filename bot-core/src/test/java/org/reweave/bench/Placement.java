package org.reweave.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.store.Persons;
import org.reweave.store.Transactions;

/** The people of a benchmark in a store, each at their place in the journey. */
final class Placement {
    private static final int AT_ONCE = 500;

    private final List<Crowd.Placed> crowd =
            Crowd.interleaved(500, Instant.now().truncatedTo(ChronoUnit.MILLIS));

    List<Crowd.Placed> crowd() {
        return crowd;
    }

    PersonState placed(int number) {
        return crowd.get(number % crowd.size()).state();
    }

    void settle(Transactions store, int people, IntFunction<String> names) {
        for (int from = 0; from < people; from += AT_ONCE) {
            List<Persons.Person> some = new ArrayList<>();
            for (int number = from; number < Math.min(people, from + AT_ONCE); number++) {
                String name = names.apply(number);
                some.add(new Persons.Person(name, 0, new Address("bench", name, name), placed(number)));
            }
            store.inTransaction(work -> {
                work.persons().add(some);
                return true;
            });
        }
    }

    /**
     * Puts those who have moved back to where they began: the fewer people there are, the farther each would go, and at
     * the end of the journey a turn costs less than on the way.
     */
    void putBack(Transactions store, BitSet moved) {
        int[] numbers = moved.stream().toArray();
        for (int from = 0; from < numbers.length; from += AT_ONCE) {
            Map<String, PersonState> begin = new HashMap<>();
            for (int number : Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + AT_ONCE))) {
                begin.put(Load.name(number), placed(number));
            }
            store.inTransaction(work -> {
                List<Persons.Person> there = work.persons().lockById(begin.keySet()).values().stream()
                        .map(one -> new Persons.Person(one.id(), one.version(), one.address(), begin.get(one.id())))
                        .toList();
                work.persons().save(there);
                return true;
            });
        }
    }
}
