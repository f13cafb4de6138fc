package org.reweave.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.TestKeys;

class H2ParticipantsTest extends ParticipantsContract {
    @TempDir
    static Path directory;

    @Override
    Database newDatabase() {
        return EmbeddedDatabase.open(directory, TestKeys.SAME);
    }
}
