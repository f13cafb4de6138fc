package org.reweave.telegram;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reweave.spi.AdapterContext;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * How this bot reaches Telegram, as the host has set it.
 *
 * @param token the bot's token; it is a password
 * @param server where the Bot API is
 * @param webhook how updates are received; empty where they are fetched
 * @param protectContent whether messages can be neither forwarded nor saved
 * @param language the language of the few sentences the adapter itself says
 */
record TelegramSettings(
        String token, TelegramUrl server, Optional<WebhookSettings> webhook, boolean protectContent, String language) {
    private static final Pattern TOKEN = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{20,}");
    private static final String TOKEN_REMEDY =
            "Set TELEGRAM_TOKEN to the token that @BotFather gave you; it looks like 123456789:AAE...";
    private static final String TOKEN_IS_WRONG =
            "TELEGRAM_TOKEN is not a whole token; copy the one that @BotFather gave you, it looks like"
                    + " 123456789:AAE...";

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
    static TelegramSettings read(AdapterContext context) throws Wrong {
        String token = context.setting("telegram-token").map(String::strip).orElse("");
        if (!TOKEN.matcher(token).matches()) {
            throw token.isEmpty() ? new Wrong(TOKEN_REMEDY, true) : new Wrong(TOKEN_IS_WRONG);
        }
        return new TelegramSettings(
                token,
                server(context.setting("telegram-api-url").orElse("https://api.telegram.org")),
                WebhookSettings.read(context),
                flag(context, "telegram-protect-content"),
                context.setting("language").orElse("en"));
    }

    /** The bot's own id, which is no secret. */
    long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    private static TelegramUrl server(String url) throws Wrong {
        URI uri = uri("telegram-api-url", url);
        if (uri.getPath() != null && uri.getPath().length() > 1) {
            throw new Wrong("telegram-api-url must be a scheme, a host and a port only, such as http://localhost:8081");
        }
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return TelegramUrl.builder()
                .schema(uri.getScheme())
                .host(uri.getHost())
                .port(port)
                .build();
    }

    static URI uri(String setting, String url) throws Wrong {
        try {
            URI uri = URI.create(url.strip());
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below, without what was in it
        }
        throw new Wrong(setting + " must be a web address that begins with https:// (or http:// on this machine)");
    }

    private static boolean flag(AdapterContext context, String setting) throws Wrong {
        String value = context.setting(setting).map(String::strip).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new Wrong(setting + " must be true or false");
        }
        return value.equals("true");
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "TelegramSettings[" + (webhook.isPresent() ? "webhook" : "polling") + "]";
    }
}
