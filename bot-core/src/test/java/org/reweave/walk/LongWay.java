package org.reweave.walk;

import java.util.Map;

/** Answers that lead a long way, by step or fact: adult, agreed, safe, and what opens the gates. */
final class LongWay {
    static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("before-consent", "yes"),
            Map.entry("age", "adult"),
            Map.entry("safety-private", "yes"),
            Map.entry("safety-fear", "no"),
            Map.entry("safety-free", "no"),
            Map.entry("safety-harm", "no"),
            Map.entry("safety-own", "no"),
            Map.entry("safety-clear", "yes"),
            Map.entry("safety-open", "yes"),
            Map.entry("stopped", "yes"),
            Map.entry("owned", "yes"),
            Map.entry("repaired", "yes"),
            Map.entry("forgive-owned", "owned"),
            Map.entry("forgive-repaired", "done"),
            Map.entry("forgive-wish", "yes"),
            Map.entry("forgive-pushed", "none"));

    /** What leads besides to talk after talk with a partner, and to what it will take. */
    static final Map<String, String> TALKER = Map.of(
            "before-relationship", "partner",
            "before-phone", "mine",
            "talk-way", "yes",
            "talk-back", "ready",
            "talk-next", "asks",
            "talk-take-when", "now",
            "talk-open", "begin");

    private LongWay() {}
}
