package org.reweave.group;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState.Posted;
import org.reweave.group.GroupState.Round;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.WallTime;

/** What comes when, in a group: topics by the clock on its wall, the end of a round, and being forgotten. */
final class Agenda {
    /** How long a round is open. */
    static final Duration ROUND = Duration.ofDays(3);
    /** A topic that could not be posted for so long is left to its next week. */
    private static final Duration ON_TIME = Duration.ofHours(12);

    private static final Duration WEEK = Duration.ofDays(7);

    private final GroupTurn turn;

    Agenda(GroupTurn turn) {
        this.turn = turn;
    }

    /** The time has come for something. */
    void due(List<GivenAnswer> answers) {
        if (turn.removed.isPresent()) {
            turn.removed = turn.removed.map(removal -> removal.seen(turn.now));
            if (turn.removed.get().over(turn.grace)) {
                turn.effect(new GroupEffect.Purge());
            }
            return;
        }
        if (turn.round.filter(round -> !round.closes().isAfter(turn.now)).isPresent()) {
            new Rounds(turn).close(answers);
        }
        if (topicDue()) {
            topic();
        }
        if (roundDue()) {
            plannedRound();
        }
    }

    private boolean topicDue() {
        return turn.running
                && turn.topicAt.filter(at -> !at.instant().isAfter(turn.now)).isPresent();
    }

    private boolean roundDue() {
        return turn.roundAt.filter(at -> !at.instant().isAfter(turn.now)).isPresent();
    }

    /** One that finds another open, or comes far too late, is let go. */
    private void plannedRound() {
        boolean late = turn.roundAt.orElseThrow().instant().plus(ON_TIME).isBefore(turn.now);
        turn.roundAt = Optional.empty();
        if (!late && turn.round.isEmpty()) {
            new Rounds(turn).open();
        }
    }

    private void topic() {
        Instant meant = turn.topicAt.orElseThrow().instant();
        turn.topicAt = Optional.empty();
        turn.resting = resting();
        boolean late = meant.plus(ON_TIME).isBefore(turn.now);
        if (turn.skip) {
            turn.skip = false;
            turn.topicDone = Optional.of(meant);
        } else if (!late && turn.resting.isEmpty()) {
            turn.topicDone = Optional.of(meant);
            postTopic();
        }
    }

    private void postTopic() {
        Topic topic = nextTopic();
        if (!GroupTroubles.silences(turn.lacking)) {
            turn.missed = Optional.empty();
        }
        turn.posted.add(new Posted(topic.id(), turn.now));
        turn.next = following(topic).id();
        turn.effect(new GroupEffect.Post(turn.settings.channel(), shown(topic), Optional.of(turn.now.plus(ON_TIME))));
        if (turn.settings.rounds() && turn.round.isEmpty()) {
            new Rounds(turn).open();
        }
    }

    /**
     * The topic that was posted last did not come: it comes next, unless whoever leads chose another one since.
     *
     * @return whether it is the first one since something stands in the way
     */
    boolean misses() {
        if (turn.posted.isEmpty()) {
            return false;
        }
        boolean first = turn.missed.isEmpty();
        Posted last = latest();
        turn.posted.remove(last);
        turn.missed = turn.topicDone.map(at -> LocalDate.ofInstant(at, turn.settings.zone()));
        Optional<Topic> topic = turn.language().topic(last.topic());
        if (topic.filter(one -> following(one).id().equals(turn.next)).isPresent()) {
            turn.next = last.topic();
        }
        return first;
    }

    /** The day of a topic that did not come, as long as no other came since. */
    Optional<LocalDate> missed() {
        return turn.missed.filter(day -> turn.posted.isEmpty()
                || !LocalDate.ofInstant(latest().at(), turn.settings.zone()).isAfter(day));
    }

    private Posted latest() {
        return turn.posted.get(turn.posted.size() - 1);
    }

    /** A topic as the group sees it. */
    OutboundMessage shown(Topic topic) {
        RichText text = new RichText(List.of(new RichText.Span(topic.title(), true)))
                .andThen(RichText.plain(topic.opening()))
                .andThen(turn.say(GroupPhrase.WEEK_QUESTION))
                .andThen(RichText.plain(topic.question()))
                .andThen(turn.say(GroupPhrase.WEEK_TRY))
                .andThen(RichText.plain(topic.attempt()))
                .andThen(RichText.plain(topic.close()))
                .andThen(turn.say(GroupPhrase.WEEK_PRIVATE));
        QuickReply think =
                new QuickReply("c-" + topic.chapter(), turn.language().label(GroupPhrase.HELLO_THINK), Role.DOOR);
        return new OutboundMessage(text, List.of(think, turn.door("join", GroupPhrase.HELLO_JOIN)), Input.CHOICE, 0)
                .opening(topic.title());
    }

    /** Whether topics came here or were to come; not before whoever leads let it begin. */
    boolean begun() {
        return turn.topicAt.isPresent() || turn.topicDone.isPresent() || !turn.posted.isEmpty();
    }

    /** The topic that comes next. */
    Topic nextTopic() {
        List<Topic> topics = topics();
        return topics.stream()
                .filter(topic -> topic.id().equals(turn.next))
                .findFirst()
                .orElse(topics.get(0));
    }

