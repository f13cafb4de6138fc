package org.reweave.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

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
