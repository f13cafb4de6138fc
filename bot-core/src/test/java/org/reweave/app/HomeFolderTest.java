package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_made_so_that_only_its_owner_can_open_it() throws IOException {
        Path home = HomeFolder.open(Map.of("REWEAVE_HOME", folder.resolve("a/b").toString()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(HomeFolder.openToOthers(home)).contains(false);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_seen_when_others_can_open_it() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(HomeFolder.openToOthers(folder)).contains(true);
    }

    @Test
    void without_a_name_it_is_data() {
        assertThat(HomeFolder.named(Map.of("REWEAVE_HOME", " "))).isEqualTo(Path.of("data"));
    }

    @Test
    void a_file_in_its_place_is_told() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> HomeFolder.open(Map.of("REWEAVE_HOME", file.toString())))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("is a file, not a folder; name another with REWEAVE_HOME");
        assertThatThrownBy(() -> HomeFolder.open(
                        Map.of("REWEAVE_HOME", file.resolve("below").toString())))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("name another with REWEAVE_HOME");
    }

    @Test
    void of_two_that_want_it_the_second_is_told_who_has_it() {
        try (HomeLock first = HomeLock.take(folder)) {
            assertThatThrownBy(() -> HomeLock.take(folder))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("is running with " + folder)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("REWEAVE_HOME");
        }

        HomeLock.take(folder).close();
    }
}
