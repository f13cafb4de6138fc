package org.reweave.spi;

import java.util.List;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.Place;
import org.reweave.spi.Rig.Shown;

/**
 * One platform with a group on it, set up for the contract: the adapter under test, somebody who runs the group, somebody who
 * is only in it, and what can stand in the way of a post.
 *
 * <p>What everybody sees is read from the platform, never from the adapter.
 */
public interface GroupRig extends AutoCloseable {

    /** What not every platform has; the contract leaves out what a platform lacks. */
    enum Ability {
        /** Posts have a longest length. */
        PIECES,
        /** Pictures can be posted. */
        PICTURES,
        /** What could not be stored, or was brought already, comes again. */
        COMES_AGAIN,
        /** The obstacles below can be put in the way. */
        OBSTACLES
    }

    /** Somebody in the group. */
    enum Who {
        RUNS_IT,
        IS_IN_IT
    }

    /** What can stand in the way of a post. */
    enum Obstacle {
        /** The companion may not post there, and nobody said so before. */
        SILENCED,
        /** The channel or topic is gone, and nobody said so before. */
        PLACE_GONE,
        /** The companion is no longer in the group, and nobody said so before. */
        OUT,
        /** The platform answers that this is too fast. */
        TOO_FAST,
        /** Its servers answer with an error page. */
        BROKEN,
        /** The connection ends before the post was taken in. */
        LOST_BEFORE
    }

    /** Whether the platform has this. */
    default boolean has(Ability ability) {
        return true;
    }

    /** Makes an adapter that is connected to nothing yet. */
    PlatformAdapter adapter();

    /** Waits until the platform tells the adapter what happens. */
    void connected();

    /** The group, at the channel or topic it is posted to in. */
    Place place();

    /** The longest text one post can have on this platform, in UTF-16 units. */
    int longest();

    /** Where somebody is answered so that nobody else reads it. */
    Address alone(Who who);

    /** What everybody sees of the companion, oldest first. */
    List<Shown> posts();

    /** The bytes of the picture a post shows; empty where it shows none. */
    Optional<byte[]> picture(Shown post);

    /** The companion is taken into the group. */
    void takesIn();

    /** The companion is removed from the group. */
    void removes();

    /** Somebody gives the companion a command where others read along. */
    void commands(Who who, String name);

    /** Somebody writes to the companion by its name. */
    void calls(Who who, String words);

    /** Somebody writes to the others. */
    void says(Who who, String words);

    /** Somebody taps a button that everybody sees. */
    void taps(Who who, Shown post, String label);

    /** From now on everything is brought twice. */
    void bringsTwice();

    /** From now on this stands in the way. */
    void breaks(Obstacle obstacle);

    /** From now on nothing does. */
    void heals();

    @Override
    void close();
}
