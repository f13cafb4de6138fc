package org.reweave.group.pulse;

/**
 * The answer one member tapped in this round.
 *
 * @param member a key that is the same for the same member and says nothing else; not empty
 * @param answer which of the offered answers, from 0
 */
public record Tap(String member, int answer) {
    public Tap {
        if (member.isEmpty() || answer < 0) {
            throw new IllegalArgumentException("a tap has a member and an answer that was offered");
        }
    }

    /** Names neither the member nor the answer. */
    @Override
    public String toString() {
        return "Tap";
    }
}
