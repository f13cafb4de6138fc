package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.store.StoreException;

class RemedyTest {

    @Test
    void what_the_host_can_mend_is_told_as_it_is() {
        assertThat(Remedy.of(new HostException(List.of("one", "two")))).containsExactly("one", "two");
        assertThat(Remedy.of(new StoreException("the database is locked; end the other one", new IOException("x"))))
                .containsExactly("the database is locked; end the other one");
    }

    @Test
    void a_full_disk_is_told_however_deep_it_lies() {
        IOException full = new IOException("No space left on device");

        assertThat(Remedy.of(new IllegalStateException(new UncheckedIOException(full))))
                .containsExactly("the disk is full; free some space and start again");
        assertThat(Remedy.of(new FileSystemException("f", null, "No space left on device")))
                .containsExactly("the disk is full; free some space and start again");
    }

    @Test
    void a_file_that_cannot_be_used_is_named() {
        assertThat(Remedy.of(new UncheckedIOException(new NoSuchFileException("a.txt"))))
                .containsExactly("there is no a.txt; check how it is written");
        assertThat(Remedy.of(new AccessDeniedException("a.txt")))
                .containsExactly("a.txt cannot be read or written; give this user the right to");
        assertThat(Remedy.of(new NotDirectoryException("a.txt"))).containsExactly("a.txt is no folder; name another");
        assertThat(Remedy.of(new FileSystemException("a.txt", null, "Too many links")))
                .containsExactly("a.txt cannot be used: Too many links");
    }

    @Test
    void a_mistake_of_ours_is_named_by_its_kind_and_place_and_never_by_what_it_says() {
        assertThat(Remedy.of(new IllegalStateException("somebody wrote this")))
                .singleElement()
                .asString()
                .contains("IllegalStateException at org.reweave.app.RemedyTest", "--debug")
                .doesNotContain("somebody wrote this");
    }
}
