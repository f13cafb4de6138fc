package org.reweave.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;

/** A PostgreSQL server, which syncs each commit itself as long as nobody told it not to. */
final class PostgresDatabase implements Database {
    /**
     * To plan well the server notes values of each column, and keeps those of a table that is empty now. Giving a column the type it
     * has takes them away ("ALTER TABLE" in the manual of PostgreSQL: its statistics are removed).
     */
    private static final String FORGET_STATISTICS = """
            do $$
            declare
              one record;
            begin
              for one in
                select c.oid::regclass as tab, a.attname as col, format_type(a.atttypid, a.atttypmod) as typ
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                  and a.attnum > 0 and not a.attisdropped
              loop
                execute format('alter table %s alter column %I type %s', one.tab, one.col, one.typ);
              end loop;
            end $$
            """;

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    /** To begin and to end a statement for each row costs the server a quarter of the change; with so many, next to nothing. */
    private static final int ROWS_TOGETHER = 16;

    /**
     * Everything here is looked up by a key, or read from one end of an index. The server goes by what it counted last
     * instead, which was perhaps before the crowd came: it reads tables whole, sorts what an index has in order, or, where a
     * plan for all values looks dear to it, makes a new one for each look, which takes half as long again as the look.
     * Starting helpers takes longer than either.
     */
    private static final String BY_INDEX = Stream.of(
                    "enable_seqscan=off",
                    "enable_bitmapscan=off",
                    "enable_hashjoin=off",
                    "enable_mergejoin=off",
                    "max_parallel_workers_per_gather=0",
                    "plan_cache_mode=force_generic_plan")
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));

    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects, and looks whether the server can keep the promise of {@link org.reweave.store.Transactions}.
     *
     * @throws StoreException when it cannot be reached or cannot keep it; the message says what to do
     */
    static PostgresDatabase open(StoreSettings.Postgres settings) {
        PGSimpleDataSource source = source(settings);
        try (Connection first = source.getConnection()) {
            check(new Sql(first));
        } catch (SQLException e) {
            throw whileOpening(settings, e);
        }
        return new PostgresDatabase(Pool.of(source));
    }

    private static PGSimpleDataSource source(StoreSettings.Postgres settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(settings.url());
        } catch (IllegalArgumentException e) {
            throw new StoreException("The database URL is not one of PostgreSQL. It has to look like"
                    + " jdbc:postgresql://host:5432/database, with user and password set apart from it.");
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        source.setApplicationName("Reweave");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setOptions(BY_INDEX);
        // Otherwise messages of exceptions quote the values of rows.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static void check(Sql sql) {
        Map<String, String> server = new HashMap<>();
        sql.query(
                "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'server_encoding')",
                parameters -> {},
                row -> server.put(row.text(), row.text()));
        if ("off".equals(server.get("fsync"))) {
            throw new StoreException("PostgreSQL runs with fsync = off: a loss of power would destroy what people were"
                    + " told is kept. Set fsync = on in postgresql.conf and restart it.");
        }
        if ("off".equals(server.get("synchronous_commit"))) {
            throw new StoreException(
                    "PostgreSQL runs with synchronous_commit = off: it would say that something is kept"
                            + " before it is. Set it to on, in postgresql.conf or with: alter role ... set synchronous_commit"
                            + " = on");
        }
        if (!"UTF8".equals(server.get("server_encoding"))) {
            throw new StoreException("The database cannot keep every character, for its encoding is "
                    + server.get("server_encoding") + ". Create one with: create database ... encoding 'UTF8' template"
                    + " template0");
        }
    }

    @Override
    public DataSource connections() {
        return pool;
    }

    /** A commit has been synced when it returns. */
    @Override
    public void makeDurable() {}

    @Override
    public String replacing(String table, List<String> key, List<String> rest) {
        return "insert into " + table + " (" + String.join(", ", key) + ", " + String.join(", ", rest) + ") values (?"
                + ", ?".repeat(key.size() + rest.size() - 1) + ") on conflict (" + String.join(", ", key)
                + ") do update set "
                + rest.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
    }

    @Override
    public boolean locksOnlyWhatItReturns() {
        return true;
    }

    @Override
    public int rowsTogether() {
        return ROWS_TOGETHER;
    }

    @Override
    public long bytes() throws SQLException {
        try (Connection connection = connect()) {
            return new Sql(connection).number("select pg_database_size(current_database())");
        }
    }

    @Override
    public void closeCompacted() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(FORGET_STATISTICS);
            statement.execute("vacuum (full, analyze)");
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static StoreException whileOpening(StoreSettings.Postgres settings, SQLException e) {
        String where = "PostgreSQL at " + settings.address();
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                new StoreException(where + " refused the user or the password. Check both, and that pg_hba.conf lets"
                        + " this machine in.");
            case "3D000" ->
                new StoreException(where + ": there is no such database. Create it, or correct the name in the URL.");
            case "53300" ->
                new StoreException(where + " has no connection left. Raise max_connections, or end other programs.");
            case "57P03" -> new StoreException(where + " is just starting or stopping. Try again in a moment.");
            default ->
                Failures.kind(e).equals("08")
                        ? new StoreException(
                                where + " cannot be reached. Check that it runs, and the host and the port in"
                                        + " the URL.",
                                e)
                        : new StoreException(where + " does not take a connection (SQLSTATE " + state + ").", e);
        };
    }
}
