package org.reweave.store.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.store.Inbox;
import org.reweave.store.StorableText;

/** The tables {@code inbox} and {@code parked}. */
final class JdbcInbox implements Inbox {
    private final Sql sql;

    JdbcInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<UpdateKey> seen(Collection<UpdateKey> updates) {
        Set<UpdateKey> known = new HashSet<>(InList.askByPlatform(
                updates,
                UpdateKey::platform,
                (list, keys, platform) -> sql.query(
                        "select platform, update_id from inbox where update_id in (" + list + ") and platform = ?",
                        parameters -> {
                            for (UpdateKey key : keys) {
                                parameters.text(key.updateId());
                            }
                            parameters.text(platform);
                        },
                        row -> new UpdateKey(row.text(), row.text()))));
        Set<UpdateKey> seen = new HashSet<>();
        for (UpdateKey update : updates) {
            if (known.contains(asStored(update))) {
                seen.add(update);
            }
        }
        return seen;
    }

    private static UpdateKey asStored(UpdateKey update) {
        return new UpdateKey(StorableText.forColumn(update.platform()), StorableText.forColumn(update.updateId()));
    }

    @Override
    public void remember(Map<UpdateKey, String> updates, Instant at) {
        sql.changeEach(
                "insert into inbox (platform, update_id, person, taken_at) values (?, ?, ?, ?)",
                updates.entrySet(),
                (parameters, update) -> parameters
                        .text(update.getKey().platform())
                        .text(update.getKey().updateId())
                        .text(update.getValue())
                        .time(at));
    }

    @Override
    public int forgetBefore(Instant before) {
        return sql.change("delete from inbox where taken_at < ?", parameters -> parameters.time(before));
    }

    @Override
    public int forgetParkedBefore(Instant before) {
        return sql.change("delete from parked where parked_at < ?", parameters -> parameters.time(before));
    }

    @Override
    public void park(Parked parked) {
        UpdateKey update = parked.update();
        sql.change(
                "delete from parked where platform = ? and update_id = ?",
                parameters -> parameters.text(update.platform()).text(update.updateId()));
        sql.change(
                "insert into parked (platform, update_id, person, reason, parked_at) values (?, ?, ?, ?, ?)",
                parameters -> parameters
                        .text(update.platform())
                        .text(update.updateId())
                        .text(parked.person())
                        .text(parked.reason())
                        .time(parked.at()));
    }

    @Override
    public List<Parked> parked(int limit) {
        return sql.query(
                "select platform, update_id, person, reason, parked_at from parked order by parked_at desc"
                        + " fetch first ? rows only",
                parameters -> parameters.number(limit),
                row -> new Parked(new UpdateKey(row.text(), row.text()), row.text(), row.text(), row.time()));
    }
}
