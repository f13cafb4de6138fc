package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.reweave.message.Address;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.StorableText;

/**
 * What waits already in the outbox where something is added.
 *
 * <p>All of it is found by the person or the address and nothing else: a plan that PostgreSQL made while nothing waited, which
 * is mostly so, and keeps, would go by an index on the rest and read all that waits for anybody.
 */
final class WaitingAhead {
    /**
     * Where something was given back, what is added waits as long: no claim need look at it before. Where something waits
     * that nobody asked for, a reply takes it along. Both go by one index; with a second list in the first half H2 reads all
     * that waits.
     */
    static final String LOOK = """
        select platform, usr, chat, max(not_before), sum(nudge) from (
            select platform, usr, chat, not_before, 0 as nudge from outbox
            where person in (%1$s) and (not_before > ?) is true
            union all
            select platform, usr, chat, not_before, 1 as nudge from outbox
            where person in (%1$s) and (priority = 1) is true
        ) waiting group by platform, usr, chat
        """;

    static final String TO_HURRY = """
        select id from outbox where platform = ? and usr = ? and chat = ? and (priority = 1) is true
        for update skip locked
        """;

    static final String GIVEN_BACK = """
        select id from outbox where platform = ? and usr = ? and chat = ? and leased = false and (not_before > ?) is true
        for update skip locked
        """;

    /** Until when messages waited that were given back. */
    static final String WAITED = """
        select platform, usr, chat, not_before from outbox where id in (%s) and (not_before > created_at) is true
        """;

    /** What waits no longer than this waits for its turn, whoever is there. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    private final Sql sql;

    WaitingAhead(Sql sql) {
        this.sql = sql;
    }

    /** What waits at an address: until when at the latest, and how many nudges that no reply has taken along. */
    private record Ahead(Address address, Instant until, long nudges) {}

    /** Where some messages waited, and until when. */
    record Waited(Address address, Instant until) {}

    /** Of these messages, those that were given back. */
    List<Waited> thatWaited(Collection<String> messages) {
        return InList.ask(
                messages,
                "?",
                (list, ids) -> sql.query(
                        WAITED.formatted(list),
                        parameters -> names(parameters, ids),
                        row -> new Waited(new Address(row.text(), row.text(), row.text()), row.time())));
    }

    /**
     * What was written behind a message that waited was to wait as long. That was perhaps no longer true when it was written
     * down, for the message was tried sooner at that moment.
     */
    void waitNoLongerThan(Waited before) {
        tryAgain(before.address(), before.until());
    }

    /** Lets nobody who is answered wait for what need not wait; gives until when what is added waits, where it does. */
    Map<Address, Instant> makeWay(List<Draft> drafts, Instant now) {
        Map<Address, Ahead> all = look(drafts, now);
        hurry(answered(drafts, all, ahead -> ahead.nudges() > 0));
        // Whoever is answered wrote just now, so their platform is there.
        Set<Address> there = answered(drafts, all, ahead -> ahead.until().isAfter(now.plus(SHORT_WAIT)));
        there.forEach(to -> tryAgain(to, now));
        Map<Address, Instant> until = new HashMap<>();
        all.forEach((to, ahead) -> {
            if (ahead.until().isAfter(now) && !there.contains(to)) {
                until.put(to, ahead.until());
            }
        });
        return until;
    }

    private Map<Address, Ahead> look(List<Draft> drafts, Instant now) {
        Set<String> people = new HashSet<>();
        drafts.forEach(draft -> people.add(draft.person()));
        Map<Address, Ahead> all = new HashMap<>();
        for (Ahead some : InList.ask(people, "?", (list, ids) -> look(list, ids, now))) {
            all.put(some.address(), some);
        }
        return all;
    }

    private List<Ahead> look(String placeholders, List<String> people, Instant now) {
        return sql.query(
                LOOK.formatted(placeholders),
                parameters -> {
                    names(parameters, people).time(now);
                    names(parameters, people);
                },
                row -> new Ahead(new Address(row.text(), row.text(), row.text()), row.time(), row.number()));
    }

    private static Parameters names(Parameters parameters, List<String> people) throws SQLException {
        for (String person : people) {
            parameters.text(person);
        }
        return parameters;
    }

    private static Set<Address> answered(List<Draft> drafts, Map<Address, Ahead> all, Predicate<Ahead> which) {
        Set<Address> answered = new HashSet<>();
        for (Draft draft : drafts) {
            Ahead ahead = all.get(stored(draft.to()));
            if (draft.priority().answers() && ahead != null && which.test(ahead)) {
                answered.add(ahead.address());
            }
        }
        return answered;
    }

    /** What the relay holds just now is on its way already. */
    private void hurry(Set<Address> answered) {
        for (Address to : answered) {
            List<String> nudges = sql.query(TO_HURRY, parameters -> JdbcOutbox.address(parameters, to), Row::text);
            sql.changeEach(
                    "update outbox set priority = ? where id = ?",
                    nudges,
                    (parameters, id) -> parameters.number(JdbcOutbox.HURRIED).text(id));
        }
    }

    private void tryAgain(Address to, Instant now) {
        List<String> back = sql.query(
                GIVEN_BACK, parameters -> JdbcOutbox.address(parameters, to).time(now), Row::text);
        JdbcOutbox.waitNoLonger(sql, back, now);
    }

    /** An address as it is read from the table. */
    static Address stored(Address address) {
        return new Address(
                StorableText.forColumn(address.platform()),
                StorableText.forColumn(address.user()),
                StorableText.forColumn(address.chat()));
    }
}
