package org.reweave.store;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which database keeps everything; no secret of it is ever shown by {@code toString}. */
public sealed interface StoreSettings {

    /**
     * The embedded database (H2), for one process.
     *
     * @param directory where its one file, {@code reweave.db.mv.db}, lies; made where it does not exist
     */
    record Embedded(Path directory) implements StoreSettings {}

    /**
     * A PostgreSQL server, for one process or several.
     *
     * @param url as JDBC has it: {@code jdbc:postgresql://host:5432/database}
     * @param user the user to log in as; empty where the URL or the server's rules say it
     * @param password the user's password; empty where none is needed
     */
    record Postgres(String url, String user, String password) implements StoreSettings {
        private static final Pattern SECRETS = Pattern.compile("//[^/]*@|[?].*");

        /** The URL without anything that could be a secret. */
        public String address() {
            return SECRETS.matcher(url).replaceAll(found -> found.group().startsWith("//") ? "//" : "");
        }

        @Override
        public String toString() {
            return "Postgres[" + address() + "]";
        }
    }
}
