package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Address;

/** The messages that can be claimed: of each address the oldest, where it is due. */
final class DueMessages {
    private static final String COLUMNS =
            "select id, platform, usr, chat, priority, message, attempts, leased, created_at,"
                    + " person, not_after from outbox\n";

    private static final String DUE = "where platform = ? and priority = ? and due_at <= ?\n";

    /**
     * The offset keeps PostgreSQL from making a join of it, which it would plan while nothing waits and then reads, for each
     * message, all that waits on the platform. What waits for another message waits while that is there.
     */
    private static final String FIRST = """
            and not exists (select 1 from outbox ahead where ahead.platform = outbox.platform
                and ahead.usr = outbox.usr and ahead.chat = outbox.chat and ahead.seq < outbox.seq
                offset 0 rows)
            and not exists (select 1 from outbox other where other.id = outbox.behind
                and outbox.behind_until > ? offset 0 rows)
        """;

    /** What went before others waits for the one among them that is just being delivered. */
    private static final String NONE_UNDER_WAY = """
            and not exists (select 1 from outbox held where held.platform = outbox.platform
                and held.usr = outbox.usr and held.chat = outbox.chat and held.leased and held.due_at > ?
                offset 0 rows)
        """;

    private static final String IN_TURN = "order by platform, priority, due_at, seq\nfetch first ? rows only\n";

    /** Finds and locks them at once. */
    static final String CLAIM = COLUMNS + DUE + FIRST + IN_TURN + "for update skip locked";

    static final String CLAIM_URGENT = COLUMNS + DUE + FIRST + NONE_UNDER_WAY + IN_TURN + "for update skip locked";

    /** Only finds them. */
    static final String LOOK = "select id from outbox\n" + DUE + FIRST + IN_TURN;

    static final String LOOK_URGENT = "select id from outbox\n" + DUE + FIRST + NONE_UNDER_WAY + IN_TURN;

    /** Locks some of them, where they are still to be claimed. */
    static final String LOCK = COLUMNS + "where id in (%s) and (due_at <= ?) is true\n" + FIRST
            + "order by due_at, seq\nfor update skip locked";

    static final String LOCK_URGENT = COLUMNS + "where id in (%s) and (due_at <= ?) is true\n" + FIRST + NONE_UNDER_WAY
            + "order by due_at, seq\nfor update skip locked";

    private final Sql sql;
    private final Database database;

    DueMessages(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    /** A message that is due, still sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Due(
            String id,
            Address to,
            int rank,
            byte[] message,
            int attempts,
            boolean uncertain,
            Instant createdAt,
            String person,
            Optional<Instant> notAfter) {

        @Override
        public String toString() {
            return "Due[***]";
        }
    }

    /** Those of a platform and rank that have been due longest, not more than so many, and locked. */
    List<Due> first(String platform, int rank, int limit, Instant now) {
        if (limit <= 0) {
            return List.of();
        }
        boolean urgent = rank == JdbcOutbox.URGENT;
        if (database.locksOnlyWhatItReturns()) {
            return find(urgent ? CLAIM_URGENT : CLAIM, platform, rank, limit, now, DueMessages::read);
        }
        List<String> found = find(urgent ? LOOK_URGENT : LOOK, platform, rank, limit, now, Row::text);
        return InList.ask(found, "?", (list, ids) -> lock(urgent, list, ids, now));
    }

    private <T> List<T> find(String question, String platform, int rank, int limit, Instant now, Sql.Reader<T> reader) {
        return sql.query(
                question,
                parameters -> now(parameters.text(platform).number(rank), rank == JdbcOutbox.URGENT, now)
                        .number(limit),
                reader);
    }

    private List<Due> lock(boolean urgent, String placeholders, List<String> ids, Instant now) {
        return sql.query(
                (urgent ? LOCK_URGENT : LOCK).formatted(placeholders),
                parameters -> {
                    for (String id : ids) {
                        parameters.text(id);
                    }
                    now(parameters, urgent, now);
                },
                DueMessages::read);
    }

    /** The time, as often as it is asked for. */
    private static Parameters now(Parameters parameters, boolean urgent, Instant now) throws SQLException {
        parameters.time(now).time(now);
        return urgent ? parameters.time(now) : parameters;
    }

    private static Due read(Row row) throws SQLException {
        return new Due(
                row.text(),
                new Address(row.text(), row.text(), row.text()),
                row.smallNumber(),
                row.bytes(),
                row.smallNumber(),
                row.flag(),
                row.time(),
                row.text(),
                Optional.ofNullable(row.timeOrNull()));
    }
}
