package org.reweave.crash;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/** Opens the store of a world that crashes: the real one, in a file. */
final class CrashStore {
    private CrashStore() {}

    static JdbcStore open(Path world) {
        return JdbcStore.open(new StoreSettings.Embedded(world), new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }
}
