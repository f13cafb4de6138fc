package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Dialog;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Persons.Person;

/** People, and the accounts that lead to them. */
interface PersonsContract extends StoreWords {
    @Test
    default void a_person_comes_back_as_they_were_saved() {
        PersonState state = States.with(new Dialog.KeepNote("\uD83D\uDC9B \u0000 \u6771"), States.ANSWERS);
        Person ada = new Person(mine() + "ada", 0, address("ada"), state);

        in(work -> work.persons().add(List.of(ada)));

        assertThat(byAddress(List.of(ada.address()))).containsExactly(Map.entry(ada.address(), ada));
        assertThat(byId(List.of(ada.id()))).containsExactly(Map.entry(ada.id(), ada));
    }

    @Test
    default void accounts_nobody_has_are_left_out() {
        Person ada = added("ada");
        Address otherPlatform =
                new Address(mine() + "b", ada.address().user(), ada.address().chat());

        assertThat(byAddress(List.of(address("bob"), ada.address(), otherPlatform)))
                .containsOnlyKeys(ada.address());
        assertThat(byId(List.of(ada.id(), "nobody"))).containsOnlyKeys(ada.id());
        assertThat(byAddress(List.of())).isEmpty();
        assertThat(byId(List.of())).isEmpty();
    }

    @Test
    default void an_account_leads_to_one_person_from_whatever_chat() {
        Person ada = added("ada");
        Address elsewhere = new Address(mine(), ada.address().user(), "another chat");

        assertThat(byAddress(List.of(elsewhere, ada.address())))
                .hasSize(2)
                .allSatisfy((address, person) -> assertThat(person.id()).isEqualTo(ada.id()));
    }

    @Test
    default void accounts_of_a_platform_are_told_from_the_one_heard_last() {
        Person ada = added("ada");
        Person bob = added("bob");
        Person carla = new Person(
                mine() + "carla",
                0,
                address("carla"),
                PersonState.newcomer("rebuild-trust", 3, "en", NOW.plusSeconds(60)));
        in(work -> work.persons().add(List.of(carla)));

        List<Persons.Heard> heard = heard(mine(), 10);

        assertThat(heard.get(0)).isEqualTo(new Persons.Heard(carla.address(), NOW.plusSeconds(60)));
        assertThat(heard)
                .extracting(Persons.Heard::address)
                .containsExactlyInAnyOrder(ada.address(), bob.address(), carla.address());
        assertThat(heard(mine(), 1)).containsExactly(heard.get(0));
        assertThat(heard(mine() + "none", 10)).isEmpty();
    }

    @Test
    default void many_people_are_found_at_once() {
        List<Person> people = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            people.add(person("p" + at));
        }
        in(work -> work.persons().add(people));

        List<Address> addresses = people.stream().map(Person::address).toList();
        assertThat(byAddress(addresses).values()).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    default void an_account_belongs_to_one_person_only() {
        Person ada = added("ada");
        Person thief = new Person(mine() + "thief", 0, ada.address(), ada.state());

        refused(work -> work.persons().add(List.of(person("bob"), thief)));
        refused(work -> work.persons().add(List.of(new Person(ada.id(), 0, address("eve"), ada.state()))));

        assertThat(byId(List.of(thief.id(), mine() + "bob"))).isEmpty();
        assertThat(loaded(ada).id()).isEqualTo(ada.id());
    }

