package org.reweave.year;

/** What a platform knows of one message: how often it was shown, and what the companion was answered last. */
final class ShownMessage {
    static final ShownMessage NEVER_SENT = new ShownMessage();

    private int times;
    private int generation;
    private int unknown;
    private boolean unreachable;

    synchronized int times() {
        return times;
    }

    /** Whether the companion cannot know how an attempt ended. */
    synchronized boolean unknown() {
        return unknown > 0;
    }

    /** How often the companion could not learn how an attempt ended. */
    synchronized int unknowns() {
        return unknown;
    }

    synchronized boolean unreachable() {
        return unreachable;
    }

    /** The same, and one that was to send it died before it was known whether it had. */
    synchronized ShownMessage lapsed() {
        ShownMessage same = new ShownMessage();
        same.times = times;
        same.generation = generation;
        same.unknown = unknown + 1;
        same.unreachable = unreachable;
        return same;
    }

    /** The companion that sent it last; another one may not know what became of it. */
    synchronized int generation() {
        return generation;
    }

    synchronized void shown(int by) {
        times++;
        generation = by;
    }

    synchronized void unknown(int by) {
        unknown++;
        generation = by;
    }

    synchronized void closed() {
        unreachable = true;
    }
}
