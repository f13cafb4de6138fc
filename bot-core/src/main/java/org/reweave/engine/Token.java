package org.reweave.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a button carries: the visit it belongs to and the answer it stands for, written {@code 12:self}.
 *
 * @param visit the number of the prompt it was offered with
 * @param id a choice's id, or one of the engine's own, which begin with {@code ~}
 */
record Token(int visit, String id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):([~+-]?[A-Za-z0-9/_+-]{1,48})");

    /** Reads a token; empty for anything this engine did not write. */
    static Optional<Token> read(String token) {
        Matcher matcher = FORM.matcher(token);
        return matcher.matches()
                ? Optional.of(new Token(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** The ids of several tokens; what is no token is left out. */
    static List<String> ids(List<String> tokens) {
        return tokens.stream()
                .map(Token::read)
                .flatMap(Optional::stream)
                .map(Token::id)
                .toList();
    }

    String written() {
        return visit + ":" + id;
    }
}
