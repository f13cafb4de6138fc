package org.reweave.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for many things with one statement. The list is filled up to one of a few sizes by repeating its last element,
 * so that there are few different statements and the database knows them already.
 */
final class InList {
    /** The most that one statement looks for. */
    static final int MOST = 128;

    private InList() {}

    /**
     * Asks for all of them, in as few statements as it takes.
     *
     * @param placeholder what stands in the statement for each, such as {@code ?} or {@code (?, ?)}
     * @param query takes the list of placeholders and the things in their order, and asks
     */
    static <T, R> List<R> ask(Collection<T> things, String placeholder, BiFunction<String, List<T>, List<R>> query) {
        List<T> all = List.copyOf(things);
        List<R> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            List<T> filled = filled(all.subList(from, Math.min(from + MOST, all.size())));
            String placeholders = placeholder + (", " + placeholder).repeat(filled.size() - 1);
            found.addAll(query.apply(placeholders, filled));
        }
        return found;
    }

    /**
     * Asks for all of them by the platform they belong to, for there is an index for each such table that begins with the
     * thing's own name; both databases look up a list of those one by one, while a list of pairs made PostgreSQL read
     * everything of a platform.
     */
    static <T, R> List<R> askByPlatform(Collection<T> things, Function<T, String> platform, PlatformQuery<T, R> query) {
        Map<String, List<T>> byPlatform = things.stream().collect(Collectors.groupingBy(platform));
        List<R> found = new ArrayList<>();
        byPlatform.forEach((name, some) ->
                found.addAll(ask(some, "?", (placeholders, filled) -> query.ask(placeholders, filled, name))));
        return found;
    }

    /** Asks for some things of one platform. */
    interface PlatformQuery<T, R> {
        List<R> ask(String placeholders, List<T> things, String platform);
    }

    private static <T> List<T> filled(List<T> some) {
        int size = 1;
        while (size < some.size()) {
            size *= 2;
        }
        List<T> filled = new ArrayList<>(some);
        while (filled.size() < size) {
            filled.add(some.get(some.size() - 1));
        }
        return filled;
    }
}
