package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reweave.group.Letter;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.MemberLeft;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.Place;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Persons.Person;

/** What a store promises of mailboxes. */
interface MailboxContract extends StoreWords {

    private List<Entry> taken(String owner, int limit) {
        return store().inTransaction(work -> work.mailbox().take(owner, limit));
    }

    @Test
    default void letters_are_taken_in_the_order_they_were_told_and_once() {
        String group = mine() + "group";
        Person ada = added("ada-m");
        Letter first = new Letter.Tapped(ada.address(), "join");
        Letter second = new Letter.Unposted("c1", "channel-gone", true);
        in(work -> work.mailbox().add(List.of(new Entry(group, ada.id(), first), new Entry(group, "", second)), NOW));

        assertThat(taken(mine() + "other", 9)).isEmpty();
        assertThat(taken(group, 1)).containsExactly(new Entry(group, ada.id(), first));
        assertThat(taken(group, 9)).containsExactly(new Entry(group, "", second));
        assertThat(taken(group, 9)).isEmpty();
    }

    @Test
    default void a_letter_goes_with_the_person_it_is_about() {
        String group = mine() + "group";
        Person eve = added("eve-m");
        in(work ->
                work.mailbox().add(List.of(new Entry(group, eve.id(), new Letter.Tapped(eve.address(), "in"))), NOW));

        in(work -> work.persons().erase(eve.id(), NOW));

        assertThat(taken(group, 9)).isEmpty();
    }

    @Test
    default void every_kind_of_letter_comes_back_as_it_was() {
        Person ada = added("ada-k");
        Actor actor = new Actor(ada.address(), true, false, Set.of("12", "34"));
        List<Letter> all = List.of(
                new Letter.Happened(Optional.of(actor), "77", new Command("setup", "now")),
                new Letter.Happened(
                        Optional.of(actor), "77", new Command("here", "", Optional.of(Set.of(Permission.VIEW)))),
                new Letter.Happened(Optional.empty(), "", new BotAdded(Set.of(Permission.POST))),
                new Letter.Happened(Optional.empty(), "", new BotRemoved()),
                new Letter.Happened(Optional.empty(), "", new Lacking(Set.of())),
                new Letter.Happened(Optional.empty(), "c1", new Posted()),
                new Letter.Happened(Optional.empty(), "", new ChannelGone("9")),
                new Letter.Happened(Optional.of(actor), "", new MemberLeft()),
                new Letter.Called(actor, "77", true),
                new Letter.Tapped(ada.address(), "in"),
                new Letter.AskedForHelp(),
                new Letter.Unposted("c2", "no-permission", false),
                new Letter.Says(message("How is it going?"), NOW, true),
                new Letter.Says(
                        message("I am here for you."),
                        NOW,
                        true,
                        Optional.of(new Letter.Then(
                                "g", new Place(mine(), "-12", "7"), message("In private."), NOW.plusSeconds(3)))));
        in(work -> work.mailbox()
                .add(
                        all.stream()
                                .map(letter -> new Entry(ada.id(), ada.id(), letter))
                                .toList(),
                        NOW));

        assertThat(taken(ada.id(), 99)).extracting(Entry::letter).isEqualTo(all);
    }
}
