package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapterProvider;
import org.reweave.spi.PlatformAdapterProvider.Availability;

class TelegramAdapterProviderTest {
    private final Map<String, String> settings = new HashMap<>();
    private final PlatformAdapterProvider provider = new TelegramAdapterProvider();

    private AdapterContext context() {
        return new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                return Optional.ofNullable(settings.get(name));
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        };
    }

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(TelegramAdapterProvider.class));
        assertThat(provider.platform()).isEqualTo("telegram");
    }

    @Test
    void with_a_token_it_is_ready() {
        settings.put("telegram-token", FakeTelegram.TOKEN);
        assertThat(provider.availability(context())).isEqualTo(new Availability.Ready());
        assertThat(provider.create(context()).platform()).isEqualTo("telegram");
    }

    @Test
    void without_a_token_it_says_what_to_set() {
        assertThat(provider.availability(context()))
                .isInstanceOfSatisfying(
                        Availability.NotConfigured.class,
                        missing -> assertThat(missing.remedy())
                                .contains("TELEGRAM_TOKEN")
                                .contains("@BotFather"));
        assertThatThrownBy(() -> provider.create(context())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "telegram-token, not a token, TELEGRAM_TOKEN",
        "telegram-token, 123:short, TELEGRAM_TOKEN",
        "telegram-api-url, api.telegram.org, telegram-api-url",
        "telegram-api-url, ftp://x, telegram-api-url",
        "telegram-api-url, http://x/with/path, telegram-api-url",
        "telegram-api-url, 'http://x y', telegram-api-url",
        "telegram-protect-content, perhaps, telegram-protect-content",
        "telegram-webhook-url, nowhere, telegram-webhook-url",
        "telegram-webhook-port, 99999, telegram-webhook-port",
        "telegram-webhook-port, http, telegram-webhook-port",
        "telegram-webhook-secret, short, telegram-webhook-secret",
    })
    void a_setting_that_cannot_be_meant_is_named(String name, String value, String named) {
        settings.put("telegram-token", FakeTelegram.TOKEN);
        settings.put("telegram-webhook-url", "https://example.org/telegram");
        settings.put(name, value);
        assertThat(provider.availability(context()))
                .isInstanceOfSatisfying(
                        Availability.Misconfigured.class,
                        wrong -> assertThat(wrong.remedy()).contains(named).doesNotContain(value));
    }

    @Test
    void every_setting_it_asks_for_is_on_the_page_of_settings() throws Exception {
        Set<String> asked = new TreeSet<>();
        settings.put("telegram-token", FakeTelegram.TOKEN);
        settings.put("telegram-webhook-url", "https://example.org/telegram");
        TelegramSettings.read(new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                asked.add(name);
                return Optional.ofNullable(settings.get(name));
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        });
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        assertThat(asked).hasSize(8).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void nothing_that_is_printed_of_the_settings_is_a_secret() throws Exception {
        settings.put("telegram-token", FakeTelegram.TOKEN);
        settings.put("telegram-webhook-url", "https://example.org/telegram");
        settings.put("telegram-webhook-secret", "a-secret-of-the-test");
        TelegramSettings read = TelegramSettings.read(context());
        assertThat(read + " " + read.webhook()).doesNotContain("AAExample").doesNotContain("a-secret");
    }

    @Test
    void a_language_without_texts_gets_the_english_ones() {
        assertThat(TelegramTexts.in("xx")).isEqualTo(TelegramTexts.in("en"));
        assertThat(TelegramTexts.in("../x")).isEqualTo(TelegramTexts.in("en"));
        assertThat(TelegramTexts.in("en").whoLine()).isNotBlank();
    }
}
