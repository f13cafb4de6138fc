package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.app.CommandLineRun.Outcome;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_fresh_home_has_no_problem() {
        Outcome check = reweave().run("check");

        assertThat(check.code()).isZero();
        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .contains("ok       Java: ")
                .contains("ok       home folder: ")
                .contains("ok       disk: ")
                .contains("ok       paper: off. For paper set DISCORD_TOKEN to paper.")
                .contains("ok       journeys: rebuild-trust, revision 1: ")
                .contains("ok       database: built in, ")
                .contains("ok       outbox: 0 messages")
                .doesNotContain("problem");
    }

    @Test
    void notes_that_came_late_in_the_last_days_are_told_in_figures() {
        assertThat(reweave().run("check").out()).contains("ok       notes: none came late in the last seven days");
        Instant now = Instant.now();
        StoreSettings.Embedded here = new StoreSettings.Embedded(folder);
        try (JdbcStore store = JdbcStore.open(here, new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            store.inTransaction(work -> {
                work.nudges().late(new Late(Stage.FIRED, 12, Duration.ofMinutes(190)), now);
                work.nudges().late(new Late(Stage.ARRIVED, 3, Duration.ofMinutes(16)), now);
                work.nudges().late(new Late(Stage.ARRIVED, 9, Duration.ofMinutes(99)), now.minus(Duration.ofDays(8)));
                return true;
            });
        }

        Outcome check = reweave().run("check");

        assertThat(check.code()).isZero();
        assertThat(check.out())
                .containsPattern("warning  notes: in the last seven days 12 were written more than 15 minutes after"
                        + " their time, the last of them 190 minutes\\n {9}That is so after the companion was stopped")
                .containsPattern("warning  notes: in the last seven days 3 arrived more than 15 minutes after they were"
                        + " written, the last of them 16 minutes\\n {9}A platform was away");
    }

    @Test
    void what_failed_three_times_is_told_with_its_reason() {
        assertThat(reweave().run("check").out()).contains("ok       put aside: nothing");
        Instant at = Instant.parse("2026-03-02T18:00:00Z");
        StoreSettings.Embedded here = new StoreSettings.Embedded(folder);
        try (JdbcStore store = JdbcStore.open(here, new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            store.inTransaction(work -> {
                work.inbox().park(new Parked(new UpdateKey("terminal", "7"), "", "IllegalStateException", at));
                return true;
            });
        }

        Outcome check = reweave().run("check");

        assertThat(check.code()).isZero();
        assertThat(check.out())
                .containsPattern("warning  put aside: an update of terminal at 2026-03-02T18:00:00Z failed three times:"
                        + " IllegalStateException\\n {9}The log of that time tells more");
    }

    @Test
    void the_hardest_prompts_are_listed_on_demand() {
        assertThat(reweave().run("check", "--reading").out())
                .contains("The prompts of rebuild-trust that are hardest to read, by age:")
                .containsPattern("\\n {1,3}\\d+\\.\\d  [a-z-]+  ");
    }

    @Test
    void journeys_in_a_folder_are_checked_too_each_problem_with_its_remedy() throws Exception {
        Path journey = Files.createDirectories(folder.resolve("journeys/mine"));
        Files.writeString(journey.resolve("journey.yaml"), "id: mine\nrevison: 1\n");

        Outcome check =
                reweave().run("check", "--journeys", folder.resolve("journeys").toString());

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("ok       journeys: rebuild-trust")
                .containsPattern("problem  journeys in .*: mine/journey.yaml:2 .*revison.*\\n {9}Write `revision`");
    }

    @Test
    void a_folder_without_journeys_is_a_problem() {
        Outcome check = reweave().run("check", "--journeys", folder.toString());

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("problem  journeys: no journey was found in " + folder);
    }

    @Test
    void wrong_settings_are_listed_and_the_rest_is_still_looked_at() throws Exception {
        Files.writeString(folder.resolve("reweave.yaml"), "zon: UTC\nlog-level: loud\n");

        Outcome check = reweave().run("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("problem  settings: reweave.yaml line 1: there is no setting zon; did you mean zone?")
                .contains("problem  settings: reweave.yaml line 2: log-level \"loud\" is no level")
                .contains("ok       journeys: ");
    }

    @Test
    void a_platform_that_cannot_be_started_as_it_is_set_is_a_problem() {
        Outcome check = reweave().with("DISCORD_TOKEN", "crooked").run("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .containsPattern(
                        "problem  paper: it cannot be started\\n {9}DISCORD_TOKEN is crooked; straighten it\\.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_others_can_open_is_warned_of() throws Exception {
        Path file = Files.writeString(folder.resolve("reweave.yaml"), "zone: UTC\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        Outcome check = reweave().with("REWEAVE_ZNE", "UTC").run("check");

        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("Run: chmod 700 " + folder)
                .contains("Run: chmod 600 " + file)
                .contains("warning  settings: REWEAVE_ZNE means nothing here; did you mean REWEAVE_ZONE?");
    }

    @Test
    void a_companion_that_runs_is_no_secret() {
        Outcome check;
        try (HomeLock running = HomeLock.take(folder)) {
            check = reweave().run("check");
        }

        assertThat(check.out()).containsPattern("warning  database: a companion is running with it \\(process \\d+\\)");
        assertThat(check.code()).isZero();
    }

    private CommandLineRun reweave() {
        return new CommandLineRun(folder);
    }
}
