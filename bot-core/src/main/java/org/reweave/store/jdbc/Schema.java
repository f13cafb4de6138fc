package org.reweave.store.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.MigrateResult;
import org.reweave.store.StoreException;

/** Brings the tables up to date. */
final class Schema {
    private Schema() {}

    /**
     * Makes or changes the tables until they are as this version needs them.
     *
     * @return the version of the tables
     * @throws StoreException when they cannot be brought there, or a newer Reweave has been at them
     */
    static String migrate(DataSource database) {
        try {
            Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .cleanDisabled(true)
                    .load();
            refuseNewer(flyway.info());
            MigrateResult result = flyway.migrate();
            return result.migrationsExecuted == 0 ? result.initialSchemaVersion : result.targetSchemaVersion;
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        for (MigrationInfo applied : info.applied()) {
            if (!applied.getState().isResolved()) {
                throw new StoreException("The database was written by a newer version of Reweave (its tables are of"
                        + " version " + applied.getVersion() + "). Start the newer version, or restore the backup from"
                        + " before the update.");
            }
        }
    }

    private static StoreException explained(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new StoreException(
                    "The database holds tables of something else. Give Reweave an empty database of its own.", e);
        }
        if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
            return new StoreException(
                    "The tables were made by another build of Reweave than this one. Start that one, or restore a"
                            + " backup made with this one.",
                    e);
        }
        return new StoreException(
                "The tables could not be brought up to date; nothing of the change was kept where the database can undo"
                        + " it. Check that its user may create tables.",
                e);
    }
}
