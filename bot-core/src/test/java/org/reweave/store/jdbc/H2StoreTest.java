package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.StoreSettings;

class H2StoreTest extends JdbcStoreContract {
    @TempDir
    static Path directory;

    @Override
    StoreSettings settings() {
        return new StoreSettings.Embedded(directory);
    }

    @Test
    void a_transaction_inside_another_is_refused_instead_of_waiting_for_ever() {
        assertThatThrownBy(() -> in(outer -> in(inner -> inner.outbox().waiting())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside another");
    }
}
