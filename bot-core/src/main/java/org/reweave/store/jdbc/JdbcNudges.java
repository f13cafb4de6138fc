package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.NudgeKind;
import org.reweave.rhythm.WallTime;
import org.reweave.store.Nudges;

/** The tables {@code nudge}, {@code late_note}, {@code clock_rules} and {@code clock_shown}. */
final class JdbcNudges implements Nudges {
    private static final List<String> KEY = List.of("person", "kind");
    private static final List<String> REST = List.of("visit", "due_at", "wall", "zone");
    private static final String COLUMNS = "person, kind, visit, due_at, wall, zone";
    /** Reads from one end of the index {@code nudge_due}, so it costs what is due, whatever is planned for later. */
    static final String DUE =
            "select " + COLUMNS + " from nudge where due_at <= ? order by due_at fetch first ? rows only";

    /**
     * Goes by the people. With a plain {@code due_at <= ?} PostgreSQL, which counted when nothing was due, goes by the time
     * instead, and reads at nine on a Monday what is due for everybody.
     */
    static final String LOCK_DUE = "select " + COLUMNS
            + " from nudge where person in (%s) and (due_at <= ?) is true order by person, kind for update";

    private static final int ONE_ROW = 1;

    private final Sql sql;

    private final Database database;

    JdbcNudges(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public void put(List<Nudge> nudges) {
        sql.changeEach(
                database.replacing("nudge", KEY, REST),
                inOrder(nudges),
                (parameters, nudge) -> parameters
                        .text(nudge.person())
                        .text(nudge.kind().name())
                        .number(nudge.visit())
                        .time(nudge.due())
                        .textOrNull(nudge.wall().map(wall -> wall.at().toString()))
                        .textOrNull(nudge.wall().map(wall -> wall.zone().getId())));
    }

    /**
     * The last of those with the same key, in the same order in every transaction, so that two of them do not wait for each
     * other.
     */
    private static Collection<Nudge> inOrder(List<Nudge> nudges) {
        Map<String, Nudge> byKey = new TreeMap<>();
        nudges.forEach(nudge -> byKey.put(nudge.person() + " " + nudge.kind().name(), nudge));
        return byKey.values();
    }

    @Override
    public void remove(Collection<Slot> slots) {
        sql.changeEach(
                "delete from nudge where person = ? and kind = ?",
                slots,
                (parameters, slot) ->
                        parameters.text(slot.person()).text(slot.kind().name()));
    }

    @Override
    public List<Nudge> due(Instant now, int limit) {
        return sql.query(DUE, parameters -> parameters.time(now).number(limit), JdbcNudges::read);
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
    public List<Nudge> lockDue(Collection<String> persons, Instant now) {
        List<Nudge> due = new ArrayList<>(InList.ask(
                new TreeSet<>(persons),
                "?",
                (places, ids) -> sql.query(
                        LOCK_DUE.formatted(places),
                        parameters -> {
                            for (String id : ids) {
                                parameters.text(id);
                            }
                            parameters.time(now);
                        },
                        JdbcNudges::read)));
        due.sort(Comparator.comparing(Nudge::due));
        return due;
    }

    @Override
    public List<Nudge> of(String person) {
        return sql.query(
                "select " + COLUMNS + " from nudge where person = ? order by due_at",
                parameters -> parameters.text(person),
                JdbcNudges::read);
    }

    @Override
    public List<Nudge> byTheClock(@Nullable Nudge after, int limit) {
        String person = after == null ? "" : after.person();
        String kind = after == null ? "" : after.kind().name();
        return sql.query(
                "select " + COLUMNS + " from nudge where wall is not null and (person, kind) > (?, ?)"
                        + " order by person, kind fetch first ? rows only",
                parameters -> parameters.text(person).text(kind).number(limit),
                JdbcNudges::read);
    }

    @Override
    public boolean move(Nudge nudge, Instant due) {
        return sql.change(
                        "update nudge set due_at = ? where person = ? and kind = ? and visit = ? and due_at = ?",
                        parameters -> parameters
                                .time(due)
                                .text(nudge.person())
                                .text(nudge.kind().name())
                                .number(nudge.visit())
                                .time(nudge.due()))
                == 1;
    }

    @Override
    public void late(Late late, Instant now) {
        sql.change(
                "insert into late_note (counted_at, stage, notes, longest) values (?, ?, ?, ?)",
                parameters -> parameters
                        .time(now)
                        .text(late.stage().name())
                        .number(late.notes())
                        .number(late.longest().toSeconds()));
    }

    @Override
    public List<Late> lateSince(Instant time) {
        return sql.query(
                "select stage, sum(notes), max(longest) from late_note where counted_at >= ? group by stage order by stage desc",
                parameters -> parameters.time(time),
                row -> new Late(Stage.valueOf(row.text()), row.number(), Duration.ofSeconds(row.number())));
    }

    @Override
    public int forgetLateBefore(Instant time) {
        return sql.change("delete from late_note where counted_at < ?", parameters -> parameters.time(time));
    }

    @Override
    public Optional<String> clockRules() {
        return sql
                .query(
                        "select version from clock_rules where id = ?",
                        parameters -> parameters.number(ONE_ROW),
                        Row::text)
                .stream()
                .findFirst();
    }

    @Override
    public void clockRules(String version) {
        sql.change(
                database.replacing("clock_rules", List.of("id"), List.of("version")),
                parameters -> parameters.number(ONE_ROW).text(version));
    }

    @Override
    public Optional<Instant> clockShown() {
        return sql
                .query(
                        "select shown_at from clock_shown where id = ?",
                        parameters -> parameters.number(ONE_ROW),
                        Row::time)
                .stream()
                .findFirst();
    }

    @Override
    public void clockShown(Instant now) {
        sql.change(
                database.replacing("clock_shown", List.of("id"), List.of("shown_at")),
                parameters -> parameters.number(ONE_ROW).time(now));
    }

    private static Nudge read(Row row) throws SQLException {
        return new Nudge(row.text(), NudgeKind.valueOf(row.text()), row.smallNumber(), row.time(), wall(row));
    }

    private static Optional<WallTime> wall(Row row) throws SQLException {
        Optional<String> at = Optional.ofNullable(row.textOrNull());
        Optional<String> zone = Optional.ofNullable(row.textOrNull());
        return at.flatMap(time -> zone.map(id -> new WallTime(LocalDateTime.parse(time), ZoneId.of(id))));
    }
}
