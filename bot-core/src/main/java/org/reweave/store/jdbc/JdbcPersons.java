package org.reweave.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reweave.message.Address;
import org.reweave.store.Held;
import org.reweave.store.Persons;
import org.reweave.store.StateCodec;
import org.reweave.store.StorableText;
import org.reweave.store.StoreException;

/** The tables {@code person} and {@code address}. */
final class JdbcPersons implements Persons {
    static final RowUpdate SAVE = new RowUpdate(
            "person",
            "version",
            List.of("platform", "usr", "chat", "state", "seen_at", "seen_day"),
            List.of("id", "version"));

    private final Sql sql;
    private final Database database;
    private final Seals seals;

    private static final String IN_NO_GROUP =
            " and not exists (select 1 from group_member m where m.person = person.id)";

    /** What they did is worked through and they are answered first. */
    private static final String NOTHING_WAITS = " and not exists (select 1 from outbox o where o.person = person.id)"
            + " and not exists (select 1 from mailbox l where l.person = person.id)";

    /** Of those who agree to nothing, whoever asked to be written to at a time may still do so then. */
    static final String NOT_AGREEING = "select id from person where agrees = false and seen_day <= ? and seen_at < ?"
            + " and not exists (select 1 from nudge n where n.person = person.id and n.kind = 'COME_BACK')"
            + IN_NO_GROUP + NOTHING_WAITS + " order by seen_day, seen_at fetch first ? rows only";

    /** Where those loaded in this transaction were heard from last. */
    private final Map<String, Address> lastHeard = new HashMap<>();

    JdbcPersons(Sql sql, Database database, Seals seals) {
        this.sql = sql;
        this.database = database;
        this.seals = seals;
    }

    /** An account on a platform, which leads to one person, whatever chat it writes in. */
    private record Account(String platform, String user) {
        static Account of(Address address) {
            return new Account(StorableText.forColumn(address.platform()), StorableText.forColumn(address.user()));
        }
    }

    private record Owned(Account account, String person) {}

    @Override
    public Map<Address, Person> lockByAddress(Collection<Address> addresses) {
        Map<Account, String> owners = owners(addresses);
        Map<String, Person> people = lockById(owners.values());
        Map<Address, Person> found = new LinkedHashMap<>();
        for (Address address : addresses) {
            String owner = owners.get(Account.of(address));
            Person person = owner == null ? null : people.get(owner);
            if (person != null) {
                found.put(address, person);
            }
        }
        return found;
    }

    private Map<Account, String> owners(Collection<Address> addresses) {
        Set<Account> accounts = new HashSet<>();
        addresses.forEach(address -> accounts.add(Account.of(address)));
        Map<Account, String> owners = new HashMap<>();
        for (Owned owned : InList.askByPlatform(accounts, Account::platform, this::owned)) {
            owners.put(owned.account(), owned.person());
        }
        return owners;
    }

    private List<Owned> owned(String placeholders, List<Account> accounts, String platform) {
        return sql.query(
                "select platform, usr, person from address where usr in (" + placeholders + ") and platform = ?",
                parameters -> {
                    for (Account account : accounts) {
                        parameters.text(account.user());
                    }
                    parameters.text(platform);
                },
                row -> new Owned(new Account(row.text(), row.text()), row.text()));
    }

    @Override
    public Map<String, Person> lockById(Collection<String> ids) {
        Map<String, Person> found = new LinkedHashMap<>();
        // Sorted here and in the statement: two transactions that want the same people ask for them in the same order.
        for (Person person : InList.ask(new TreeSet<>(ids), "?", this::locked)) {
            found.put(person.id(), person);
            lastHeard.put(person.id(), person.address());
        }
        return found;
    }

    private List<Person> locked(String placeholders, List<String> ids) {
        return sql.query(
                "select id, version, platform, usr, chat, seal, state from person where id in (" + placeholders
                        + ") order by id for update",
                parameters -> {
                    for (String id : ids) {
                        parameters.text(id);
                    }
                },
                this::read);
    }

    private Person read(Row row) throws SQLException {
        String id = row.text();
        long version = row.number();
        Address address = new Address(row.text(), row.text(), row.text());
        seals.know(id, row.bytes());
        return new Person(id, version, address, StateCodec.decode(seals.open(id, row.bytes())));
    }

