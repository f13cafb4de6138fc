package org.reweave.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Keeps connections open, so that a transaction need not make one. */
final class Pool {
    /** Enough to keep the disk busy; more only makes them wait for each other. */
    private static final int CONNECTIONS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pool() {}

    /** A pool of connections to what the source leads to, which was reached before. */
    static HikariDataSource of(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }
}
