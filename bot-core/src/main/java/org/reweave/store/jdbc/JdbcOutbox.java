package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.store.MessageCodec;
import org.reweave.store.Outbox;

/** The table {@code outbox}. */
final class JdbcOutbox implements Outbox {
    private static final String INSERT = """
        insert into outbox (id, person, platform, usr, chat, priority, attempts, message, created_at, not_before, due_at,
            not_after, behind, behind_until)
        values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final int REPLY = 0;
    private static final int NUDGE = 1;
    private static final int GROUP = 2;
    /** A nudge that a reply to the same address has to wait for. */
    static final int HURRIED = 3;

    static final int URGENT = 4;

    static final String NEWEST = """
        select created_at from outbox where platform = ? and usr = ? and chat = ? order by seq desc fetch first row only
        """;

    static final String NEXT_POST = """
        select due_at from outbox where platform = ? and priority = ? and due_at > ? and leased = false
        order by platform, priority, due_at, seq fetch first row only
        """;

    static final String NEXT_DUE = """
        select case when leased then created_at else due_at end as due from outbox
        where platform = ? and not exists (select 1 from outbox ahead where ahead.platform = outbox.platform
            and ahead.usr = outbox.usr and ahead.chat = outbox.chat and ahead.seq < outbox.seq)
        order by due fetch first row only
        """;

    /** Those behind a message that was put off. */
    static final String BEHIND = "update outbox set not_before = ?, due_at = ?"
            + " where platform = ? and usr = ? and chat = ? and (not_before < ?) is true";

    /** A message may go out until its time is over; this much before now, it is over. */
    private static final Duration AN_INSTANT = Duration.ofMillis(1);

    private final Sql sql;
    private final Seals seals;
    private final Supplier<String> ids;
    private final DueMessages due;

    JdbcOutbox(Sql sql, Database database, Seals seals, Supplier<String> ids) {
        this.sql = sql;
        this.due = new DueMessages(sql, database);
        this.seals = seals;
        this.ids = ids;
    }

    @Override
    public void add(List<Draft> drafts, Instant now) {
        Map<Address, Instant> until = new WaitingAhead(sql).makeWay(drafts, now);
        seals.load(drafts.stream().map(Draft::person).toList());
        List<Named> named = named(drafts);
        sql.changeEach(INSERT, named, (parameters, one) -> {
            Draft draft = one.draft();
            Address to = draft.to();
            Instant notBefore = until.getOrDefault(WaitingAhead.stored(to), now);
            parameters.text(one.id()).text(draft.person());
            address(parameters, to).number(rank(draft.priority()));
            parameters.bytes(seals.seal(draft.person(), MessageCodec.encode(draft.message())));
            Instant due = draft.notBefore().filter(notBefore::isBefore).orElse(notBefore);
            parameters.time(now).time(notBefore).time(due).timeOrNull(draft.notAfter());
            parameters.textOrNull(one.behind()).timeOrNull(draft.behind());
        });
        Overtaking overtaking = new Overtaking(sql, seals);
        named.stream()
                .filter(one -> one.draft().priority() == Priority.URGENT)
                .forEach(one -> overtaking.first(one.id(), one.draft(), now));
    }

    /** A message with its name, and the name of the one it waits for, if any. */
    private record Named(String id, Draft draft, Optional<String> behind) {}

    private List<Named> named(List<Draft> drafts) {
        List<Named> all = new ArrayList<>(drafts.size());
        Optional<String> before = Optional.empty();
        for (Draft draft : drafts) {
            if (draft.behind().isPresent() && before.isEmpty()) {
                throw new IllegalArgumentException("nothing stands before the first message");
            }
            String id = ids.get();
            all.add(new Named(id, draft, draft.behind().isPresent() ? before : Optional.empty()));
            before = Optional.of(id);
        }
        return all;
    }

    static void waitNoLonger(Sql sql, List<String> ids, Instant now) {
        sql.changeEach(
                "update outbox set not_before = ?, due_at = ? where id = ?",
                ids,
                (parameters, id) -> parameters.time(now).time(now).text(id));
    }

    @Override
    public List<Claimed> claim(String platform, int limit, int unasked, Instant now, Duration lease) {
        List<DueMessages.Due> claimed = new ArrayList<>();
        for (int rank : List.of(URGENT, REPLY, HURRIED)) {
            claimed.addAll(due.first(platform, rank, limit - claimed.size(), now));
        }
        int most = Math.min(limit, claimed.size() + unasked);
        for (int rank : List.of(GROUP, NUDGE)) {
            claimed.addAll(due.first(platform, rank, most - claimed.size(), now));
        }
        sql.changeEach(
                "update outbox set due_at = ?, attempts = attempts + 1, leased = true where id = ?",
                claimed,
                (parameters, message) -> parameters.time(now.plus(lease)).text(message.id()));
        seals.load(claimed.stream().map(DueMessages.Due::person).toList());
        return claimed.stream().map(this::opened).toList();
    }

    private Claimed opened(DueMessages.Due due) {
        return new Claimed(
                due.id(),
                due.to(),
                priority(due.rank()),
                due.rank() != GROUP && due.rank() != NUDGE,
                MessageCodec.decode(seals.open(due.person(), due.message())),
                due.attempts(),
                due.uncertain(),
                due.createdAt(),
                due.person(),
                due.notAfter());
    }

    @Override
    public void settle(Collection<String> ids) {
        WaitingAhead ahead = new WaitingAhead(sql);
        List<WaitingAhead.Waited> waited = ahead.thatWaited(ids);
        sql.changeEach("delete from outbox where id = ?", ids, Parameters::text);
        waited.forEach(ahead::waitNoLongerThan);
    }

    @Override
    public List<String> takeBack(String person, Instant now) {
        List<String> free = sql.query(
                "select id from outbox where person = ? and priority in (?, ?) and leased = false order by seq for update",
                parameters -> parameters.text(person).number(NUDGE).number(HURRIED),
                Row::text);
        settle(free);
        sql.change(
                "update outbox set not_after = ? where person = ? and priority in (?, ?)",
                parameters -> parameters
                        .time(now.minus(AN_INSTANT))
                        .text(person)
                        .number(NUDGE)
                        .number(HURRIED));
        return free;
    }

    @Override
    public void postpone(String id, Instant notBefore) {
        sql.change(
                "update outbox set not_before = ?, due_at = ?, leased = false where id = ?",
                parameters -> parameters.time(notBefore).time(notBefore).text(id));
        // Those behind it come later still; while they wait no claim need look at them.
        List<Address> behind = sql.query(
                "select platform, usr, chat from outbox where id = ?",
                parameters -> parameters.text(id),
                row -> new Address(row.text(), row.text(), row.text()));
        sql.changeEach(
                BEHIND,
                behind,
                (parameters, to) ->
                        address(parameters.time(notBefore).time(notBefore), to).time(notBefore));
    }

    @Override
    public void putOff(String id, Instant notBefore) {
        postpone(id, notBefore);
        sql.change("update outbox set attempts = attempts - 1 where id = ?", parameters -> parameters.text(id));
    }

    @Override
    public void hasten(String platform, Instant now) {
        List<String> waiting = sql.query(
                "select id from outbox where platform = ? and leased = false and due_at > ? for update skip locked",
                parameters -> parameters.text(platform).time(now),
                Row::text);
        waitNoLonger(sql, waiting, now);
    }

    @Override
    public int forgetBefore(Instant before) {
        return sql.change("delete from outbox where created_at < ?", parameters -> parameters.time(before));
    }

    @Override
    public Optional<Instant> newest(Address to) {
        return sql.query(NEWEST, parameters -> address(parameters, to), Row::time).stream()
                .findFirst();
    }

    @Override
    public void endLeases(Instant now) {
        sql.change("update outbox set due_at = ? where leased", parameters -> parameters.time(now));
    }

    @Override
    public List<OutboundMessage> waitingFor(String person) {
        seals.load(List.of(person));
        return sql.query(
                "select message from outbox where person = ? order by seq",
                parameters -> parameters.text(person),
                row -> MessageCodec.decode(seals.open(person, row.bytes())));
    }

    @Override
    public long unsentReplies(String platform, Instant now) {
        return unsent(platform, URGENT, now) + unsent(platform, REPLY, now);
    }

    @Override
    public Optional<Instant> nextPost(String platform, Instant now) {
        return sql
                .query(
                        NEXT_POST,
                        parameters -> parameters.text(platform).number(GROUP).time(now),
                        Row::time)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Instant> nextDue(String platform) {
        return sql.query(NEXT_DUE, parameters -> parameters.text(platform), Row::time).stream()
                .findFirst();
    }

    private long unsent(String platform, int rank, Instant now) {
        return sql.query(
                        "select count(*) from outbox where platform = ? and priority = ? and due_at <= ?",
                        parameters -> parameters.text(platform).number(rank).time(now),
                        Row::number)
                .get(0);
    }

    @Override
    public long waiting() {
        return sql.number("select count(*) from outbox");
    }

    private static int rank(Priority priority) {
        return switch (priority) {
            case URGENT -> URGENT;
            case REPLY -> REPLY;
            case NUDGE -> NUDGE;
            case GROUP -> GROUP;
        };
    }

    private static Priority priority(int rank) {
        return switch (rank) {
            case URGENT -> Priority.URGENT;
            case REPLY -> Priority.REPLY;
            case GROUP -> Priority.GROUP;
            default -> Priority.NUDGE;
        };
    }

    static Parameters address(Parameters parameters, Address to) throws SQLException {
        return parameters.text(to.platform()).text(to.user()).text(to.chat());
    }
}
