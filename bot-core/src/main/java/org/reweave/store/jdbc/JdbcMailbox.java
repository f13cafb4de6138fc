package org.reweave.store.jdbc;

import java.time.Instant;
import java.util.List;
import org.reweave.group.Letter;
import org.reweave.store.LetterCodec;
import org.reweave.store.Mailbox;

/**
 * The table {@code mailbox}. A letter is sealed with the key of the person it is about; one about nobody who is known with the
 * master key, for what somebody wrote behind a command can be in it.
 */
final class JdbcMailbox implements Mailbox {
    static final String FIRST = "select seq from mailbox where owner = ? order by owner, seq fetch first ? rows only";
    static final String LOCK = "select seq, person, letter from mailbox where owner = ? and seq between ? and ?"
            + " order by owner, seq for update";

    private final Sql sql;
    private final Seals seals;

    JdbcMailbox(Sql sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    @Override
    public void add(List<Entry> entries, Instant now) {
        seals.load(entries.stream().map(Entry::person).toList());
        sql.changeEach(
                "insert into mailbox (owner, person, letter, created_at) values (?, ?, ?, ?)",
                entries,
                (parameters, entry) -> parameters
                        .text(entry.owner())
                        .text(entry.person())
                        .bytes(sealed(entry))
                        .time(now));
    }

    private byte[] sealed(Entry entry) {
        return seals.seal(entry.person(), LetterCodec.encode(entry.letter()));
    }

    /** What was about nobody was once not sealed, and is JSON; what is sealed begins with the prefix of Tink, whose first byte is 1. */
    private Letter opened(Sealed one) {
        boolean inClear = one.letter()[0] == '{';
        return LetterCodec.decode(inClear ? one.letter() : seals.open(one.person(), one.letter()));
    }

    /** A letter, still sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(long seq, String person, byte[] letter) {
        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    /**
     * They are locked before they are read: those of somebody who is being erased are not there any more. Which they are is asked
     * first, because H2 locks and reads a whole mailbox for the first of its letters, and sorts it unless the order names the whole
     * index.
     */
    @Override
    public List<Entry> take(String owner, int limit) {
        List<Long> first = sql.query(FIRST, parameters -> parameters.text(owner).number(limit), Row::number);
        if (first.isEmpty()) {
            return List.of();
        }
        List<Sealed> oldest = sql.query(
                LOCK,
                parameters -> parameters.text(owner).number(first.get(0)).number(first.get(first.size() - 1)),
                row -> new Sealed(row.number(), row.text(), row.bytes()));
        seals.load(oldest.stream().map(Sealed::person).toList());
        sql.changeEach(
                "delete from mailbox where seq = ?", oldest, (parameters, letter) -> parameters.number(letter.seq()));
        return oldest.stream()
                .map(letter -> new Entry(owner, letter.person(), opened(letter)))
                .toList();
    }

    @Override
    public long waiting(String owner) {
        return sql.query(
                        "select count(*) from mailbox where owner = ?",
                        parameters -> parameters.text(owner),
                        Row::number)
                .get(0);
    }

    @Override
    public long waiting() {
        return sql.number("select count(*) from mailbox");
    }
}
