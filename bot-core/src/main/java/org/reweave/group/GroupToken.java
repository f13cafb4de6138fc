package org.reweave.group;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a button of a group carries, written {@code g-3f9a…-join}; fit for a link into a private chat as well.
 *
 * @param group the group's id
 * @param action what it stands for
 */
public record GroupToken(String group, String action) {
    /** The action of what a group said that asks for nothing. */
    public static final String NOTHING = "said";

    /** What buttons under posts open. */
    private static final Set<String> DOORS = Set.of(
            "about",
            "join",
            "leave",
            "ask",
            "setup",
            "card",
            "invite",
            "alone",
            "lines",
            "lines-unread",
            Leading.JOINED);

    /** What answers the questions to a member. */
    private static final Pattern MEMBERS = Pattern.compile("in|not-now|stay|out|(a|told|fresh)-.*");

    private static final Pattern FORM = Pattern.compile("g-([0-9a-z]{8,25})-([A-Za-z0-9_-]{1,45})");

    /** Reads a token; empty for anything no group wrote. */
    public static Optional<GroupToken> read(String token) {
        Matcher matcher = FORM.matcher(token);
        return matcher.matches() ? Optional.of(new GroupToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /**
     * What it stands for where somebody came by a link, which anybody can write and send them: that shows something or asks, and
     * never answers in their place. What a link does not open leads to the question it would answer.
     */
    public GroupToken byLink() {
        String shows = MEMBERS.matcher(action).matches() ? "join" : "setup";
        return DOORS.contains(action) ? this : new GroupToken(group, shows);
    }

    /** As it is carried. */
    public String written() {
        return "g-" + group + "-" + action;
    }
}
