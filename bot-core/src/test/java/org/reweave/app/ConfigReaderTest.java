package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.runtime.Retention;

class ConfigReaderTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void nothing_needs_to_be_set() {
        BotConfig config = read();

        assertThat(config.language()).isEqualTo("en");
        assertThat(config.zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(config.logLevel()).isEqualTo("info");
        assertThat(config.journeysDir()).isEmpty();
        assertThat(config.builtInDatabase()).isTrue();
        assertThat(config.value(Setting.DISCORD_TOKEN)).isEmpty();
    }

    @Test
    void the_file_holds_one_setting_a_line_and_may_have_remarks_and_empty_values() throws IOException {
        file("""
                # remark
                telegram-token: 123:abc   # mine
                discord-token:
                zone: Europe/Lisbon
                """);

        BotConfig config = read();

        assertThat(config.secret(Setting.TELEGRAM_TOKEN).map(Secret::reveal)).contains("123:abc");
        assertThat(config.value(Setting.DISCORD_TOKEN)).isEmpty();
        assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    }

    @Test
    void an_empty_file_sets_nothing() throws IOException {
        file("# only a remark\n");
        assertThat(read().language()).isEqualTo("en");
        file("");
        assertThat(read().language()).isEqualTo("en");
    }

    @Test
    void how_long_what_is_kept_is_said_in_days_for_each_kind() {
        environment.put("REWEAVE_UPDATES_KEPT", "2");
        environment.put("REWEAVE_FAILURES_KEPT", "3");
        environment.put("REWEAVE_UNDELIVERED_KEPT", "4");
        environment.put("REWEAVE_WITHDRAWN_KEPT", "5");
        environment.put("REWEAVE_UNDECIDED_ERASED_AFTER", "6");
        environment.put("REWEAVE_INACTIVE_ASKED_AFTER", "70");
        environment.put("REWEAVE_INACTIVE_ERASED_AFTER", "100");
        environment.put("REWEAVE_REMOVED_GROUPS_KEPT", "8");

        assertThat(read().retention())
                .isEqualTo(new Retention(
                        Duration.ofDays(2),
                        Duration.ofDays(3),
                        Duration.ofDays(4),
                        Duration.ofDays(5),
                        Duration.ofDays(6),
                        Duration.ofDays(70),
                        Duration.ofDays(100)));
        assertThat(read().removedGroupsKept()).isEqualTo(Duration.ofDays(8));
    }

