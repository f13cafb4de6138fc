package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.store.MessageCodec;
import org.reweave.store.Outbox;
import org.reweave.store.StorableText;

/** The table {@code outbox}. */
final class JdbcOutbox implements Outbox {
    private static final String INSERT = """
            insert into outbox (id, person, platform, usr, chat, priority, attempts, message, created_at, not_before, due_at,
                not_after)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)
            """;

    /** Where something was given back, what is added waits as long: no claim need look at it before. */
    private static final String HELD_BACK = """
            select platform, usr, chat, max(not_before) from outbox
            where person in (%s) and not_before > ?
            group by platform, usr, chat
            """;

    private static final String CLAIM = """
            select id, platform, usr, chat, priority, message, attempts, leased, created_at, person, not_after from outbox
            where platform = ? and priority = ? and due_at <= ?
                and not exists (select 1 from outbox ahead where ahead.platform = outbox.platform
                    and ahead.usr = outbox.usr and ahead.chat = outbox.chat and ahead.seq < outbox.seq)
            order by platform, priority, due_at, seq
            fetch first ? rows only
            for update skip locked
            """;

    private final Sql sql;
    private final Seals seals;
    private final Supplier<String> ids;

    JdbcOutbox(Sql sql, Seals seals, Supplier<String> ids) {
        this.sql = sql;
        this.seals = seals;
        this.ids = ids;
    }

    @Override
    public void add(List<Draft> drafts, Instant now) {
        Map<Address, Instant> heldBack = heldBack(drafts, now);
        seals.load(drafts.stream().map(Draft::person).toList());
        sql.changeEach(INSERT, drafts, (parameters, draft) -> {
            Address to = draft.to();
            Instant notBefore = heldBack.getOrDefault(stored(to), now);
            parameters.text(ids.get()).text(draft.person());
            address(parameters, to).number(rank(draft.priority()));
            parameters.bytes(seals.seal(draft.person(), MessageCodec.encode(draft.message())));
            parameters.time(now).time(notBefore).time(notBefore).timeOrNull(draft.notAfter());
        });
    }

    private Map<Address, Instant> heldBack(List<Draft> drafts, Instant now) {
        Set<String> people = new HashSet<>();
        drafts.forEach(draft -> people.add(draft.person()));
        Map<Address, Instant> heldBack = new HashMap<>();
        for (HeldBack some : InList.ask(people, "?", (list, ids) -> heldBack(list, ids, now))) {
            heldBack.put(some.address(), some.until());
        }
        return heldBack;
    }

    private List<HeldBack> heldBack(String placeholders, List<String> people, Instant now) {
        return sql.query(
                HELD_BACK.formatted(placeholders),
                parameters -> {
                    for (String person : people) {
                        parameters.text(person);
                    }
                    parameters.time(now);
                },
                row -> new HeldBack(new Address(row.text(), row.text(), row.text()), row.time()));
    }

    private record HeldBack(Address address, Instant until) {}

    private static Address stored(Address address) {
        return new Address(
                StorableText.forColumn(address.platform()),
                StorableText.forColumn(address.user()),
                StorableText.forColumn(address.chat()));
    }

    @Override
    public List<Claimed> claim(String platform, int limit, Instant now, Duration lease) {
        List<Due> claimed = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            if (claimed.size() < limit) {
                claimed.addAll(due(platform, priority, limit - claimed.size(), now));
            }
        }
        sql.changeEach(
                "update outbox set due_at = ?, attempts = attempts + 1, leased = true where id = ?",
                claimed,
                (parameters, message) -> parameters.time(now.plus(lease)).text(message.id()));
        seals.load(claimed.stream().map(Due::person).toList());
        return claimed.stream().map(this::opened).toList();
    }

    private List<Due> due(String platform, Priority priority, int limit, Instant now) {
        return sql.query(
                CLAIM,
                parameters -> parameters
                        .text(platform)
                        .number(rank(priority))
                        .time(now)
                        .number(limit),
                JdbcOutbox::read);
    }

    /** A message that is due, still sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Due(
            String id,
            Address to,
            Priority priority,
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

    private static Due read(Row row) throws SQLException {
        return new Due(
                row.text(),
                new Address(row.text(), row.text(), row.text()),
                priority(row.smallNumber()),
                row.bytes(),
                row.smallNumber(),
                row.flag(),
                row.time(),
                row.text(),
                Optional.ofNullable(row.timeOrNull()));
    }

    private Claimed opened(Due due) {
        return new Claimed(
                due.id(),
                due.to(),
                due.priority(),
                MessageCodec.decode(seals.open(due.person(), due.message())),
                due.attempts(),
                due.uncertain(),
                due.createdAt(),
                due.person(),
                due.notAfter());
    }

    @Override
    public void settle(Collection<String> ids) {
        sql.changeEach("delete from outbox where id = ?", ids, Parameters::text);
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
                "update outbox set not_before = ?, due_at = ?"
                        + " where platform = ? and usr = ? and chat = ? and not_before < ?",
                behind,
                (parameters, to) ->
                        address(parameters.time(notBefore).time(notBefore), to).time(notBefore));
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
    public long waiting() {
        return sql.number("select count(*) from outbox");
    }

    private static int rank(Priority priority) {
        return switch (priority) {
            case REPLY -> 0;
            case NUDGE -> 1;
            case GROUP -> 2;
        };
    }

    private static Priority priority(int rank) {
        return switch (rank) {
            case 0 -> Priority.REPLY;
            case 2 -> Priority.GROUP;
            default -> Priority.NUDGE;
        };
    }

    private static Parameters address(Parameters parameters, Address to) throws SQLException {
        return parameters.text(to.platform()).text(to.user()).text(to.chat());
    }
}