    @Test
    default void every_save_is_the_next_version() {
        Person ada = added("ada");

        in(work -> work.persons().save(List.of(with(load(work, ada), 5))));
        in(work -> work.persons().save(List.of(with(load(work, ada), 6))));

        Person after = loaded(ada);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.state().visit()).isEqualTo(6);
    }

    @Test
    default void a_save_of_an_old_version_is_refused_as_a_whole() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.persons().save(List.of(with(load(work, ada), 5))));

        refused(work -> work.persons().save(List.of(with(bob, 7), with(ada, 7))));
        refused(work -> work.persons().save(List.of(person("nobody"))));

        assertThat(loaded(ada).state().visit()).isEqualTo(5);
        assertThat(loaded(bob).state().visit()).isNotEqualTo(7);
    }

    @Test
    default void many_people_are_saved_at_once_each_as_they_are_and_all_or_none_of_them() {
        List<Person> people = new ArrayList<>();
        for (int at = 0; at < 37; at++) {
            people.add(person("s" + at));
        }
        in(work -> work.persons().add(people));
        List<String> ids = people.stream().map(Person::id).toList();
        in(work -> {
            Map<String, Person> found = work.persons().lockById(ids);
            List<Person> next = new ArrayList<>();
            ids.forEach(id -> next.add(with(found.get(id), 10 + next.size())));
            work.persons().save(next);
        });
        List<Person> again = people.stream()
                .map(person -> with(person.id().equals(ids.get(3)) ? person : loaded(person), 99))
                .toList();

        refused(work -> work.persons().save(again));

        Map<String, Person> after = byId(ids);
        for (int at = 0; at < ids.size(); at++) {
            Person saved = after.get(ids.get(at));
            assertThat(saved.version()).isEqualTo(1);
            assertThat(saved.address()).isEqualTo(people.get(at).address());
            assertThat(saved.state().visit()).isEqualTo(10 + at);
        }
    }

    @Test
    default void a_person_is_answered_where_they_were_heard_from_last() {
        Person ada = added("ada");
        Address moved = new Address(mine(), ada.address().user(), "new chat");

        in(work -> {
            Person found = load(work, ada);
            work.persons().save(List.of(at(found, moved, found.state())));
        });

        assertThat(loaded(ada).address()).isEqualTo(moved);
        assertThat(byId(List.of(ada.id())).get(ada.id()).address()).isEqualTo(moved);
    }

    @Test
    default void whoever_is_long_away_is_found_until_they_are_asked_and_again_where_they_do_not_answer() {
        Person ada = added("ada");
        Instant seen = ada.state().seen();
        Instant asked = seen.plusSeconds(20);

        assertThat(longAway(seen)).doesNotContain(ada.id());
        assertThat(longAway(seen.plusSeconds(10))).contains(ada.id());
        assertThat(unanswered(seen.plusSeconds(10), seen.plusSeconds(90))).doesNotContain(ada.id());
        in(work -> work.persons().asked(List.of(ada.id()), asked));
        assertThat(longAway(seen.plusSeconds(10))).doesNotContain(ada.id());
        assertThat(unanswered(seen.plusSeconds(10), asked)).doesNotContain(ada.id());
        assertThat(unanswered(seen.plusSeconds(10), asked.plusSeconds(1))).contains(ada.id());
    }

    @Test
    default void whoever_belongs_to_a_group_is_not_away() {
        Person ada = added("ada");
        Instant later = ada.state().seen().plusSeconds(10);

        in(work -> work.groups().note(mine() + "circle", ada.id(), new Membership(true, false, false), NOW));
        assertThat(longAway(later)).doesNotContain(ada.id());
        in(work -> work.persons().asked(List.of(ada.id()), later));
        assertThat(unanswered(later, later.plusSeconds(1))).doesNotContain(ada.id());
        in(work -> work.groups().note(mine() + "circle", ada.id(), Membership.NONE, NOW));
        assertThat(unanswered(later, later.plusSeconds(1))).contains(ada.id());
    }

    private List<String> longAway(Instant seenBefore) {
        return store().inTransaction(work -> work.persons().longAway(seenBefore, 100_000));
    }

    private List<String> unanswered(Instant seenBefore, Instant askedBefore) {
        return store().inTransaction(work -> work.persons().unanswered(seenBefore, askedBefore, 100_000));
    }

    @Test
    default void erasing_takes_everything_of_one_person_and_nothing_of_another() {
        Person ada = added("ada");
        Person bob = added("bob");
        for (Person person : List.of(ada, bob)) {
            in(work -> {
                work.outbox().add(List.of(says(person, "one"), says(person, "two")), NOW);
                work.nudges().put(List.of(new Nudge(person.id(), NudgeKind.REVIEW, 1, NOW)));
                work.inbox().park(new Parked(update(person.id()), person.id(), "reason", NOW));
            });
        }

        UpdateKey recent = update("recent");
        in(work -> work.inbox().remember(Map.of(recent, ada.id()), NOW));
        in(work -> work.persons().erase(ada.id(), NOW));

        assertThat(seen(List.of(recent))).as("not taken in again").containsExactly(recent);

        in(work -> {
            assertThat(work.persons().lockByAddress(List.of(ada.address()))).isEmpty();
            assertThat(work.persons().lockById(List.of(ada.id(), bob.id()))).containsOnlyKeys(bob.id());
            assertThat(work.nudges().of(ada.id())).isEmpty();
            assertThat(work.nudges().of(bob.id())).hasSize(1);
            assertThat(work.inbox().parked(1000))
                    .extracting(Parked::person)
                    .doesNotContain(ada.id())
                    .contains(bob.id());
            assertThat(work.outbox().claim(mine(), 9, 9, NOW, LEASE))
                    .extracting(Claimed::to)
                    .containsExactly(bob.address());
            work.persons().erase("nobody", NOW);
        });
        in(work -> work.persons().add(List.of(ada)));
        assertThat(loaded(ada).version()).isZero();
    }
}
