package org.reweave.store.jdbc;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.reweave.store.ShortIds;
import org.reweave.store.TestKeys;

/** The embedded store on a disk that can be told to be full; there is one at a time. */
public final class SmallDisk {
    private static final String TESTED = OrderedFile.SCHEME + ":" + TestDisk.SCHEME + ":";

    private SmallDisk() {}

    /** Opens the store of that folder, on a disk that has room. */
    public static JdbcStore open(Path home) {
        TestDisk.reset();
        return JdbcStore.open(
                EmbeddedDatabase.open(home, TestKeys.SAME, TESTED),
                TestKeys.SAME,
                new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    /** From now on there is room for so many bytes. */
    public static void leaveRoom(long bytes) {
        TestDisk.leaveRoom(bytes);
    }
}
