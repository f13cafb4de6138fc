package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapterProvider;
import org.reweave.spi.PlatformAdapterProvider.Availability;
import org.reweave.spi.PlatformAdapterProvider.Availability.NotConfigured;

class DiscordAdapterProviderTest {

    @Test
    void it_is_found_as_a_plug_in() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class))
                .extracting(PlatformAdapterProvider::platform)
                .contains("discord");
    }

    @Test
    void without_a_token_it_says_what_to_set() {
        assertThat(availability(Map.of()))
                .isEqualTo(new NotConfigured("For Discord set DISCORD_TOKEN, or discord-token in reweave.yaml."));
    }

    @Test
    void with_a_token_it_says_that_this_version_cannot_connect_and_never_repeats_the_token() {
        Availability availability = availability(Map.of("discord-token", "4711:secret"));

        assertThat(((NotConfigured) availability).remedy()).contains("cannot connect to Discord yet").doesNotContain("4711");
        assertThatThrownBy(() -> new DiscordAdapterProvider().create(context(Map.of("discord-token", "4711:secret"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Availability availability(Map<String, String> settings) {
        return new DiscordAdapterProvider().availability(context(settings));
    }

    private static AdapterContext context(Map<String, String> settings) {
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
}
