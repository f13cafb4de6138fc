package org.reweave.store.jdbc;

import java.time.Instant;
import java.util.List;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Nudges;

/** The table {@code nudge}. */
final class JdbcNudges implements Nudges {
    private final Sql sql;

    JdbcNudges(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(List<Nudge> nudges) {
        sql.changeEach(
                "delete from nudge where person = ? and kind = ?",
                nudges,
                (parameters, nudge) ->
                        parameters.text(nudge.person()).text(nudge.kind().name()));
        sql.changeEach(
                "insert into nudge (person, kind, visit, due_at) values (?, ?, ?, ?)",
                nudges,
                (parameters, nudge) -> parameters
                        .text(nudge.person())
                        .text(nudge.kind().name())
                        .number(nudge.visit())
                        .time(nudge.due()));
    }

    @Override
    public void remove(String person, NudgeKind kind) {
        sql.change(
                "delete from nudge where person = ? and kind = ?",
                parameters -> parameters.text(person).text(kind.name()));
    }

    @Override
    public List<Nudge> due(Instant now, int limit) {
        return sql.query(
                "select person, kind, visit, due_at from nudge where due_at <= ? order by due_at"
                        + " fetch first ? rows only",
                parameters -> parameters.time(now).number(limit),
                JdbcNudges::read);
    }

    @Override
    public boolean take(Nudge nudge) {
        return sql.change(
                        "delete from nudge where person = ? and kind = ? and visit = ? and due_at = ?",
                        parameters -> parameters
                                .text(nudge.person())
                                .text(nudge.kind().name())
                                .number(nudge.visit())
                                .time(nudge.due()))
                == 1;
    }

    @Override
    public List<Nudge> of(String person) {
        return sql.query(
                "select person, kind, visit, due_at from nudge where person = ? order by due_at",
                parameters -> parameters.text(person),
                JdbcNudges::read);
    }

    private static Nudge read(Row row) throws java.sql.SQLException {
        return new Nudge(row.text(), NudgeKind.valueOf(row.text()), row.smallNumber(), row.time());
    }
}
