package org.reweave.engine;

import java.util.Locale;

/**
 * Everything the companion says of its own accord; the words are in {@code texts/companion.<language>.yaml}.
 *
 * <p>The key of a phrase there is its name in small letters with hyphens, its first word being the group:
 * {@code PAUSE_HOW_LONG} is {@code pause.how-long}.
 */
public enum Phrase {
    EXIT_SKIP,
    EXIT_BACK,
    EXIT_PAUSE,
    EXIT_MORE,
    EXIT_HELP_NOW,

    CHAPTER_HEADING,
    HEARD_AS,
    HEARD_TIME,
    HEARD_SKIPPED,

    NOTE_ONLY_YOU,
    NOTE_SHAREABLE,
    NOTE_THOUGHT_ABOUT_IT,
    NOTE_KEEP_QUESTION,
    NOTE_KEEP,
    NOTE_LET_GO,
    NOTE_KEPT,
    NOTE_LET_GO_DONE,
    NOTE_ADDED,
    NOTE_CHANGED,
    NOTE_TOO_LONG,

    SEVERAL_HINT,
    SEVERAL_DONE,
    SCALE_ENDS,
    WHEN_HINT,
    WHEN_TOO_SOON,
    WHEN_TOO_LATE,
    WHEN_PAST,

    WHY_NONE,
    HELP_HOW_IT_WORKS,
    HELP_NOW_CARD,
    HELP_NOW_AGAIN,
    HELP_NOW_GO_ON,
    HELP_NOW_WAITING,
    SAFETY_HEARD,

    MORE_QUESTION,
    MORE_WHY,
    MORE_CHANGE,
    MORE_RESTART,
    MORE_HELP,
    MORE_CLOSE,

    CHANGE_QUESTION,
    CHANGE_NOTHING,
    CHANGE_CLOSE,
    CHANGE_DONE,

    RESTART_QUESTION,
    RESTART_YES,
    RESTART_NO,
    RESTART_DONE,

    BACK_AT_START,
    BACK_DONE,
    BACK_CANCELLED,

    PAUSE_HOW_LONG,
    PAUSE_HOUR,
    PAUSE_DAY,
    PAUSE_WEEK,
    PAUSE_OPEN,
    PAUSE_SET,
    PAUSE_SET_OPEN,
    PAUSE_RESTING,
    PAUSE_RESTING_OPEN,
    PAUSE_AGREED,
    PAUSE_I_AM_BACK,
    PAUSE_OTHER_TIME,
    PAUSE_TOO_LONG,
    PAUSE_TOO_SHORT,
    PAUSE_NOT_UNDERSTOOD,
    PAUSE_TIME_IS_HERE,

    STOP_DONE,
    STOP_STILL,
    STOP_START,

    RETURN_HELLO,
    RETURN_WELCOME_BACK,
    RETURN_RECAP,
    RETURN_RECAP_LINE,
    RETURN_QUESTION,
    RETURN_GO_ON,
    RETURN_NOT_NOW,
    RETURN_NOT_TAKEN,
    RETURN_REST,

    REPAIR_REPHRASE,
    REPAIR_CHOICES,
    REPAIR_CHOICES_LINE,
    REPAIR_SCALE,
    REPAIR_WHEN,
    REPAIR_OFFER_PAUSE,
    REPAIR_TRY_AGAIN,
    REPAIR_WHICH_ONE,
    REPAIR_NONE_OF_THESE,
    REPAIR_UNREADABLE,
    REPAIR_STALE,
    REPAIR_CROSSED,
    REPAIR_EDIT_TOO_LATE,
    REPAIR_TICKED_ALONE,
    REPAIR_PUT_ASIDE,

    NUDGE_FIRST_LINE,
    NUDGE_TALK,
    NUDGE_SMALL_THING,
    NUDGE_REVIEW,

    END_QUESTION;

    private final String key;

    Phrase() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        int group = name.indexOf('-');
        this.key = name.substring(0, group) + "." + name.substring(group + 1);
    }

    /** Its key in the file of texts. */
    public String key() {
        return key;
    }
}
