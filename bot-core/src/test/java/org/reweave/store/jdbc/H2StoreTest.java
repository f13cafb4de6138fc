package org.reweave.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.StoreSettings;

class H2StoreTest extends JdbcStoreContract {
    @TempDir
    static Path directory;

    @Override
    StoreSettings settings() {
        return new StoreSettings.Embedded(directory);
    }
}