    private Topic following(Topic topic) {
        List<Topic> topics = topics();
        return topics.get((topics.indexOf(topic) + 1) % topics.size());
    }

    private List<Topic> topics() {
        List<Topic> chosen = turn.language().topics(turn.settings.chapters());
        return chosen.isEmpty() ? turn.language().topics(turn.language().chapters()) : chosen;
    }

    /** Works out anew when the next topic comes; for when the rhythm, the clock or the rest were changed. */
    void replan() {
        turn.topicAt = Optional.empty();
        planTopic();
    }

    /** What was planned by a clock that was ahead is planned anew; what is due comes first. */
    private void planTopic() {
        boolean due = turn.topicAt.filter(at -> !at.instant().isAfter(turn.now)).isPresent();
        if (!turn.running || due) {
            return;
        }
        WallTime next = nextTime();
        if (turn.topicAt.filter(at -> !next.instant().isBefore(at.instant())).isEmpty()) {
            turn.topicAt = Optional.of(next);
        }
    }

    /** The first hour of the rhythm from now on, after a rest, and on a later day than that of the last topic. */
    private WallTime nextTime() {
        ZoneId zone = turn.settings.zone();
        Instant after = turn.resting.map(day -> before(day, zone)).orElse(turn.now);
        // A clock that was further ahead than that let topics come that hold up nothing.
        Instant done = turn.topicDone
                .filter(at -> !at.isAfter(turn.now.plus(WEEK)))
                .map(at -> before(LocalDate.ofInstant(at, zone).plusDays(1), zone))
                .orElse(turn.now);
        Instant latest =
                Stream.of(turn.now, after, done).max(Instant::compareTo).orElseThrow();
        return turn.settings.rhythm().next(latest, zone, QuietHours.NONE);
    }

    private static Instant before(LocalDate day, ZoneId zone) {
        return new WallTime(day.atStartOfDay(), zone).instant().minusSeconds(1);
    }

    /**
     * Makes sure that the group is woken for whatever comes next; done at the end of every turn. What began by a clock that was
     * ahead counts from now.
     */
    void plan() {
        turn.removed = turn.removed.map(removal -> removal.seen(turn.now));
        turn.round = turn.round.map(open ->
                open.closes().isAfter(turn.now.plus(ROUND)) ? new Round(open.number(), turn.now.plus(ROUND)) : open);
        if (turn.removed.isPresent()) {
            turn.effect(wake(turn.removed.get().next(turn.grace)));
            return;
        }
        planTopic();
        List<GroupEffect.Wake> wakes = new ArrayList<>();
        if (turn.running) {
            turn.topicAt.ifPresent(at -> wakes.add(new GroupEffect.Wake(at.instant(), turn.topicAt)));
        }
        turn.roundAt.ifPresent(at -> wakes.add(new GroupEffect.Wake(at.instant(), turn.roundAt)));
        turn.round.ifPresent(open -> wakes.add(wake(open.closes())));
        turn.effect(wakes.stream()
                .min(Comparator.comparing(GroupEffect.Wake::due))
                .<GroupEffect>map(first -> first)
                .orElseGet(GroupEffect.Sleep::new));
    }

    /** At that moment, which the clock on the wall shows as well: so it is found when the clock is set back. */
    private GroupEffect.Wake wake(Instant at) {
        return new GroupEffect.Wake(at, Optional.of(WallTime.of(at, turn.settings.zone())));
    }

    /** The first day on which topics come again, while they rest; a rest that is over is none. */
    Optional<LocalDate> resting() {
        return turn.resting.filter(day -> day.isAfter(LocalDate.ofInstant(turn.now, turn.settings.zone())));
    }

    /** Lets topics rest until that day. A week that was to be left out is left out by that, and no other one later. */
    void rest(LocalDate until) {
        Instant soon = turn.now.plus(WEEK);
        planTopic();
        if (turn.skip) {
            turn.topicDone = turn.topicAt
                    .map(WallTime::instant)
                    .filter(left -> !left.isAfter(soon))
                    .or(() -> turn.topicDone);
        }
        turn.skip = false;
        turn.resting = Optional.of(until);
        replan();
    }

    /** Ends a rest. */
    void wake() {
        turn.resting = Optional.empty();
        replan();
    }

    /** The day of the topic that is left out. */
    Optional<LocalDate> leftOut() {
        planTopic();
        return turn.topicAt.filter(at -> turn.skip).map(at -> at.at().toLocalDate());
    }

    /** When the next topic is posted, which is a week later where one is left out; empty where none comes. */
    private Optional<Instant> nextPost() {
        planTopic();
        return turn.topicAt.map(WallTime::instant).map(at -> turn.skip ? after(at) : at);
    }

    private Instant after(Instant topic) {
        return turn.settings
                .rhythm()
                .next(topic, turn.settings.zone(), QuietHours.NONE)
                .instant();
    }

    /** The next topic and when it is posted, as words for a text; without a time where none comes. */
    Map<String, String> coming() {
        String title = nextTopic().title();
        return nextPost()
                .map(at -> Map.of("title", title, "time", turn.time(at)))
                .orElse(Map.of("title", title));
    }
}
