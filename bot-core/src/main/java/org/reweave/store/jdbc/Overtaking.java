package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reweave.message.OutboundMessage;
import org.reweave.store.MessageCodec;
import org.reweave.store.Outbox.Draft;

/**
 * Lets something urgent go before all that waits at its address.
 *
 * <p>The order of an address is that of its rows' numbers, and each row is given one in the order it is written. What is urgent
 * moves to numbers of its own that lie before all of those, so whoever claims the first of an address finds it there, and what
 * is urgent keeps its order among itself.
 */
final class Overtaking {
    static final String NUMBER = "select seq from outbox where id = ?";

    static final String OVERTAKEN = """
        select id, person, leased, message from outbox where platform = ? and usr = ? and chat = ? and (seq < ?) is true
            and (priority <> 4) is true
        for update skip locked
        """;

    static final String MOVE = "update outbox set seq = seq - 4611686018427387904 where id = ?";

    /** A message may go out until its time is over; this much before now, it is over. */
    private static final Duration AN_INSTANT = Duration.ofMillis(1);

    private final Sql sql;
    private final Seals seals;

    Overtaking(Sql sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Overtaken(String id, String person, boolean leased, byte[] message) {
        @Override
        public String toString() {
            return "Overtaken[***]";
        }
    }

    /** Puts a message that was just written before all that waits where it goes and is not urgent itself. */
    void first(String id, Draft urgent, Instant now) {
        List<Overtaken> overtaken = overtaken(id, urgent);
        if (urgent.message().alone()) {
            neverSaid(overtaken, now);
        } else if (urgent.message().visit() > 0) {
            asksNothing(overtaken);
        }
        sql.change(MOVE, parameters -> parameters.text(id));
    }

    private List<Overtaken> overtaken(String id, Draft urgent) {
        long number = sql.query(NUMBER, parameters -> parameters.text(id), Row::number)
                .get(0);
        return sql.query(
                OVERTAKEN,
                parameters -> JdbcOutbox.address(parameters, urgent.to()).number(number),
                Overtaking::read);
    }

    private static Overtaken read(Row row) throws SQLException {
        return new Overtaken(row.text(), row.text(), row.flag(), row.bytes());
    }

    /** What is being delivered may still arrive, and is taken away then; it is not tried again. */
    private void neverSaid(List<Overtaken> overtaken, Instant now) {
        sql.changeEach(
                "delete from outbox where id = ?",
                overtaken.stream().filter(one -> !one.leased()).toList(),
                (parameters, one) -> parameters.text(one.id()));
        sql.changeEach(
                "update outbox set not_after = ? where id = ?",
                overtaken.stream().filter(Overtaken::leased).toList(),
                (parameters, one) -> parameters.time(now.minus(AN_INSTANT)).text(one.id()));
    }

    /** Another prompt is open by now; buttons of this one below it would stand for the open one. */
    private void asksNothing(List<Overtaken> overtaken) {
        seals.load(overtaken.stream().map(Overtaken::person).toList());
        for (Overtaken one : overtaken) {
            OutboundMessage message = MessageCodec.decode(seals.open(one.person(), one.message()));
            if (message.visit() > 0) {
                sql.change(
                        "update outbox set message = ? where id = ?",
                        parameters -> parameters
                                .bytes(seals.seal(one.person(), MessageCodec.encode(message.askingNothing())))
                                .text(one.id()));
            }
        }
    }
}
