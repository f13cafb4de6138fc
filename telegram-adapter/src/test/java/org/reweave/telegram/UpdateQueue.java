package org.reweave.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The updates that wait for the bot, with Telegram's meaning of an offset: asking for one confirms those before it. */
final class UpdateQueue {
    private final List<ObjectNode> waiting = new ArrayList<>();
    private int next = 500;
    private int asking;
    boolean twice;
    boolean reversed;

    synchronized int add(ObjectNode update) {
        update.put("update_id", next);
        waiting.add(update);
        notifyAll();
        return next++;
    }

    /** The next update gets this id. */
    synchronized void goOnAt(int id) {
        next = id;
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized ObjectNode first() {
        return waiting.isEmpty() ? null : waiting.get(0);
    }

    synchronized void remove(ObjectNode update) {
        waiting.remove(update);
        notifyAll();
    }

    synchronized ObjectNode await() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.get(0);
    }

    /** How often somebody asked for updates. */
    synchronized int asked() {
        return asking;
    }

    /** Ends every question that is open. */
    synchronized void interruptAll() {
        asking++;
        notifyAll();
    }

    synchronized ArrayNode ask(int offset, int limit, int seconds) throws InterruptedException {
        int mine = ++asking;
        notifyAll();
        if (offset > 0) {
            waiting.removeIf(update -> update.path("update_id").asInt() < offset);
        } else if (offset < 0) {
            waiting.subList(0, Math.max(0, waiting.size() + offset)).clear();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (waiting.isEmpty() && mine == asking && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
        }
        if (mine != asking) {
            throw new ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot"
                            + " instance is running");
        }
        return answer(limit <= 0 ? 100 : limit);
    }

    private ArrayNode answer(int limit) {
        ArrayNode all = FakeUpdates.JSON.createArrayNode();
        List<ObjectNode> some = new ArrayList<>(waiting.subList(0, Math.min(limit, waiting.size())));
        if (reversed) {
            java.util.Collections.reverse(some);
        }
        for (ObjectNode update : some) {
            all.add(update);
            if (twice) {
                all.add(update.deepCopy());
            }
        }
        return all;
    }
}
