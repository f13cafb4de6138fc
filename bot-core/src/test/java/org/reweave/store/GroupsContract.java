package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupSettings;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.group.GroupState;
import org.reweave.message.Address;
import org.reweave.message.Place;
import org.reweave.store.Groups.Group;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Persons.Person;

/** What a store promises of groups. */
interface GroupsContract extends StoreWords {
    Membership JOINED = new Membership(true, false, false);
    Membership LEADS = new Membership(false, true, false);

    private GroupState state(String channel) {
        return GroupState.unset(
                new GroupSettings(
                        "en",
                        ZoneId.of("Europe/Lisbon"),
                        channel,
                        DayOfWeek.MONDAY,
                        LocalTime.of(18, 0),
                        List.of("reason"),
                        true,
                        Telling.NOBODY),
                "00112233445566778899aabbccddeeff");
    }

    private Group group(String name) {
        return new Group(mine() + name, 0, mine(), "g-" + name, state("first"));
    }

    private Group addedGroup(String name) {
        Group group = group(name);
        in(work -> work.groups().add(group, NOW));
        return group;
    }

    private Optional<Group> loaded(Group group) {
        return store().inTransaction(work -> work.groups().lock(group.id()));
    }

    private Optional<String> found(String name) {
        return store().inTransaction(work -> work.groups().find(mine(), name));
    }

    @Test
    default void the_groups_somebody_joined_are_found_and_those_they_only_lead_are_not() {
        Group circle = addedGroup("circle-of");
        Group table = addedGroup("table-of");
        Person ana = added("ana-of");
        in(work -> work.groups().note(circle.id(), ana.id(), JOINED, NOW));
        in(work -> work.groups().note(table.id(), ana.id(), LEADS, NOW));

        assertThat(groupsOf(ana)).containsExactly(circle.state());
        in(work -> work.groups().note(circle.id(), ana.id(), Membership.NONE, NOW));
        assertThat(groupsOf(ana)).isEmpty();
    }

    @Test
    default void a_group_can_be_looked_at_without_locking_it() {
        Group circle = addedGroup("circle-seen");

        assertThat(look(circle.id())).contains(circle.state());
        assertThat(look("nowhere")).isEmpty();
    }

    private Optional<GroupState> look(String group) {
        return store().inTransaction(work -> work.groups().look(group));
    }

    @Test
    default void everybody_who_leads_on_a_platform_is_found_with_what_that_calls_the_group() {
        Group circle = addedGroup("circle-led");
        Person ana = added("ana-led");
        Person ben = added("ben-led");
        in(work -> work.groups().note(circle.id(), ana.id(), LEADS, NOW));
        in(work -> work.groups().note(circle.id(), ben.id(), JOINED, NOW));

        assertThat(leaders(mine())).containsExactly(new Groups.Member("g-circle-led", ana.id()));
        assertThat(leaders("elsewhere")).isEmpty();
    }

    @Test
    default void those_who_joined_on_a_platform_are_found_a_few_at_a_time() {
        Group first = addedGroup("joined-1");
        Group second = addedGroup("joined-2");
        Person ana = added("ana-j");
        Person ben = added("ben-j");
        in(work -> {
            work.groups().note(second.id(), ana.id(), JOINED, NOW);
            work.groups().note(first.id(), ana.id(), JOINED, NOW);
            work.groups().note(first.id(), ben.id(), LEADS, NOW);
        });
        Groups.Member one = new Groups.Member("g-joined-1", ana.id());
        Groups.Member other = new Groups.Member("g-joined-2", ana.id());

        assertThat(members(Optional.empty(), 1)).containsExactly(one);
        assertThat(members(Optional.of(one), 5)).containsExactly(other);
        assertThat(members(Optional.of(other), 5)).isEmpty();
    }

    private List<Groups.Member> members(Optional<Groups.Member> after, int most) {
        return store().inTransaction(work -> work.groups().members(mine(), after, most));
    }

    private List<Groups.Member> leaders(String platform) {
        return store().inTransaction(work -> work.groups().leaders(platform));
    }

    private List<GroupState> groupsOf(Person person) {
        return store().inTransaction(work -> work.groups().of(person.id()));
    }

