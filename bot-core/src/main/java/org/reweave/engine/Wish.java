package org.reweave.engine;

/** What a person may wish of notes and check-ins in one short message. */
enum Wish {
    /** To see what is set and when the next one comes. */
    LIST,
    SET_UP,
    /** To do the check-in now. */
    NOW,
    LESS_OFTEN,
    ONE_A_DAY,
    TWO_A_DAY,
    DELETE_CHECK_IN,
    DELETE,
    PAUSE_ALL,
    GO_ON,
    SKIP_NEXT,
    NOT_TODAY,
    NOT_TOMORROW,
    NOT_THIS_WEEK,
    NOT_THIS_MONTH,
    /** To be away from a later day on, which cannot be set yet. */
    AWAY_LATER,
    HOLIDAY,
    NO_HOLIDAY,
    QUIET_HOURS,
    /** To say where their clock is. */
    CLOCK;

    /**
     * A wish as it was said.
     *
     * @param named whether the words name what they are about, so that they can be no answer to anything else
     */
    record Said(Wish wish, boolean named) {}
}
