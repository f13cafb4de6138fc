package org.reweave.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.concurrent.CompletableFuture;

/** Something a person did with a command, a button, a menu or a window, and what became of it. */
final class Interacted {
    final String id;
    final String token;
    final String user;
    final int type;
    final Where where;
    final long at = System.nanoTime();
    /** The type of the answer, once there is one. */
    final CompletableFuture<Integer> answered = new CompletableFuture<>();

    volatile JsonNode data = MissingNode.getInstance();
    /** The message it was done with, or the one that answers it. */
    volatile Posted original;

    volatile boolean over;
    /** Whether an answer was refused for being too fast. */
    volatile boolean toldToWait;

    Interacted(String id, String token, String user, int type, Where where) {
        this.id = id;
        this.token = token;
        this.user = user;
        this.type = type;
        this.where = where;
    }

    /** The places somebody can use the bot in. */
    enum Where {
        BOT_DM(1),
        SERVER(0),
        FOREIGN_SERVER(0),
        OTHER_DM(2);

        final int context;

        Where(int context) {
            this.context = context;
        }
    }

    /** How long Discord has waited, in milliseconds; nothing where it asked to wait itself. */
    long millis() {
        return toldToWait ? 0 : (System.nanoTime() - at) / 1_000_000;
    }
}
