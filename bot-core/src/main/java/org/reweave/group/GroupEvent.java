package org.reweave.group;

import java.util.List;
import java.util.Optional;
import org.reweave.message.GroupInbound.Happening;

/** Something that happened to a group, as its engine sees it. */
public sealed interface GroupEvent {

    /**
     * Something happened in the group, or to the companion's place in it.
     *
     * @param chance a {@linkplain SealedDoor#number number} by chance, for a door that is meant for one person
     */
    record Happened(Optional<Standing> by, String channel, Happening what, String chance) implements GroupEvent {}

    /**
     * Somebody spoke to the companion where others read along.
     *
     * @param need whether their words may mean danger, or call for help
     * @param chance as with {@link Happened}
     */
    record Called(Standing by, String channel, boolean need, String chance) implements GroupEvent {}

    /** Somebody tapped one of the group's buttons. */
    record Tapped(Standing by, String action) implements GroupEvent {}

    /**
     * The time has come for something on the agenda.
     *
     * @param answers what those who joined have answered in the open round, in no order
     */
    record Due(List<GivenAnswer> answers) implements GroupEvent {
        public Due {
            answers = List.copyOf(answers);
        }
    }

    /** A member asked for help, and had agreed that whoever leads may know. */
    record AskedForHelp() implements GroupEvent {}

    /** A post to that channel could not be delivered; the reason is a short constant. {@code topic}: it was a topic. */
    record Unposted(String channel, String reason, boolean topic) implements GroupEvent {}

    /**
     * One member's answer in a round.
     *
     * @param member the member's key, which leads to nobody
     * @param answer which of the answers, from 1
     */
    record GivenAnswer(String member, int answer) {
        @Override
        public String toString() {
            return "GivenAnswer[***]";
        }
    }
}
