package org.reweave.discord;

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

/** What a host who sets Discord up is told. */
class DiscordAdapterProviderTest {
    private final DiscordAdapterProvider provider = new DiscordAdapterProvider();
    private final Map<String, String> settings = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private AdapterContext context() {
        return new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                asked.add(name);
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
                .anySatisfy(found -> assertThat(found).isInstanceOf(DiscordAdapterProvider.class));
        assertThat(provider.platform()).isEqualTo("discord");
    }

    @Test
    void with_a_token_it_is_ready() {
        settings.put("discord-token", " " + FakeDiscord.TOKEN + "\n");
        assertThat(provider.availability(context())).isEqualTo(new Availability.Ready());
        assertThat(provider.create(context()).platform()).isEqualTo("discord");
    }

    @Test
    void without_a_token_it_says_what_to_set() {
        assertThat(provider.availability(context()))
                .isInstanceOfSatisfying(
                        Availability.NotConfigured.class,
                        missing -> assertThat(missing.remedy())
                                .contains("DISCORD_TOKEN")
                                .contains("discord.com/developers"));
        assertThatThrownBy(() -> provider.create(context())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "discord-token, 1234567890123456789, DISCORD_TOKEN",
        "discord-token, Bot OTAw.test.token, DISCORD_TOKEN",
        "discord-token, 8d777f385d3dfec8815d20f7496026dc, DISCORD_TOKEN",
        "discord-api-url, discord.example, discord-api-url",
        "discord-api-url, ws://localhost:1/, discord-api-url",
        "discord-gateway-url, http://localhost:1/, discord-gateway-url",
        "discord-gateway-url, 'ws://x y', discord-gateway-url",
    })
    void a_setting_that_cannot_be_meant_is_named(String name, String value, String named) {
        settings.put("discord-token", FakeDiscord.TOKEN);
        settings.put(name, value);
        assertThat(provider.availability(context()))
                .isInstanceOfSatisfying(
                        Availability.Misconfigured.class,
                        wrong -> assertThat(wrong.remedy()).contains(named).doesNotContain(value));
    }

    @Test
    void every_setting_it_asks_for_is_on_the_page_of_settings_and_no_secret_is_printed() throws Exception {
        settings.put("discord-token", FakeDiscord.TOKEN);
        DiscordSettings read = DiscordSettings.read(context());
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        assertThat(asked).hasSize(4).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
        assertThat(read.toString()).doesNotContain(FakeDiscord.TOKEN);
    }
}
