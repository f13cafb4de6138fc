package org.reweave.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.reweave.store.StoreSettings;

/** Databases on a PostgreSQL that was started for a benchmark. */
final class Servers {
    private Servers() {}

    /** A server that keeps its promises, as one does in earnest; tests' own servers do not. */
    static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** Creates a database, and says how it is reached. */
    static StoreSettings create(EmbeddedPostgres server, String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
            return new StoreSettings.Postgres(server.getJdbcUrl("postgres", database), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