    @Test
    default void a_group_is_found_by_what_its_platform_calls_it_and_nowhere_else() {
        Group circle = addedGroup("circle");

        assertThat(found("g-circle")).contains(circle.id());
        assertThat(found("g-other")).isEmpty();
        assertThat(loaded(circle)).contains(circle);
        refused(work -> work.groups().add(new Group(mine() + "again", 0, mine(), "g-circle", state("")), NOW));
    }

    @Test
    default void a_group_is_saved_as_the_next_version_and_never_over_somebody_elses() {
        Group circle = addedGroup("saved");
        Group changed = new Group(circle.id(), 0, circle.platform(), circle.name(), state("second"));

        in(work -> work.groups().save(changed));

        assertThat(loaded(circle))
                .contains(new Group(circle.id(), 1, circle.platform(), circle.name(), state("second")));
        refused(work -> work.groups().save(changed));
    }

    @Test
    default void a_group_that_moved_is_found_by_its_new_name_even_where_that_was_heard_of_before() {
        Group circle = addedGroup("old");
        Group fresh = addedGroup("new");
        Person mover = added("mover");
        in(work -> work.groups().note(circle.id(), mover.id(), JOINED, NOW));

        in(work -> work.groups().rename(mine(), "g-old", "g-new"));

        assertThat(found("g-new")).contains(circle.id());
        assertThat(found("g-old")).isEmpty();
        assertThat(loaded(fresh)).isEmpty();
        assertThat(joined(circle)).hasSize(1);
    }

