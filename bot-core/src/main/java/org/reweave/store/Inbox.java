package org.reweave.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which updates have been taken in, so that a second delivery changes nothing; and those that were put aside. */
public interface Inbox {

    /** The platform's name of one update. */
    record UpdateKey(String platform, String updateId) {}

    /**
     * An update that failed for good.
     *
     * @param person the person's id, or empty where none could be found
     * @param reason a short name of what failed, with nothing personal in it
     * @param at when it was put aside (UTC)
     */
    record Parked(UpdateKey update, String person, String reason, Instant at) {}

    /** Those of the given updates that were taken in before. */
    Set<UpdateKey> seen(Collection<UpdateKey> updates);

    /**
     * Remembers updates as taken in. One that is remembered already is a {@link StoreException}.
     *
     * @param updates whose each was, by the person's id; empty where nobody is known
     */
    void remember(Map<UpdateKey, String> updates, Instant at);

    /** Forgets updates taken in before the given time; returns how many. */
    int forgetBefore(Instant before);

    /** Forgets updates put aside before the given time; returns how many. */
    int forgetParkedBefore(Instant before);

    /** Puts an update aside. */
    void park(Parked update);

    /** The updates that were put aside, the newest first, at most {@code limit}. */
    List<Parked> parked(int limit);
}
