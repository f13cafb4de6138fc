package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * About how long whoever does something now waits for the answer: what waits before it, by how fast answers have arrived lately.
 *
 * <p>It knows what this process saw, and only while there is much to do; it is for a kind word and decides nothing. Any thread may
 * tell it something or ask.
 */
final class ExpectedWait {
    /** What is shorter nobody has to be told of. */
    static final Duration WORTH_SAYING = Duration.ofSeconds(15);

    private static final Duration LATELY = Duration.ofSeconds(10);

    /** While there is much to do, answers arrive in fits and starts; over a minute it can be told how fast. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    private record Arrived(Instant at, int answers) {}

    private record Known(long waiting, Instant at) {}

    private volatile IntSupplier turns = () -> 0;
    private final Map<String, Deque<Arrived>> arrived = new HashMap<>();
    private final Map<String, Known> unsent = new HashMap<>();
    private final Map<String, Known> letters = new HashMap<>();

    /** From now on that many turns wait as well. */
    void behind(IntSupplier waiting) {
        turns = waiting;
    }

    /** So many letters are left in the mailbox of a group. */
    synchronized void letters(String group, long left, Instant now) {
        if (left == 0) {
            letters.remove(group);
        } else {
            letters.put(group, new Known(left, now));
        }
    }

    /** So many answers can be sent on a platform, and are not yet. */
    synchronized void unsent(String platform, long answers, Instant now) {
        unsent.put(platform, new Known(answers, now));
        if (answers == 0) {
            forget(arrivals(platform), now, LATELY);
        }
    }

    /** So many answers arrived on a platform just now. */
    synchronized void arrived(String platform, int answers, Instant now) {
        Deque<Arrived> lately = arrivals(platform);
        lately.addLast(new Arrived(now, answers));
        forget(lately, now, AT_WORK);
    }

    private Deque<Arrived> arrivals(String platform) {
        return arrived.computeIfAbsent(platform, any -> new ArrayDeque<>());
    }

    private static void forget(Deque<Arrived> lately, Instant now, Duration after) {
        while (!lately.isEmpty() && lately.getFirst().at().plus(after).isBefore(now)) {
            lately.removeFirst();
        }
    }

    /** How long, on that platform, in whole minutes rounded up; empty where it is short, or where nothing arrives by which it could be known. */
    synchronized Optional<Duration> on(String platform, Instant now) {
        Deque<Arrived> lately = arrivals(platform);
        if (lately.isEmpty() || lately.getLast().at().plus(LATELY).isBefore(now)) {
            return Optional.empty();
        }
        forget(lately, now, AT_WORK);
        int answers = lately.stream().mapToInt(Arrived::answers).sum();
        long waiting = turns.getAsInt() + fresh(unsent.get(platform), now);
        for (Known left : letters.values()) {
            waiting += fresh(left, now);
        }
        Duration took = Duration.between(lately.getFirst().at(), now);
        Duration wait = took.multipliedBy(waiting).dividedBy(answers);
        return wait.compareTo(WORTH_SAYING) < 0 ? Optional.empty() : Optional.of(inMinutes(wait));
    }

    private static Duration inMinutes(Duration wait) {
        return Duration.ofMinutes(wait.plusMinutes(1).minusNanos(1).toMinutes());
    }

    /** What was not looked at for long may have been worked through by another process. */
    private static long fresh(@org.jspecify.annotations.Nullable Known known, Instant now) {
        return known == null || known.at().plus(LATELY).isBefore(now) ? 0 : known.waiting();
    }
}
