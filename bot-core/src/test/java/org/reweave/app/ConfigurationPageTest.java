package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} and the code name the same settings. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    private record Row(String key, String variable, String standard) {}

    @Test
    void every_setting_is_on_the_page_and_every_one_on_the_page_exists() throws IOException {
        List<Row> expected = Arrays.stream(Setting.values())
                .map(setting -> new Row(setting.key(), setting.variable(), setting.standard()))
                .toList();

        assertThat(rows()).containsExactlyElementsOf(expected);
    }

    @Test
    void every_setting_says_what_it_means() throws IOException {
        assertThat(cells()).allSatisfy(cells -> assertThat(cells.get(3)).endsWith("."));
    }

    @Test
    void only_a_platforms_own_settings_have_no_prefix_in_the_environment() {
        assertThat(Setting.values())
                .filteredOn(setting -> !setting.variable().startsWith("REWEAVE_"))
                .extracting(Setting::key)
                .allMatch(key -> key.startsWith("discord-") || key.startsWith("telegram-"));
    }

    private static List<Row> rows() throws IOException {
        return cells().stream()
                .map(cells -> new Row(code(cells.get(0)), code(cells.get(1)), code(cells.get(2))))
                .toList();
    }

    /** The rows of the table under "Settings", without its heading. */
    private static List<List<String>> cells() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## Settings"))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
