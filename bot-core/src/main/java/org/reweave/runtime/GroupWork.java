package org.reweave.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.Agreed;
import org.reweave.engine.NudgeKind;
import org.reweave.group.GroupEffect;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupEvent;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.store.Groups.Group;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Slot;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Transactions.Work;

/** The one group of a transaction: loaded and locked once, changed event by event, written once at the end. */
final class GroupWork {
    private final Work work;
    private final String id;
    private final @Nullable Group group;
    private final Instant now;
    private final Function<Address, String> newcomers;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Entry> letters = new ArrayList<>();
    private final List<Nudge> wakes = new ArrayList<>();
    private final List<Nudge> urgent = new ArrayList<>();
    private Optional<GroupState> state;
    private boolean purged;

    /** {@code newcomers} gives the id of the person behind an address, who is met by that. */
    GroupWork(Work work, String id, @Nullable Group group, Instant now, Function<Address, String> newcomers) {
        this.newcomers = newcomers;
        this.work = work;
        this.id = id;
        this.group = group;
        this.now = now;
        this.state = Optional.ofNullable(group).map(Group::state);
    }

    /** Whether there is such a group. */
    boolean known() {
        return state.isPresent();
    }

    /** Answers somebody where only they read it. */
    void answer(String person, Address at, OutboundMessage message) {
        drafts.add(new Draft(person, at, Priority.REPLY, message));
    }

    /** Lets the engine decide, and carries out what follows; does nothing for a group that is gone. */
    void decide(GroupEngine engine, GroupEvent event) {
        if (state.isEmpty() || purged) {
            return;
        }
        GroupEngine.Result result = engine.transition(id, state.get(), event, now);
        state = Optional.of(result.next());
        result.effects().forEach(this::carryOut);
    }

    /** Something on the agenda is due; answers are looked up only where a round ends. */
    void decideDue(GroupEngine engine) {
        List<GivenAnswer> answers = state.flatMap(GroupState::round)
                .filter(round -> !round.closes().isAfter(now))
                .map(round -> work.groups().answers(id, round.number()))
                .orElse(List.of());
        decide(engine, new GroupEvent.Due(answers));
    }

