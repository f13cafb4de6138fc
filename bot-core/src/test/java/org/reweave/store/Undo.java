package org.reweave.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Changes to maps that can be taken back, the last first. */
final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    <K, V> V put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        steps.push(() -> restore(map, key, before));
        return before;
    }

    <K, V> V remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            steps.push(() -> map.put(key, before));
        }
        return before;
    }

    private static <K, V> void restore(Map<K, V> map, K key, V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }

    void keep() {
        steps.clear();
    }

    void takeBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
