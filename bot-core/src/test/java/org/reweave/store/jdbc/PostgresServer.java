package org.reweave.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.reweave.store.StoreSettings;

/** One PostgreSQL for all tests of a run, set up as a host would, with a new database for each who asks. */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** Started when the first test needs it; ends with the process. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new, empty database. */
    public static StoreSettings.Postgres newDatabase() {
        return newDatabase("");
    }

    static StoreSettings.Postgres newDatabase(String with) {
        String name = "reweave" + DATABASES.incrementAndGet();
        execute("create database " + name + " " + with);
        return new StoreSettings.Postgres(Running.SERVER.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    /** Runs a statement as the server's own user, in the server's own database. */
    static void execute(String sql) {
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
