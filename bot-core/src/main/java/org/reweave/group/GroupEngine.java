package org.reweave.group;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.group.GroupState.Round;
import org.reweave.group.pulse.PulsePainter;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;

/**
 * Decides what a group says and does next, and does nothing: no database, thread, clock, log or platform.
 *
 * <p>In the group it speaks on its rhythm and when it is spoken to; everything that concerns one person it says to them
 * alone, and only as the answer to something they did, or because they joined.
 */
public final class GroupEngine {
    private static final Duration USUAL_GRACE = Duration.ofDays(7);
    private static final LocalTime USUAL_HOUR = LocalTime.of(18, 0);

    private final GroupLanguages languages;
    private final ZoneId homeZone;
    private final PulsePainter painter;
    private final Duration grace;

    /** What was decided: the next state, and the effects in the order they have to happen. */
    public record Result(GroupState next, List<GroupEffect> effects) {
        public Result {
            effects = List.copyOf(effects);
        }
    }

    /** An engine that draws nothing; {@code homeZone} is the time zone of groups that have not told theirs. */
    public GroupEngine(GroupLanguages languages, ZoneId homeZone) {
        this(languages, homeZone, PulsePainter.NONE, USUAL_GRACE);
    }

    private GroupEngine(GroupLanguages languages, ZoneId homeZone, PulsePainter painter, Duration grace) {
        this.languages = languages;
        this.homeZone = homeZone;
        this.painter = painter;
        this.grace = grace;
    }

    /** The same engine, with figures drawn by {@code pulses} beside the words. */
    public GroupEngine drawing(PulsePainter pulses) {
        return new GroupEngine(languages, homeZone, pulses, grace);
    }

    /** The same engine, which remembers a group for so long after the companion was removed from it. */
    public GroupEngine keepingRemoved(Duration kept) {
        return new GroupEngine(languages, homeZone, painter, kept);
    }

    /** The button that says the same as a command in a group: what is typed where it was answered alone is typed after that. */
    public static String button(GroupInbound.Command command) {
        return GroupHappenings.button(command);
    }

    /** What somebody reads who taps a button of a group that is gone. */
    public OutboundMessage gone() {
        return OutboundMessage.saying(languages.of(languages.fallback()).say(GroupPhrase.TROUBLE_GONE));
    }

    /**
     * A group nobody has set up yet, which is posted to in that channel.
     *
     * @param secret 16 bytes by chance or more, as hexadecimal digits
     */
    public GroupState newcomer(String channel, String secret) {
        String code = languages.fallback();
        return GroupState.unset(
                new GroupSettings(
                        code,
                        homeZone,
                        channel,
                        DayOfWeek.MONDAY,
                        USUAL_HOUR,
                        languages.of(code).chapters(),
                        true,
                        Telling.NOBODY),
                secret);
    }

    /**
     * The help lines a group names, as its members see them; empty where it names none that are not too old.
     *
     * @param now the time (UTC)
     */
    public Optional<OutboundMessage> helpLines(GroupState state, Instant now) {
        return new OwnLines(new GroupTurn("", state, languages, painter, grace, now)).forMembers();
    }

    /**
     * What somebody means who types while what a group said to them in private stands there last.
     *
     * @param last what that was the answer to: the button they tapped last
     * @return the tap it stands for; empty where nothing is asked, or it is meant for their own conversation
     */
    public Optional<String> typed(String id, GroupState state, Standing who, String last, Typed typed, Instant now) {
        if (last.equals(GroupToken.NOTHING)) {
            return Optional.empty();
        }
        List<QuickReply> offered = transition(id, state, new GroupEvent.Tapped(who, last), now).effects().stream()
                .filter(GroupEffect.Answer.class::isInstance)
                .map(effect -> ((GroupEffect.Answer) effect).message().replies())
                .reduce(List.of(), (earlier, later) -> later);
        TypedAnswers answers =
                new TypedAnswers(offered, languages.of(state.settings().language()));
        return answers.meant(typed, now)
                .or(() -> changed(id, state, last, typed, now))
                .or(() -> answers.again(typed, last));
    }

    /** An answer to the question of a round, written whole after another one: it can be changed, and where it cannot they hear so. */
    private Optional<String> changed(String id, GroupState state, String last, Typed typed, Instant now) {
        boolean round = last.equals("ask") || last.startsWith("a-");
        GroupTurn turn = new GroupTurn(id, state, languages, painter, grace, now);
        return round
                ? TypedAnswers.whole(new Rounds(turn).replies(new Round(state.rounds(), now)), typed)
                : Optional.empty();
    }

    /** The token of what is behind a door for somebody who came by it; empty where it was not meant for them. */
    public Optional<String> behind(SealedDoor door, GroupState state, Address who) {
        return GroupHappenings.behind(door.group()).stream()
                .filter(token -> door.leads(token, who, state.secret()))
                .findFirst();
    }

    /** The next state of the group of that id and what has to be done, for this event at this time (UTC). */
    public Result transition(String id, GroupState state, GroupEvent event, Instant now) {
        GroupTurn turn = new GroupTurn(id, state, languages, painter, grace, now);
        if (event instanceof GroupEvent.Happened happened) {
            new GroupHappenings(turn, happened.chance()).happened(happened);
        } else if (event instanceof GroupEvent.Called called) {
            new GroupHappenings(turn, called.chance()).called(called);
        } else if (event instanceof GroupEvent.Tapped tapped) {
            new GroupTaps(turn).tapped(tapped.by(), tapped.action());
        } else if (event instanceof GroupEvent.Due due) {
            new Agenda(turn).due(due.answers());
        } else if (event instanceof GroupEvent.Unposted unposted) {
            new GroupTroubles(turn).unposted(unposted.channel(), unposted.topic());
        } else if (event instanceof GroupEvent.AskedForHelp) {
            new Care(turn).askedForHelp();
        }
        new Agenda(turn).plan();
        return turn.result();
    }
}
