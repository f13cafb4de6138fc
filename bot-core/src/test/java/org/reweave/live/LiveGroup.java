package org.reweave.live;

import java.util.function.UnaryOperator;

/** A group on a {@link LivePlatform}, and what the people in it do there. */
public interface LiveGroup {

    /** What the platform calls it. */
    String name();

    /** Somebody who runs the group takes the companion in. */
    void takesIn(LivePerson who);

    /** Somebody who runs it removes the companion. */
    void removes(LivePerson who);

    /** Somebody gives one of the companion's commands where others read along, with these words behind it. */
    void commands(LivePerson who, String command, String behind);

    /**
     * Somebody goes to where only they read the answer to the command that was given last.
     *
     * @return whether they could; the way there may not be shown yet
     */
    boolean follows(LivePerson who);

    /** Somebody writes a message that calls the companion by name where others read along. */
    void calls(LivePerson who, String words);

    /** Somebody taps the button of that name under the newest post that has it. */
    void taps(LivePerson who, String label);

    /** Somebody writes where the group asks them something and only they read it. */
    void types(LivePerson who, String words);

    /** Everything of the companion's that only they read there. */
    String reads(LivePerson who);

    /** Everything of the companion's that everybody reads. */
    String posts();

    /** Somebody leaves the group. */
    void leaves(LivePerson who);

    /** Brings marked words as names of the group and of places in it, and into what others say there. */
    void plants(LivePerson who, UnaryOperator<String> mark);
}
