package org.reweave.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reweave.engine.Agreed;
import org.reweave.message.Shown;
import org.reweave.store.Consents;

/** The table {@code consent}. */
final class JdbcConsents implements Consents {
    /** Between two times: below one alone H2 would read all that is still open, which its index keeps in front. */
    static final String FORGET = "delete from consent where ended_at > ? and ended_at < ?";

    private static final String OPEN = " where person = ? and what = ? and about = ? and ended_at is null";

    private final Sql sql;

    JdbcConsents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void give(String person, Agreed what, String about, Shown shown, Instant now) {
        String wording = Consents.wording(shown);
        List<String> open = sql.query(
                "select wording from consent" + OPEN,
                parameters -> parameters.text(person).text(what.id()).text(about),
                Row::text);
        if (open.contains(wording)) {
            return;
        }
        end(person, what, about, now);
        sql.change(
                "insert into consent (person, what, about, wording, given_at) values (?, ?, ?, ?, ?)",
                parameters -> parameters
                        .text(person)
                        .text(what.id())
                        .text(about)
                        .text(wording)
                        .time(now));
        agrees(person, what, true);
    }

    @Override
    public void end(String person, Agreed what, String about, Instant now) {
        sql.change(
                "update consent set ended_at = ?" + OPEN,
                parameters -> parameters.time(now).text(person).text(what.id()).text(about));
        agrees(person, what, false);
    }

    /** Whoever agrees to nothing is found by this, without asking the ledger about everybody. */
    private void agrees(String person, Agreed what, boolean yes) {
        if (what == Agreed.ANSWERS) {
            sql.change("update person set agrees = " + yes + " where id = ?", parameters -> parameters.text(person));
        }
    }

    @Override
    public void endAll(String about, Instant now) {
        sql.change(
                "update consent set ended_at = ? where about = ? and ended_at is null",
                parameters -> parameters.time(now).text(about));
    }

    @Override
    public int forgetEndedBefore(Instant before) {
        return sql.change(FORGET, parameters -> parameters.time(Instant.EPOCH).time(before));
    }

    @Override
    public List<Consent> of(String person) {
        return sql.query(
                "select what, about, wording, given_at, ended_at from consent where person = ? order by seq",
                parameters -> parameters.text(person),
                row -> new Consent(
                        Agreed.valueOf(row.text().toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.text(),
                        row.text(),
                        row.time(),
                        Optional.ofNullable(row.timeOrNull())));
    }
}
