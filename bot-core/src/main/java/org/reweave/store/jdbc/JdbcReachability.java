package org.reweave.store.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reweave.message.Address;
import org.reweave.store.Reachability;
import org.reweave.store.StorableText;

/** The table {@code lost_address}. */
final class JdbcReachability implements Reachability {
    /** In the order of the primary key: only then H2 takes two that write the same row at once for what they are. */
    private static final List<String> KEY = List.of("usr", "platform");

    private static final List<String> REST = List.of("reason", "since");

    private final Sql sql;
    private final Database database;

    JdbcReachability(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    private record Account(String platform, String user) {
        static Account of(Address address) {
            return new Account(StorableText.forColumn(address.platform()), StorableText.forColumn(address.user()));
        }
    }

    @Override
    public void lose(Address address, String reason, Instant now) {
        if (lost(List.of(address)).isEmpty() && known(address)) {
            sql.change(
                    database.replacing("lost_address", KEY, REST),
                    parameters -> parameters
                            .text(address.user())
                            .text(address.platform())
                            .text(reason)
                            .time(now));
        }
    }

    private boolean known(Address address) {
        return !sql.query(
                        "select person from address where platform = ? and usr = ?",
                        parameters -> parameters.text(address.platform()).text(address.user()),
                        Row::text)
                .isEmpty();
    }

    @Override
    public void find(Collection<Address> addresses) {
        for (Address address : lost(addresses)) {
            sql.change(
                    "delete from lost_address where platform = ? and usr = ?",
                    parameters -> parameters.text(address.platform()).text(address.user()));
        }
    }

    @Override
    public Set<Address> lost(Collection<Address> addresses) {
        Set<Account> accounts = addresses.stream().map(Account::of).collect(Collectors.toSet());
        Set<Account> lost = new HashSet<>(InList.askByPlatform(accounts, Account::platform, this::among));
        return addresses.stream()
                .filter(address -> lost.contains(Account.of(address)))
                .collect(Collectors.toSet());
    }

    private List<Account> among(String placeholders, List<Account> accounts, String platform) {
        return sql.query(
                "select platform, usr from lost_address where usr in (" + placeholders + ") and platform = ?",
                parameters -> {
                    for (Account account : accounts) {
                        parameters.text(account.user());
                    }
                    parameters.text(platform);
                },
                row -> new Account(row.text(), row.text()));
    }
}