    @Test
    void what_is_usual_is_what_is_used_where_nothing_is_set() {
        assertThat(read().retention()).isEqualTo(Retention.usual());
        assertThat(read().removedGroupsKept()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void updates_cannot_be_forgotten_while_a_platform_may_bring_them_again() {
        environment.put("REWEAVE_UPDATES_KEPT", "1");

        HostException refused = catchThrowableOfType(HostException.class, this::read);

        assertThat(refused.getMessage()).contains("updates-kept").contains("write 2 or more");
    }

    @Test
    void the_environment_wins_over_the_file_even_where_the_file_is_wrong() throws IOException {
        file("zone: Nowhere/Land\ndatabase-user: a\n");
        environment.put("REWEAVE_ZONE", " Asia/Tokyo ");
        environment.put("REWEAVE_DATABASE_USER", "");

        assertThat(read().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(read().value(Setting.DATABASE_USER)).contains("a");
    }

    @Test
    void names_that_the_system_uses_itself_are_not_ours() {
        environment.put("LANGUAGE", "pt:en");
        environment.put("ZONE", "x");

        assertThat(read().language()).isEqualTo("en");
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() throws IOException {
        file("language: en\ndiscord_tokn: abc\n");

        assertThat(problems())
                .containsExactly("reweave.yaml line 2: there is no setting discord_tokn; did you mean discord-token?");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        file("zone: Europe/Lisbn\ncolour: blue\n");
        environment.put("REWEAVE_LOG_LEVEL", "loud");

        assertThat(problems())
                .containsExactly(
                        "reweave.yaml line 1: zone \"Europe/Lisbn\" is no time zone; write a name such as Europe/Lisbon",
                        "reweave.yaml line 2: there is no setting colour; docs/configuration.md lists all there are",
                        "REWEAVE_LOG_LEVEL \"loud\" is no level; write error, warn, info, debug");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REWEAVE_LANGUAGE     | xx                        | "xx" is not spoken yet; write en
                    REWEAVE_ZONE         | +25:00                    | is no time zone
                    REWEAVE_LOG_LEVEL    | 3                         | is no level; write error, warn, info, debug
                    REWEAVE_DATABASE_URL | mysql://secret@host       | write jdbc:postgresql://host/name
                    REWEAVE_JOURNEYS_DIR | nowhere                   | is no folder that can be read; name another
                    TELEGRAM_API_URL     | localhost:8081            | write one such as https://api.example.org
                    TELEGRAM_API_URL     | http://exa mple           | is no address; write one such as https://
                    DISCORD_GATEWAY_URL  | https://gateway.discord.gg | write one such as wss://gateway.example.org
                    DISCORD_API_URL      | https://me:secret@host/   | is no address of this kind
                    DISCORD_TOKEN        | secret secret             | has a blank or a line break in it
                    TELEGRAM_PROTECT_CONTENT | yes                   | write true or false
                    TELEGRAM_WEBHOOK_PORT | 70000                    | write a number from 1 to 65535
                    TELEGRAM_WEBHOOK_PORT | http                     | write a number from 1 to 65535
                    TELEGRAM_WEBHOOK_URL | example.org/telegram      | write one such as https://api.example.org
                    """)
    void a_wrong_value_is_named_with_its_remedy(String variable, String value, String remedy) {
        environment.put(variable, value);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(variable + " ")
                .contains(remedy)
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TELEGRAM_API_URL     | http://127.0.0.1:8081/bot
                    DISCORD_GATEWAY_URL  | ws://127.0.0.1:9000
                    REWEAVE_DATABASE_URL | jdbc:postgresql://localhost:5432/reweave?user=a&password=secret
                    REWEAVE_JOURNEYS_DIR | .
                    REWEAVE_LOG_LEVEL    | DEBUG
                    TELEGRAM_PROTECT_CONTENT | true
                    TELEGRAM_WEBHOOK_PORT | 8443
                    """)
    void a_good_value_is_taken(String variable, String value) {
        environment.put(variable, value);

        assertThat(read().toString()).doesNotContain("secret");
    }

    @Test
    void what_is_no_list_of_settings_is_refused_with_its_line_and_never_quoted() throws IOException {
        file("language: en\ntelegram-token: {123: secret}\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("reweave.yaml line 2: telegram-token has more than one");

        file("language: en\ntelegram-token: \"secret\n");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("this is no YAML")
                .doesNotContain("secret");

        file("- language\n");
        assertThat(problems()).singleElement().asString().startsWith("reweave.yaml line 1: this is no setting");

        file("language: en\n---\nlanguage: en\n");
        assertThat(problems()).singleElement().asString().contains("a second document begins here");

        file("language: en\nzone: UTC\nlanguage: en\n");
        assertThat(problems()).containsExactly("reweave.yaml line 3: language is set in line 1 too; keep one of them");

        Files.write(home.resolve(BotConfig.FILE), new byte[] {'a', ':', ' ', (byte) 0xff, '\n'});
        assertThat(problems()).singleElement().asString().contains("save it as UTF-8 text");
    }

    @Test
    void no_secret_is_printed() throws IOException {
        file("telegram-token: 123:secret\ndatabase-url: jdbc:postgresql://h/db?password=secret\nzone: UTC\n");
        environment.put("REWEAVE_DATABASE_PASSWORD", "secret");

        assertThat(read().toString())
                .contains("telegram-token: ***", "zone: UTC")
                .doesNotContain("secret");
        assertThat(new Secret("secret")).hasToString("***").isEqualTo(new Secret("secret"));
    }

    @Test
    void variables_that_look_like_ours_and_are_not_are_told() {
        environment.put("REWEAVE_DATABSE_URL", "x");
        environment.put("REWEAVE_HOME", "x");
        environment.put("REWEAVE_JAVA_OPTS", "x");
        environment.put("REWEAVE_ZONE", "UTC");

        assertThat(ConfigReader.strangers(environment))
                .containsExactly("REWEAVE_DATABSE_URL means nothing here; did you mean REWEAVE_DATABASE_URL?");
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve(BotConfig.FILE), text, StandardCharsets.UTF_8);
    }

    private BotConfig read() {
        return ConfigReader.read(home, environment);
    }

    private List<String> problems() {
        return catchThrowableOfType(HostException.class, this::read).lines();
    }
}
