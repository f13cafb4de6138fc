package org.reweave.live;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.live.LivePerson.Button;
import org.reweave.live.LivePerson.Seen;

/**
 * Somebody whose prompts are numbered from the first one they were shown: the companion numbers from a time, so that no two
 * walks have the same numbers.
 */
final class FromFirst implements LivePerson {
    /** A platform's own buttons carry no number. */
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)(:.*)");

    private final LivePerson person;

    FromFirst(LivePerson person) {
        this.person = person;
    }

    /** A token with the number of its prompt counted from this one. */
    static String relative(String token, int first) {
        return shifted(token, -first);
    }

    private static String shifted(String token, int by) {
        Matcher numbered = NUMBERED.matcher(token);
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) + by + numbered.group(2) : token;
    }

    /** The number of the first prompt; 0 before there was one. */
    int first() {
        return person.sees().stream()
                .flatMap(seen -> seen.asked().stream())
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(token -> Integer.parseInt(token.group(1)))
                .findFirst()
                .orElse(0);
    }

    @Override
    public String account() {
        return person.account();
    }

    @Override
    public void opens() {
        person.opens();
    }

    @Override
    public void writes(String text) {
        person.writes(text);
    }

    @Override
    public void rewrites(String text) {
        person.rewrites(text);
    }

    @Override
    public void deletes() {
        person.deletes();
    }

    @Override
    public void taps(List<String> tokens) {
        int first = first();
        person.taps(tokens.stream().map(token -> shifted(token, first)).toList());
    }

    @Override
    public List<Seen> sees() {
        int first = first();
        return person.sees().stream().map(seen -> counted(seen, first)).toList();
    }

    private static Seen counted(Seen seen, int first) {
        return new Seen(
                seen.id(),
                seen.delivery(),
                seen.words(),
                seen.asked().stream().map(token -> relative(token, first)).toList(),
                seen.buttons().stream()
                        .map(button -> new Button(relative(button.token(), first), button.label()))
                        .toList(),
                seen.uncertain());
    }
}