    @Test
    default void a_group_that_moves_takes_its_posts_along_and_all_of_it_or_nothing() {
        Group circle = addedGroup("before");
        Address old = new Place(mine(), "g-before", "").address();
        Draft post = new Draft(circle.id(), old, Outbox.Priority.GROUP, message("this week"));
        in(work -> work.outbox().add(List.of(post), NOW));

        assertThatThrownBy(() -> in(work -> {
                    work.groups().rename(mine(), "g-before", "g-after");
                    work.inbox().remember(Map.of(update("moved"), ""), NOW);
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(found("g-before")).contains(circle.id());
        assertThat(found("g-after")).isEmpty();
        assertThat(seen(List.of(update("moved")))).isEmpty();
        List<Claimed> waiting = claim(9);
        assertThat(waiting).extracting(Claimed::to).containsExactly(old);
        in(work -> work.outbox().postpone(waiting.get(0).id(), NOW));

        for (int told = 0; told < 2; told++) {
            in(work -> work.groups().rename(mine(), "g-before", "g-after"));
            assertThat(found("g-after")).contains(circle.id());
            assertThat(found("g-before")).isEmpty();
        }
        assertThat(claim(9)).extracting(Claimed::to).containsExactly(new Place(mine(), "g-after", "").address());
    }

    @Test
    default void who_joined_and_who_leads_is_told_and_ends_with_nothing_of_them() {
        Group circle = addedGroup("seats");
        Person ada = added("ada-g");
        Person bob = added("bob-g");
        in(work -> {
            work.groups().note(circle.id(), ada.id(), LEADS, NOW);
            work.groups().note(circle.id(), bob.id(), new Membership(true, true, true), NOW.plusSeconds(1));
        });

        assertThat(joined(circle)).containsExactly(bob.id());
        assertThat(leader(circle)).contains(ada.id());
        List<String> telling = store().inTransaction(work -> work.groups().telling(bob.id()));
        assertThat(telling).containsExactly(circle.id());

        in(work -> work.groups().note(circle.id(), ada.id(), Membership.NONE, NOW));
        assertThat(leader(circle)).contains(bob.id());
        assertThat(membership(circle, ada)).isEqualTo(Membership.NONE);
        in(work -> work.persons().erase(bob.id(), NOW));
        assertThat(leader(circle)).isEmpty();
        assertThat(joined(circle)).isEmpty();
    }

    @Test
    default void one_of_those_who_lead_hears_of_calls_for_help_and_one_can_lead_alone() {
        Group circle = addedGroup("leads");
        Person ada = added("ada-l");
        Person bob = added("bob-l");
        Person cal = added("cal-l");
        in(work -> {
            work.groups().note(circle.id(), ada.id(), LEADS, NOW);
            work.groups().note(circle.id(), bob.id(), new Membership(true, true, true), NOW.plusSeconds(1));
            work.groups().note(circle.id(), cal.id(), LEADS, NOW.plusSeconds(2));
        });
        assertThat(listener(circle)).isEmpty();

        in(work -> work.groups().listen(circle.id(), ada.id()));
        in(work -> work.groups().listen(circle.id(), bob.id()));
        assertThat(listener(circle)).contains(bob.id());
        assertThat(leadersOf(circle)).containsExactly(ada.id(), bob.id(), cal.id());

        in(work -> work.groups().leadAlone(circle.id(), cal.id()));
        assertThat(leadersOf(circle)).containsExactly(cal.id());
        assertThat(listener(circle)).isEmpty();
        assertThat(membership(circle, ada)).isEqualTo(Membership.NONE);
        assertThat(membership(circle, bob)).isEqualTo(new Membership(true, false, true));

        in(work -> work.groups().note(circle.id(), bob.id(), new Membership(true, false, false, true), NOW));
        assertThat(membership(circle, bob).asked()).isTrue();
        in(work -> work.groups()
                .note(
                        circle.id(),
                        bob.id(),
                        work.groups()
                                .membership(circle.id(), bob.id())
                                .joining(false)
                                .leading(),
                        NOW));
        assertThat(membership(circle, bob).asked()).isFalse();
    }

    private Optional<String> listener(Group group) {
        return store().inTransaction(work -> work.groups().listener(group.id()));
    }

    private List<String> leadersOf(Group group) {
        return store().inTransaction(work -> work.groups().leadersOf(group.id()));
    }

    @Test
    default void the_last_answer_of_each_member_counts_under_a_key_that_is_not_theirs() {
        Group circle = addedGroup("answers");
        Person ada = added("ada-a");
        Person bob = added("bob-a");
        in(work -> {
            work.groups().note(circle.id(), ada.id(), JOINED, NOW);
            work.groups().note(circle.id(), bob.id(), JOINED, NOW);
            work.groups().count(circle.id(), ada.id(), 3, 1);
            work.groups().count(circle.id(), ada.id(), 3, 4);
            work.groups().count(circle.id(), bob.id(), 3, 2);
        });

        List<GivenAnswer> given = answers(circle, 3);
        assertThat(given).extracting(GivenAnswer::answer).containsExactlyInAnyOrder(4, 2);
        assertThat(given).extracting(GivenAnswer::member).doesNotContain(ada.id(), bob.id());
        assertThat(answers(circle, 2)).isEmpty();

        in(work -> work.groups().uncount(circle.id(), bob.id()));
        assertThat(answers(circle, 3)).hasSize(1);
        in(work -> work.groups().forgetAnswers(circle.id()));
        assertThat(answers(circle, 3)).isEmpty();
    }

    @Test
    default void nothing_is_left_of_a_group_that_is_purged() {
        Group circle = addedGroup("purged");
        Group other = addedGroup("stays");
        Person ada = added("ada-p");
        in(work -> {
            work.groups().note(circle.id(), ada.id(), JOINED, NOW);
            work.groups().note(other.id(), ada.id(), JOINED, NOW);
            work.groups().count(circle.id(), ada.id(), 1, 1);
        });

        in(work -> work.groups().purge(circle.id()));

        assertThat(loaded(circle)).isEmpty();
        assertThat(membership(circle, ada)).isEqualTo(Membership.NONE);
        assertThat(answers(circle, 1)).isEmpty();
        assertThat(joined(other)).containsExactly(ada.id());
        assertThat(loaded(ada)).isNotNull();
    }

    private List<String> joined(Group group) {
        return store().inTransaction(work -> work.groups().joined(group.id()));
    }

    private Optional<String> leader(Group group) {
        return store().inTransaction(work -> work.groups().leader(group.id()));
    }

    private Membership membership(Group group, Person person) {
        return store().inTransaction(work -> work.groups().membership(group.id(), person.id()));
    }

    private List<GivenAnswer> answers(Group group, int round) {
        return store().inTransaction(work -> work.groups().answers(group.id(), round));
    }
}
