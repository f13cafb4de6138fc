package org.reweave.bench;

import java.util.Collections;
import java.util.Random;
import org.reweave.runtime.TurnCounts;
import org.reweave.store.jdbc.PlainJdbc;
import org.reweave.store.jdbc.PlainJdbc.Sizes;

/** What turns of the runtime read and wrote on average, for plain JDBC to do the same: so many in a group, such bytes. */
record Shape(int group, byte[] state, byte[] message, double messages, Crowd.Besides besides) {

    /**
     * The shape of turns that were just done. States grow with the journey, so what was written lies between their size
     * before and after.
     */
    static Shape of(Sizes before, Sizes after, TurnCounts done, double group, Crowd.Besides besides) {
        long said = after.messages() - before.messages();
        return new Shape(
                (int) Math.max(1, Math.round(group)),
                likeSealed((before.stateBytes() + after.stateBytes()) / 2),
                likeSealed(after.messageBytes()),
                said == 0 ? 1 : (double) said / Math.max(1, done.turns()),
                besides);
    }

    /** Bytes that no database can make smaller, as those are that the store has encrypted. */
    private static byte[] likeSealed(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    PlainJdbc.Turn turn(String person, String updateId, Random random) {
        int count = (int) messages + (happens(messages - (int) messages, random) ? 1 : 0);
        return new PlainJdbc.Turn(
                person,
                updateId,
                state,
                Collections.nCopies(count, message),
                happens(besides.plans(), random),
                happens(besides.cancels(), random),
                happens(besides.takesBack(), random));
    }

    private static boolean happens(double share, Random random) {
        return random.nextDouble() < share;
    }
}
