package org.reweave.group;

import java.util.Optional;
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

    private static final Pattern FORM = Pattern.compile("g-([0-9a-z]{8,25})-([A-Za-z0-9_-]{1,45})");

    /** Reads a token; empty for anything no group wrote. */
    public static Optional<GroupToken> read(String token) {
        Matcher matcher = FORM.matcher(token);
        return matcher.matches() ? Optional.of(new GroupToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** As it is carried. */
    public String written() {
        return "g-" + group + "-" + action;
    }
}
