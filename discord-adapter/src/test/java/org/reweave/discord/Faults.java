package org.reweave.discord;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is wrong with the fake Discord at the moment. */
final class Faults {
    /** What becomes of one request. */
    enum Fate {
        WELL,
        TOO_FAST,
        BROKEN,
        LOST_BEFORE,
        LOST_AFTER,
        HANGING,
        /** Answered well, once it is let go. */
        HELD,
        SLOW
    }

    /** An answer with one of Discord's codes. */
    record Refusal(int status, int code) {}

    volatile Fate messages = Fate.WELL;
    volatile Fate everything = Fate.WELL;
    volatile Refusal refusal = null;
    volatile boolean everyEventTwice;
    /** Whether of each two events the second comes before the first. */
    volatile boolean nextOvertakes;

    /** Whether somebody deletes each post before a thread can be opened under it. */
    volatile boolean postsAreDeleted;

    volatile boolean interactionsExpire;
    volatile boolean noVia;
    /** Whether an answer to what somebody did has to come within three seconds, however slow this machine is. */
    volatile boolean punctual = true;

    /** How large a file may be, in bytes. */
    volatile int largestFile = DiscordRules.LARGEST_FILE;

    volatile Duration retryAfter = Duration.ofSeconds(3);
    /** Whether the limits of the real Discord are kept. */
    volatile boolean limits = true;

    final Map<String, Refusal> refusalsByPath = new ConcurrentHashMap<>();
    final Queue<Fate> nextMessages = new ConcurrentLinkedQueue<>();
    /** What becomes of the next answers to what people did. */
    final Queue<Fate> nextCallbacks = new ConcurrentLinkedQueue<>();
    /** What becomes of every look into what was said in a chat. */
    volatile Fate looks = Fate.WELL;

    private volatile double share;
    private volatile Random random = new Random(0);

    /** From now on, so large a share of all requests fails in some way. */
    void atRandom(double part, long seed) {
        random = new Random(seed);
        share = part;
    }

    void heal() {
        messages = Fate.WELL;
        everything = Fate.WELL;
        refusal = null;
        refusalsByPath.clear();
        nextMessages.clear();
        nextCallbacks.clear();
        looks = Fate.WELL;
        everyEventTwice = false;
        nextOvertakes = false;
        postsAreDeleted = false;
        interactionsExpire = false;
        noVia = false;
        largestFile = DiscordRules.LARGEST_FILE;
        share = 0;
    }

    Fate fate(FakeRest.Asked asked) {
        boolean message = asked.message();
        Fate queued = message ? nextMessages.poll() : asked.callback() ? nextCallbacks.poll() : null;
        if (queued != null) {
            return queued;
        }
        if (asked.look() && looks != Fate.WELL) {
            return looks;
        }
        if (message && messages != Fate.WELL) {
            return messages;
        }
        if (everything == Fate.WELL && share > 0) {
            synchronized (this) {
                if (random.nextDouble() < share) {
                    Fate[] some = {Fate.TOO_FAST, Fate.BROKEN, Fate.LOST_BEFORE, Fate.LOST_AFTER, Fate.SLOW};
                    return some[random.nextInt(some.length)];
                }
            }
        }
        return everything;
    }
}
