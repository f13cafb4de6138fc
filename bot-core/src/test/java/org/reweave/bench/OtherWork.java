package org.reweave.bench;

import java.time.Instant;
import java.util.Random;
import javax.sql.DataSource;
import org.reweave.store.jdbc.SharedTables;

/**
 * The work of a nudge for another scheduler: the same tables, as many bytes, one durable transaction, and no engine, no JSON
 * and no encryption around it.
 */
final class OtherWork {
    /** Enough to keep the disk busy; the other schedulers do each nudge on a thread and in transactions of its own. */
    static final int THREADS = 32;

    private static final int CONNECTIONS = THREADS + 4;

    private final SharedTables tables;
    private final DataSource connections;
    private byte[] state = {};
    private byte[] message = {};

    OtherWork(SharedTables tables) {
        this.tables = tables;
        this.connections = tables.durable(CONNECTIONS);
    }

    /** From now on with as many bytes as the companion wrote on average. */
    void measureItself() {
        state = likeSealed((int) tables.number("select avg(octet_length(state)) from person where version > 0"));
        message = likeSealed((int) tables.number("select avg(octet_length(message)) from outbox"));
    }

    /** Bytes that no database can make smaller, as those are that the store has encrypted. */
    private static byte[] likeSealed(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    SharedTables tables() {
        return tables;
    }

    /** Connections whose commits are durable. */
    DataSource connections() {
        return connections;
    }

    /** Makes the people that a scheduler of that name nudges, with these numbers. */
    void people(String name, int from, int to) {
        String each = "'" + name + "-' || x";
        String bytes = tables.embedded() ? "random_uuid()" : "uuid_send(gen_random_uuid())";
        tables.fill(
                "insert into person (id, version, platform, usr, chat, state, seen_at, created_at) select " + each
                        + ", 0, 'bench', " + each + ", " + each + ", cast(" + bytes + " as bytea)"
                        + ", current_timestamp, current_timestamp from",
                from,
                to);
    }

    /** What a job does. */
    void nudge(String person) {
        SharedTables.nudge(connections, person, state, message, Instant.now());
    }
}
