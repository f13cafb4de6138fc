package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Agreed;
import org.reweave.engine.NudgeKind;
import org.reweave.group.Letter;
import org.reweave.message.Shown;
import org.reweave.store.Consents.Consent;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Persons.Person;

/** What a store promises of the ledger. */
interface ConsentsContract extends StoreWords {
    Shown ASKED = new Shown("notes.confirm/en", "Is that right?");
    Shown REWORDED = new Shown("notes.confirm/en", "Is that what you want?");

    private void agrees(Person person, Agreed what, String about, Shown shown, int after) {
        in(work -> work.consents().give(person.id(), what, about, shown, NOW.plusSeconds(after)));
    }

    private void ends(Person person, Agreed what, String about, int after) {
        in(work -> work.consents().end(person.id(), what, about, NOW.plusSeconds(after)));
    }

    private List<Consent> ledger(Person person) {
        return store().inTransaction(work -> work.consents().of(person.id()));
    }

    @Test
    default void what_was_agreed_to_stands_with_when_which_words_and_until_when() {
        Person ada = added("ada-c");
        agrees(ada, Agreed.CHECK_IN, "", ASKED, 1);
        agrees(ada, Agreed.CHECK_IN, "", ASKED, 2);
        ends(ada, Agreed.ANNIVERSARY, "", 3);
        ends(ada, Agreed.CHECK_IN, "", 4);
        ends(ada, Agreed.CHECK_IN, "", 5);
        agrees(ada, Agreed.CHECK_IN, "", ASKED, 6);

        String wording = Consents.wording(ASKED);
        assertThat(wording).matches("notes\\.confirm/en#[0-9a-f]{16}");
        assertThat(ledger(ada))
                .containsExactly(
                        new Consent(Agreed.CHECK_IN, "", wording, NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(4))),
                        new Consent(Agreed.CHECK_IN, "", wording, NOW.plusSeconds(6), Optional.empty()));
    }

    @Test
    default void what_ended_long_ago_is_forgotten_and_what_holds_is_not() {
        Person cleo = added("cleo-c");
        agrees(cleo, Agreed.CHECK_IN, "", ASKED, -90);
        ends(cleo, Agreed.CHECK_IN, "", -80);
        agrees(cleo, Agreed.CHECK_IN, "", ASKED, -70);
        ends(cleo, Agreed.CHECK_IN, "", -60);
        agrees(cleo, Agreed.ANNIVERSARY, "", ASKED, -90);

        assertThat(store().<Integer>inTransaction(work -> work.consents().forgetEndedBefore(NOW.minusSeconds(60))))
                .isEqualTo(1);

        assertThat(ledger(cleo)).extracting(Consent::given).containsExactly(NOW.minusSeconds(70), NOW.minusSeconds(90));
    }

    @Test
    default void other_words_are_another_agreement() {
        Person bea = added("bea-c");
        agrees(bea, Agreed.CHECK_IN, "", ASKED, 1);
        agrees(bea, Agreed.CHECK_IN, "", REWORDED, 2);

        assertThat(ledger(bea)).extracting(Consent::holds).containsExactly(false, true);
        assertThat(ledger(bea)).extracting(Consent::wording).doesNotHaveDuplicates();
    }

    @Test
    default void what_is_about_something_that_is_gone_ends_for_everybody() {
        Person cleo = added("cleo-c");
        Person dora = added("dora-c");
        String group = mine() + "group";
        agrees(cleo, Agreed.GROUP, group, ASKED, 1);
        agrees(dora, Agreed.TELLING, group, ASKED, 1);
        agrees(dora, Agreed.WORDS, "7", ASKED, 1);

        in(work -> work.consents().endAll(group, NOW.plusSeconds(2)));

        assertThat(ledger(cleo)).extracting(Consent::holds).containsExactly(false);
        assertThat(ledger(dora)).extracting(Consent::holds).containsExactly(false, true);
    }

    @Test
    default void it_goes_with_the_person_and_nobody_elses_does() {
        Person eli = added("eli-c");
        Person finn = added("finn-c");
        agrees(eli, Agreed.ANSWERS, "", ASKED, 1);
        agrees(finn, Agreed.ANSWERS, "", ASKED, 1);

        in(work -> work.persons().erase(eli.id(), NOW));

        assertThat(ledger(eli)).isEmpty();
        assertThat(ledger(finn)).hasSize(1);
    }

    @Test
    default void whoever_does_not_agree_that_anything_is_kept_is_found_by_that() {
        Person gina = added("gina-c");
        Person hugo = added("hugo-c");
        agrees(gina, Agreed.ANSWERS, "", ASKED, 1);
        agrees(hugo, Agreed.CHECK_IN, "", ASKED, 1);

        assertThat(notAgreeing(1)).contains(hugo.id()).doesNotContain(gina.id());
        ends(gina, Agreed.ANSWERS, "", 2);
        assertThat(notAgreeing(1)).contains(hugo.id(), gina.id());
        assertThat(notAgreeing(0)).doesNotContain(hugo.id(), gina.id());
        agrees(gina, Agreed.ANSWERS, "", ASKED, 3);
        agrees(gina, Agreed.ANSWERS, "", new Shown("notes.confirm/en", "Is that right for you?"), 4);
        assertThat(notAgreeing(1)).contains(hugo.id()).doesNotContain(gina.id());
    }

    @Test
    default void whoever_asked_for_a_word_at_a_minute_of_their_own_is_waited_for() {
        Person iris = added("iris-c");
        Nudge word = new Nudge(iris.id(), NudgeKind.COME_BACK, 1, NOW.plusSeconds(9));
        in(work -> work.nudges().put(List.of(word, new Nudge(iris.id(), NudgeKind.CHECK_IN, 1, NOW.plusSeconds(9)))));

        assertThat(notAgreeing(1)).doesNotContain(iris.id());
        in(work -> work.nudges().remove(List.of(word.slot())));
        assertThat(notAgreeing(1)).contains(iris.id());
    }

    /** Somebody who leads a group that was removed, and taps: they were forgotten before they could be answered. */
    @Test
    default void whoever_is_about_to_be_answered_is_answered_first() {
        Person jon = added("jon-c");
        Entry tapped = new Entry(mine() + "circle", jon.id(), new Letter.AskedForHelp());
        assertThat(notAgreeing(1)).contains(jon.id());

        in(work -> work.mailbox().add(List.of(tapped), NOW));
        assertThat(notAgreeing(1)).doesNotContain(jon.id());

        Draft answer = new Draft(jon.id(), jon.address(), Outbox.Priority.REPLY, message("It is gone."));
        in(work -> {
            work.mailbox().take(mine() + "circle", 9);
            work.outbox().add(List.of(answer), NOW);
        });
        assertThat(notAgreeing(1)).doesNotContain(jon.id());
    }

    private List<String> notAgreeing(int after) {
        return store().inTransaction(work -> work.persons().notAgreeing(NOW.plusSeconds(after), 10_000));
    }
}