    private void carryOut(GroupEffect effect) {
        if (effect instanceof GroupEffect.Post post) {
            post(post.channel(), post.message(), post.until());
        } else if (effect instanceof GroupEffect.PostLater post) {
            drafts.add(new Draft(
                    id,
                    place(post.channel()).address(),
                    Priority.GROUP,
                    post.message(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(post.notBefore())));
        } else if (effect instanceof GroupEffect.PostWhereNobodyLeads post) {
            if (work.groups().leader(id).isEmpty()) {
                post(post.channel(), post.message(), Optional.empty());
            }
        } else if (effect instanceof GroupEffect.Answer answer) {
            answer(answer.person(), answer.at(), answer.message());
        } else if (effect instanceof GroupEffect.Wake wake) {
            work.nudges().put(List.of(new Nudge(id, NudgeKind.GROUP_AGENDA, 0, wake.due(), wake.wall())));
            wakes.add(new Nudge(id, NudgeKind.GROUP_AGENDA, 0, wake.due(), wake.wall()));
        } else if (effect instanceof GroupEffect.Sleep) {
            work.nudges().remove(List.of(new Slot(id, NudgeKind.GROUP_AGENDA)));
        } else if (effect instanceof GroupEffect.Purge) {
            purged = true;
        } else if (!tells(effect)) {
            concerning(effect);
        }
    }

    private void post(String channel, OutboundMessage message, Optional<Instant> until) {
        drafts.add(new Draft(id, place(channel).address(), Priority.GROUP, message, until));
    }

    private Place place(String channel) {
        Group there = Objects.requireNonNull(group);
        return new Place(there.platform(), there.name(), channel);
    }

    /** Puts letters into the mailboxes of people; each has a turn of their own for it. */
    private boolean tells(GroupEffect effect) {
        if (effect instanceof GroupEffect.TellJoined tell) {
            work.groups().joined(id).forEach(person -> tell(person, tell.message(), tell.until()));
        } else if (effect instanceof GroupEffect.TellLeader tell) {
            work.groups().leader(id).ifPresent(person -> tell(person, tell.message(), tell.until()));
        } else if (effect instanceof GroupEffect.TellLeaders tell) {
            work.groups().leadersOf(id).forEach(person -> tell(person, tell.message(), tell.until()));
        } else if (effect instanceof GroupEffect.TellListener tell) {
            work.groups()
                    .listener(id)
                    .or(() -> work.groups().leader(id))
                    .ifPresent(person -> tell(person, tell.message(), tell.until()));
        } else if (effect instanceof GroupEffect.AskOnce ask) {
            Membership member = of(ask.person());
            if (member.joined() && !member.asked()) {
                note(ask.person(), member.askedThat());
                tell(ask.person(), new Letter.Says(ask.message(), ask.until(), true));
            }
        } else if (effect instanceof GroupEffect.TellThenPost tell) {
            GroupEffect.PostLater post = tell.post();
            Letter.Then then = new Letter.Then(id, place(post.channel()), post.message(), post.notBefore());
            tell(tell.person(), new Letter.Says(tell.message(), tell.until(), true, Optional.of(then)));
        } else {
            return false;
        }
        return true;
    }

    private void tell(String person, OutboundMessage message, Instant until) {
        tell(person, new Letter.Says(message, until, false));
    }

    private void tell(String person, Letter.Says says) {
        letters.add(new Entry(person, person, says));
        (says.asked() ? urgent : wakes).add(new Nudge(person, NudgeKind.MAIL, 0, now));
    }

    private void concerning(GroupEffect effect) {
        if (effect instanceof GroupEffect.Join join) {
            note(join.person(), of(join.person()).joining(true));
            work.consents().give(join.person(), Agreed.GROUP, id, join.shown(), now);
        } else if (effect instanceof GroupEffect.Lead lead) {
            note(lead.person(), of(lead.person()).leading());
        } else if (effect instanceof GroupEffect.LeadNewcomer lead) {
            String person = newcomers.apply(lead.at());
            note(person, of(person).leading());
        } else if (effect instanceof GroupEffect.LeadAlone lead) {
            work.groups().leadAlone(id, lead.person());
        } else if (effect instanceof GroupEffect.Listen listen) {
            work.groups().listen(id, listen.person());
        } else if (effect instanceof GroupEffect.Leave leave) {
            work.groups().uncount(id, leave.person());
            note(leave.person(), of(leave.person()).joining(false));
            ends(leave.person());
        } else if (effect instanceof GroupEffect.Asked asked) {
            note(asked.person(), of(asked.person()).askedThat());
        } else if (effect instanceof GroupEffect.Agree agree) {
            agree(agree);
        } else if (effect instanceof GroupEffect.Gone gone) {
            note(gone.person(), Membership.NONE);
            ends(gone.person());
        } else if (effect instanceof GroupEffect.Count count) {
            work.groups().count(id, count.person(), count.round(), count.answer());
        } else if (effect instanceof GroupEffect.ForgetAnswers) {
            work.groups().forgetAnswers(id);
        } else {
            throw new IllegalStateException(
                    "no way to carry out " + effect.getClass().getSimpleName());
        }
    }

    private void agree(GroupEffect.Agree agree) {
        note(agree.person(), of(agree.person()).telling(agree.agrees()));
        if (agree.agrees()) {
            work.consents().give(agree.person(), Agreed.TELLING, id, agree.shown(), now);
        } else {
            work.consents().end(agree.person(), Agreed.TELLING, id, now);
        }
    }

    /** Whoever leaves takes back what they agreed to. */
    private void ends(String person) {
        work.consents().end(person, Agreed.GROUP, id, now);
        work.consents().end(person, Agreed.TELLING, id, now);
    }

    private Membership of(String person) {
        return work.groups().membership(id, person);
    }

    private void note(String person, Membership membership) {
        work.groups().note(id, person, membership, now);
    }

    /** Writes everything that was decided. */
    void write() {
        if (purged) {
            work.groups().purge(id);
            work.consents().endAll(id, now);
            return;
        }
        if (group != null && state.isPresent()) {
            work.groups().save(new Group(id, group.version(), group.platform(), group.name(), state.get()));
        }
        if (!drafts.isEmpty()) {
            work.outbox().add(drafts, now);
        }
        if (!letters.isEmpty()) {
            work.mailbox().add(letters, now);
            work.nudges()
                    .put(Stream.concat(wakes.stream(), urgent.stream())
                            .filter(nudge -> nudge.kind() == NudgeKind.MAIL)
                            .distinct()
                            .toList());
        }
    }

    boolean speaks() {
        return !drafts.isEmpty() && !purged;
    }

    /** What wakes those who wait for a letter. */
    List<Nudge> urgent() {
        return purged ? List.of() : urgent;
    }

    /** When the first of the nudges arranged here is due (UTC), beside the urgent ones. */
    Optional<Instant> firstDue() {
        return wakes.stream().map(Nudge::due).min(Instant::compareTo);
    }
}