    @Override
    public void add(List<Person> people) {
        sql.changeEach(
                "insert into person (id, version, platform, usr, chat, seal, state, seen_at, created_at, seen_day)"
                        + " values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
                people,
                (parameters, person) -> {
                    parameters.text(person.id());
                    address(parameters, person.address());
                    parameters.bytes(seals.fresh(person.id()));
                    parameters.bytes(sealed(person));
                    Instant seen = person.state().seen();
                    parameters.time(seen).time(seen).number(day(seen));
                });
        addAddresses(people);
        people.forEach(person -> lastHeard.put(person.id(), person.address()));
    }

    private static long day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay();
    }

    private byte[] sealed(Person person) {
        return seals.seal(person.id(), StateCodec.encode(person.state()));
    }

    private void addAddresses(List<Person> people) {
        sql.changeEach(
                "insert into address (platform, usr, chat, person) values (?, ?, ?, ?)",
                people,
                (parameters, person) -> address(parameters, person.address()).text(person.id()));
    }

    @Override
    public void save(List<Person> people) {
        seals.load(people.stream().map(Person::id).toList());
        int saved = sql.changeRows(SAVE, database.rowsTogether(), people, (parameters, person) -> {
            address(parameters, person.address());
            parameters.bytes(sealed(person));
            Instant seen = person.state().seen();
            parameters.time(seen).number(day(seen));
            parameters.text(person.id()).number(person.version());
        });
        if (saved != people.size()) {
            throw new StoreException(
                    "Somebody else saved the same person in between; doing the work again will see it.");
        }
        saveAddresses(people);
    }

    /** Notes where people write from now; most write from where they always do. */
    private void saveAddresses(List<Person> people) {
        List<Person> moved = people.stream()
                .filter(person -> !person.address().equals(lastHeard.get(person.id())))
                .toList();
        for (Person person : moved) {
            Address address = person.address();
            int known = sql.change(
                    "update address set chat = ? where platform = ? and usr = ? and person = ?",
                    parameters -> parameters
                            .text(address.chat())
                            .text(address.platform())
                            .text(address.user())
                            .text(person.id()));
            if (known == 0) {
                addAddresses(List.of(person));
            }
            lastHeard.put(person.id(), address);
        }
    }

    @Override
    public List<Address> addresses(String id) {
        return sql.query(
                "select platform, usr, chat from address where person = ? order by platform, usr",
                parameters -> parameters.text(id),
                row -> new Address(row.text(), row.text(), row.text()));
    }

    @Override
    public List<Heard> heard(String platform, int limit) {
        return sql.query(
                "select a.platform, a.usr, a.chat, p.seen_at from address a join person p on p.id = a.person"
                        + " where a.platform = ? order by p.seen_day desc, p.seen_at desc fetch first ? rows only",
                parameters -> parameters.text(platform).number(limit),
                row -> new Heard(new Address(row.text(), row.text(), row.text()), row.time()));
    }

    @Override
    public List<String> longAway(Instant seenBefore, int limit) {
        return sql.query(
                "select id from person where seen_day <= ? and seen_at < ? and (asked_at is null or asked_at <= seen_at)"
                        + IN_NO_GROUP + " order by seen_day, seen_at fetch first ? rows only",
                parameters ->
                        parameters.number(day(seenBefore)).time(seenBefore).number(limit),
                Row::text);
    }

    @Override
    public void asked(Collection<String> ids, Instant at) {
        sql.changeEach(
                "update person set asked_at = ? where id = ?",
                ids,
                (parameters, id) -> parameters.time(at).text(id));
    }

    @Override
    public List<String> unanswered(Instant seenBefore, Instant askedBefore, int limit) {
        return sql.query(
                "select id from person where seen_day <= ? and seen_at < ? and asked_at > seen_at and asked_at < ?"
                        + IN_NO_GROUP + " order by seen_day, seen_at fetch first ? rows only",
                parameters -> parameters
                        .number(day(seenBefore))
                        .time(seenBefore)
                        .time(askedBefore)
                        .number(limit),
                Row::text);
    }

    @Override
    public List<String> notAgreeing(Instant seenBefore, int limit) {
        return sql.query(
                NOT_AGREEING,
                parameters ->
                        parameters.number(day(seenBefore)).time(seenBefore).number(limit),
                Row::text);
    }

    @Override
    public List<Held> held(String id) {
        seals.load(List.of(id));
        return Participants.of(sql, seals, id);
    }

    @Override
    public void erase(String id, Instant now) {
        Participants.erase(sql, id, now);
    }

    private static Parameters address(Parameters parameters, Address address) throws SQLException {
        return parameters.text(address.platform()).text(address.user()).text(address.chat());
    }
}
