package org.reweave.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.group.pulse.PulseHistory;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.rhythm.WallTime;

/**
 * Everything the companion knows of one group, as a value. Nobody is in it: who joined and who leads is kept person by
 * person, so that it goes with each of them.
 *
 * @param settings how it wishes to be accompanied
 * @param set whether somebody has gone through the settings once
 * @param running whether topics come
 * @param next the topic that comes next, by id; empty for the first
 * @param skip whether the next week is left out
 * @param resting the first day on which topics come again, where they rest
 * @param topicAt when the next topic comes, as the clock is meant to show; empty while none does
 * @param posted the topics that came, the oldest first
 * @param round the check-in round that is open
 * @param roundAt when a round begins that was planned, as the clock is meant to show
 * @param rounds how many rounds there were
 * @param pulses what became of rounds, the oldest first
 * @param history what the rules of the pulse have to remember of former rounds
 * @param secret by which this group's figures are blurred, as hexadecimal digits
 * @param lacking what the companion is not allowed where it posts
 * @param invitation by what somebody may lead who was asked to
 * @param removed since when it is not in the group any more (UTC)
 * @param topicDone when the last topic that came, or was left out, was meant to come (UTC)
 * @param missed the day of the latest topic that could not be posted since something stands in the way
 * @param asked the question of the first walk through the settings that was asked last; empty before it
 */
public record GroupState(
        GroupSettings settings,
        boolean set,
        boolean running,
        String next,
        boolean skip,
        Optional<LocalDate> resting,
        Optional<WallTime> topicAt,
        List<Posted> posted,
        Optional<Round> round,
        Optional<WallTime> roundAt,
        int rounds,
        List<Pulse> pulses,
        PulseHistory history,
        String secret,
        Set<Permission> lacking,
        Optional<Invitation> invitation,
        Optional<Removal> removed,
        Optional<Instant> topicDone,
        Optional<LocalDate> missed,
        String asked) {

    /** A topic that came: which, and when (UTC). */
    public record Posted(String topic, Instant at) {}

    /**
     * A check-in round that is open.
     *
     * @param number counts the rounds of a group, from 1
     * @param closes when it ends (UTC)
     */
    public record Round(int number, Instant closes) {}

    /**
     * What a group was told of a round.
     *
     * @param round its number
     * @param at when (UTC)
     * @param shares tens of percent by answer, in the answers' order, 0 where one is not shown; empty where they were too few
     * @param age how many rounds ago they were counted
     */
    public record Pulse(int round, Instant at, List<Integer> shares, int age) {
        public Pulse {
            shares = List.copyOf(shares);
        }
    }

    public GroupState {
        posted = List.copyOf(posted);
        pulses = List.copyOf(pulses);
        lacking = Set.copyOf(lacking);
    }

    /** Says what is public of it: how it is accompanied. */
    @Override
    public String toString() {
        return "GroupState[" + settings + "]";
    }

    /** A group nobody has set up yet. */
    public static GroupState unset(GroupSettings usual, String secret) {
        return new GroupState(
                usual,
                false,
                false,
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                PulseHistory.NONE,
                secret,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
