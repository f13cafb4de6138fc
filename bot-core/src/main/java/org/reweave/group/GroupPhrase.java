package org.reweave.group;

import java.util.Locale;

/**
 * Everything the companion says to groups of its own accord; the words are in {@code texts/group.<language>.yaml}, where
 * {@code CARD_DO_ZONE} is {@code card.do-zone}.
 */
enum GroupPhrase {
    HELLO_ADDED,
    HELLO_BACK,
    HELLO_WHAT,
    HELLO_OPEN,
    HELLO_JOIN,
    HELLO_ANSWER,
    HELLO_THINK,

    ABOUT_TEXT,

    TROUBLE_MISSING,
    TROUBLE_VIEW,
    TROUBLE_POST,
    TROUBLE_THREADS,
    TROUBLE_PICTURES,
    TROUBLE_WELL,
    TROUBLE_CHANNEL_GONE,
    TROUBLE_UNPOSTED,
    TROUBLE_NO_LEADER,
    TROUBLE_GONE,

    MAY_NOT,
    MAY_NOT_HERE,
    MAY_NOT_JOINED,

    PUBLIC_PRIVATE,
    PUBLIC_PRIVATE_ASIDE,
    PUBLIC_CARE,
    PUBLIC_HELP_NOW,

    SETUP_BEGIN,
    SETUP_LANGUAGE,
    SETUP_AREA,
    SETUP_ZONE,
    SETUP_DAY,
    SETUP_HOUR,
    SETUP_CHAPTERS,
    SETUP_ROUNDS,
    SETUP_ROUNDS_YES,
    SETUP_ROUNDS_NO,
    SETUP_TELL,
    SETUP_TELL_NO,
    SETUP_TELL_YES,
    SETUP_HERE,
    SETUP_HERE_SOON,
    SETUP_ZONE_UNKNOWN,
    SETUP_DONE,

    AREA_EUROPE,
    AREA_AMERICAS,
    AREA_AFRICA,
    AREA_ASIA,
    AREA_PACIFIC,

    CARD_TITLE,
    CARD_LANGUAGE,
    CARD_ZONE,
    CARD_RHYTHM,
    CARD_CHAPTERS,
    CARD_ROUNDS,
    CARD_ROUNDS_BY_HAND,
    CARD_LED,
    CARD_LED_BY,
    CARD_TELL,
    CARD_TELL_NOBODY,
    CARD_LINES,
    CARD_LINES_NONE,
    CARD_OFF,
    CARD_NEXT,
    CARD_ROUND_AT,
    CARD_SKIPPED,
    CARD_RESTING,
    CARD_CHANGE,
    CARD_DO_LANGUAGE,
    CARD_DO_ZONE,
    CARD_DO_RHYTHM,
    CARD_DO_CHAPTERS,
    CARD_DO_ROUNDS,
    CARD_DO_TELL,
    CARD_DO_LINES,
    CARD_DO_BEGIN,
    CARD_DO_PREVIEW,
    CARD_DO_SKIP,
    CARD_DO_UNSKIP,
    CARD_DO_TOPIC,
    CARD_DO_REST,
    CARD_DO_WAKE,
    CARD_DO_ROUND,
    CARD_DO_PLAN,
    CARD_DO_UNPLAN,
    CARD_DO_NUMBERS,
    CARD_DO_CARD,

    LEAD_WELCOME,
    LEAD_BEGAN,
    LEAD_SKIP,
    LEAD_UNSKIP,
    LEAD_TOPIC,
    LEAD_TOPIC_SET,
    LEAD_REST,
    LEAD_REST_ONE,
    LEAD_REST_TWO,
    LEAD_REST_THREE,
    LEAD_RESTED,
    LEAD_PREVIEW,
    LEAD_ROUND_OPEN,
    LEAD_ROUND_BEGUN,
    LEAD_PLAN_DAY,
    LEAD_PLAN_HOUR,
    LEAD_PLANNED,
    LEAD_ASKED_HELP,

    LINES_TITLE,
    LINES_YOURS,
    LINES_UNREAD,
    LINES_NONE,
    LINES_HOW,
    LINES_LINE,
    LINES_CALL,
    LINES_TEXT,
    LINES_CHAT,

    NUMBERS_TITLE,
    NUMBERS_WEEKS,
    NUMBERS_LAST,
    NUMBERS_ROUNDS,
    NUMBERS_PULSE,
    NUMBERS_AGAIN,
    NUMBERS_NONE,
    NUMBERS_NEVER,

    WEEK_QUESTION,
    WEEK_TRY,
    WEEK_PRIVATE,

    JOIN_QUESTION,
    JOIN_IN,
    JOIN_NOT_NOW,
    JOIN_DONE,
    JOIN_ALREADY,
    JOIN_STAY,
    JOIN_OUT,
    JOIN_LEFT,
    JOIN_FINE,
    JOIN_TELL,
    JOIN_TELL_NO,
    JOIN_TELL_YES,
    JOIN_TOLD,
    JOIN_NOT_TOLD,

    ROUND_OPEN,
    ROUND_QUESTION,
    ROUND_ANSWER_1,
    ROUND_ANSWER_2,
    ROUND_ANSWER_3,
    ROUND_ANSWER_4,
    ROUND_THANKS,
    ROUND_OVER,
    ROUND_TITLE,
    ROUND_PICTURE;

    private final String key;

    GroupPhrase() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        int part = name.indexOf('-');
        this.key = name.substring(0, part) + "." + name.substring(part + 1);
    }

    /** Its key in the file of texts. */
    String key() {
        return key;
    }
}
