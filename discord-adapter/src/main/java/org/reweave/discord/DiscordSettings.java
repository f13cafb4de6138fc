package org.reweave.discord;

import java.util.Optional;
import org.reweave.spi.AdapterContext;

/**
 * How to reach Discord.
 *
 * @param token the bot's token; never shown
 * @param apiUrl another address of the API, ending in its version, such as {@code http://localhost:8080/api/v10/}
 * @param gatewayUrl another address of the gateway
 * @param language the language of the adapter's own texts
 */
record DiscordSettings(String token, Optional<String> apiUrl, Optional<String> gatewayUrl, String language) {
    /** The name of the setting with the bot's token. */
    static final String TOKEN = "discord-token";

    /** Reads the settings; empty without a token. */
    static Optional<DiscordSettings> of(AdapterContext context) {
        return context.setting(TOKEN)
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(token -> new DiscordSettings(
                        token,
                        context.setting("discord-api-url").map(url -> url.endsWith("/") ? url : url + "/"),
                        context.setting("discord-gateway-url"),
                        context.setting("language").orElse("en")));
    }

    @Override
    public String toString() {
        return "DiscordSettings[token=***]";
    }
}
