package org.reweave.engine;

/** What a nudge reminds of; a person has at most one of each kind. */
public enum NudgeKind {
    /** Coming back after a pause or after a talk was stopped. */
    COME_BACK,
    /** Looking in on a person about a day after a crisis, where they said so. */
    LOOK_IN,
    /** A talk at an agreed time. */
    TALK,
    /** The small thing to do at the end of a chapter. */
    SMALL_THING,
    /** Looking again at what was agreed. */
    REVIEW,
    /** A check-in, at the hours the person chose. */
    CHECK_IN,
    /** A check-in that was put off to a minute the person chose. */
    SNOOZED,
    /** A day of the year they asked a note for. */
    ANNIVERSARY,
    /** That something unasked could not be delivered; nothing is said for it alone, the next words tell it. */
    UNSAID,
    /** Whether the person, who was away for long, wants to be kept. */
    LONG_AWAY,
    /** That a letter lies in the person's mailbox. */
    MAIL,
    /** That a letter lies in a group's mailbox; arranged in the name of the group. */
    GROUP_MAIL,
    /** The next thing on a group's agenda; arranged in the name of the group. */
    GROUP_AGENDA;

    /** Whether it comes again and again, by a rhythm. */
    public boolean comesAgain() {
        return this == CHECK_IN || this == ANNIVERSARY;
    }

    /** Whether it is a group's, not a person's. */
    public boolean ofGroup() {
        return this == GROUP_MAIL || this == GROUP_AGENDA;
    }

    /** Whether it wakes somebody for a letter or an agenda, rather than reminding a person of what they wished for. */
    public boolean wakes() {
        return ofGroup() || this == MAIL;
    }
}
