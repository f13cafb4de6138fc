package org.reweave.store.jdbc;

import org.reweave.store.StoreSettings;

class PostgresStoreTest extends JdbcStoreContract {
    @Override
    StoreSettings settings() {
        return PostgresServer.newDatabase();
    }
}
