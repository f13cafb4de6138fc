package org.reweave.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.StoreException;

/**
 * Finds the master key that belongs to a database, and refuses to go on with any other before anything is changed.
 *
 * <p>The database holds a few known words, sealed with the key. What was written before there were keys is sealed when the
 * database is first opened with one, some people in each transaction; a crash in between is made good at the next start.
 */
final class Vault {
    private static final byte[] PROBE = "reweave".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOUND = "vault".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 500;

    private final Database database;

    Vault(Database database) {
        this.database = database;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(byte[] probe, boolean sealed) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Old(String id, String person, byte[] bytes) {
        @Override
        public String toString() {
            return "Old[***]";
        }
    }

    /**
     * The key of this database; one is made where it has none yet.
     *
     * @throws StoreException when the key is missing or another one; says what to do, and nothing was changed
     */
    MasterKey open(MasterKeys keys) throws SQLException {
        Optional<Kept> row = inTransaction(Vault::read);
        MasterKey key = row.isPresent() ? known(keys, row.get().probe()) : first(keys);
        if (row.isEmpty() || !row.get().sealed()) {
            sealOld(new PersonKeys(key));
        }
        return key;
    }

    /** Refuses a key that is not the one of this database, before anything of it is changed. */
    void check(MasterKeys keys) throws SQLException {
        inTransaction(sql -> {
            check(sql, keys);
            return true;
        });
    }

    /**
     * Refuses a key that is not the one of this database; only reads, and takes a database without tables for one that has no
     * key yet.
     */
    static void check(Sql sql, MasterKeys keys) {
        long tables = sql.number("select count(*) from information_schema.tables"
                + " where table_schema = current_schema and table_name = 'vault'");
        if (tables > 0) {
            read(sql).ifPresent(kept -> known(keys, kept.probe()));
        }
    }

    private static Optional<Kept> read(Sql sql) {
        return sql
                .query(
                        "select probe, sealed from vault where id = 1",
                        parameters -> {},
                        row -> new Kept(row.bytes(), row.flag()))
                .stream()
                .findFirst();
    }

    private static MasterKey known(MasterKeys keys, byte[] probe) {
        MasterKey key = keys.find().orElseThrow(() -> missing(keys));
        try {
            key.aead().decrypt(probe, BOUND);
            return key;
        } catch (GeneralSecurityException e) {
            throw another(keys);
        }
    }

    static StoreException missing(MasterKeys keys) {
        return new StoreException("The key to this database is missing: " + keys.where()
                + ". What people wrote is encrypted with it. Put it back from your backup; without it nothing"
                + " can be read. Nothing was changed.");
    }

    static StoreException another(MasterKeys keys) {
        return new StoreException("The key in " + keys.where() + " is not the one this database was encrypted with."
                + " Put the right one in its place. Nothing was changed.");
    }

    private MasterKey first(MasterKeys keys) throws SQLException {
        MasterKey key = keys.find().orElseGet(keys::create);
        byte[] probe = probe(key);
        inTransaction(sql -> sql.change(
                "insert into vault (id, probe, sealed) values (1, ?, false)", parameters -> parameters.bytes(probe)));
        return key;
    }

    private static byte[] probe(MasterKey key) {
        try {
            return key.aead().encrypt(PROBE, BOUND);
        } catch (GeneralSecurityException e) {
            throw PersonKeys.cannot(e);
        }
    }

    private void sealOld(PersonKeys keys) throws SQLException {
        while (inTransaction(sql -> sealSome(sql, new Seals(sql, keys))) == AT_ONCE) {
            database.makeDurable();
        }
        inTransaction(sql -> sql.change("update vault set sealed = true where id = 1", parameters -> {}));
        database.makeDurable();
    }

    private static int sealSome(Sql sql, Seals seals) {
        List<Old> people = sql.query(
                "select id, state from person where seal is null order by id fetch first ? rows only",
                parameters -> parameters.number(AT_ONCE),
                row -> {
                    String id = row.text();
                    return new Old(id, id, row.bytes());
                });
        sql.changeEach(
                "update person set seal = ?, state = ? where id = ?",
                people,
                (parameters, old) -> parameters
                        .bytes(seals.fresh(old.person()))
                        .bytes(seals.seal(old.person(), old.bytes()))
                        .text(old.id()));
        for (Old person : people) {
            sealMessages(sql, seals, messages(sql, "person = ?", person.person()));
        }
        if (people.size() < AT_ONCE) {
            sealMessages(sql, seals, messages(sql, "person not in (select id from person) and person <> ?", "-"));
            sealGroups(sql, groups(sql).stream().filter(Vault::open).toList(), seals);
        }
        return people.size();
    }

    private static List<Old> groups(Sql sql) {
        return sql.query("select id, state from support_group for update", parameters -> {}, row -> {
            String id = row.text();
            return new Old(id, id, row.bytes());
        });
    }

    private static void sealGroups(Sql sql, List<Old> open, Seals seals) {
        sql.changeEach(
                "update support_group set state = ? where id = ?",
                open,
                (parameters, old) ->
                        parameters.bytes(seals.seal(old.id(), old.bytes())).text(old.id()));
    }

    private static boolean open(Old old) {
        return old.bytes()[0] == '{';
    }

    private static List<Old> messages(Sql sql, String whose, String person) {
        return sql.query(
                "select id, person, message from outbox where " + whose,
                parameters -> parameters.text(person),
                row -> new Old(row.text(), row.text(), row.bytes()));
    }

    /** Letters about nobody who is known. */
    private static List<Old> letters(Sql sql) {
        return sql.query(
                "select seq, person, letter from mailbox where person not in (select id from person)",
                parameters -> {},
                row -> new Old(Long.toString(row.number()), row.text(), row.bytes()));
    }

    private static void sealMessages(Sql sql, Seals seals, List<Old> messages) {
        List<Old> open = messages.stream().filter(Vault::open).toList();
        sql.changeEach(
                "update outbox set message = ? where id = ?",
                open,
                (parameters, old) ->
                        parameters.bytes(seals.seal(old.person(), old.bytes())).text(old.id()));
    }

    /** Wraps every person's key with the newest of the master keys, and seals anew what is nobody's. */
    int wrapAgain(MasterKey both) throws SQLException {
        PersonKeys keys = new PersonKeys(both);
        int people = inTransaction(sql -> {
            List<Old> wrapped = sql.query("select id, seal from person for update", parameters -> {}, row -> {
                String id = row.text();
                return new Old(id, id, row.bytes());
            });
            sql.changeEach(
                    "update person set seal = ? where id = ?",
                    wrapped,
                    (parameters, old) -> parameters
                            .bytes(keys.wrapAgain(old.person(), old.bytes()))
                            .text(old.id()));
            nobodysAgain(sql, new Seals(sql, keys));
            sql.change("update vault set probe = ? where id = 1", parameters -> parameters.bytes(probe(both)));
            return wrapped.size();
        });
        database.makeDurable();
        return people;
    }

    /** What is sealed with the master key itself: messages to nobody who is known, letters about nobody, and the states of groups. */
    private static void nobodysAgain(Sql sql, Seals seals) {
        List<Old> nobodys = messages(sql, "person not in (select id from person) and person <> ?", "-");
        sql.changeEach(
                "update outbox set message = ? where id = ?",
                nobodys,
                (parameters, old) -> parameters
                        .bytes(seals.seal(old.person(), seals.open(old.person(), old.bytes())))
                        .text(old.id()));
        List<Old> letters =
                letters(sql).stream().filter(letter -> !open(letter)).toList();
        sql.changeEach(
                "update mailbox set letter = ? where seq = ?",
                letters,
                (parameters, old) -> parameters
                        .bytes(seals.seal(old.person(), seals.open(old.person(), old.bytes())))
                        .number(Long.parseLong(old.id())));
        List<Old> open = groups(sql).stream()
                .map(old -> new Old(old.id(), old.person(), seals.open(old.id(), old.bytes())))
                .toList();
        sealGroups(sql, open, seals);
    }

    private interface Steps<T> {
        T on(Sql sql);
    }

    private <T> T inTransaction(Steps<T> steps) throws SQLException {
        return database.work((Connection connection) -> {
            boolean done = false;
            try {
                T result = steps.on(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        });
    }
}
