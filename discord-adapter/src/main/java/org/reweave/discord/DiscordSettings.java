package org.reweave.discord;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern WHOLE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final String NO_TOKEN =
            "Set DISCORD_TOKEN to the token under Bot at discord.com/developers/applications.";
    private static final String NO_WHOLE_TOKEN = "DISCORD_TOKEN is not a whole token; choose Bot, Reset Token at"
            + " discord.com/developers/applications and copy all of it: three parts with dots between them. The"
            + " application ID and the public key are something else";

    /** A setting is missing or wrong; the message says what to set instead, and holds no secret. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean missing;

        Wrong(String remedy) {
            this(remedy, false);
        }

        Wrong(String remedy, boolean missing) {
            super(remedy);
            this.missing = missing;
        }

        /** Whether nothing is set rather than something wrong. */
        boolean missing() {
            return missing;
        }

        String remedy() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads the settings.
     *
     * @throws Wrong for the first one that is missing or cannot be meant
     */
    static DiscordSettings read(AdapterContext context) throws Wrong {
        String token = context.setting(TOKEN).map(String::strip).orElse("");
        if (!WHOLE.matcher(token).matches()) {
            throw token.isEmpty() ? new Wrong(NO_TOKEN, true) : new Wrong(NO_WHOLE_TOKEN);
        }
        return new DiscordSettings(
                token,
                address(context, "discord-api-url", "http").map(url -> url.endsWith("/") ? url : url + "/"),
                address(context, "discord-gateway-url", "ws"),
                context.setting("language").orElse("en"));
    }

    private static Optional<String> address(AdapterContext context, String setting, String scheme) throws Wrong {
        Optional<String> address = context.setting(setting).map(String::strip);
        if (address.isPresent() && !isAddress(address.get(), scheme)) {
            throw new Wrong(setting + " must be an address that begins with " + scheme + "s:// (or " + scheme
                    + ":// on this machine)");
        }
        return address;
    }

    private static boolean isAddress(String address, String scheme) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && (scheme.equals(uri.getScheme()) || (scheme + "s").equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "DiscordSettings[token=***]";
    }
}
