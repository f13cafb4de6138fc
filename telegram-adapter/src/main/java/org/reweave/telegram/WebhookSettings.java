package org.reweave.telegram;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reweave.spi.AdapterContext;

/**
 * How updates are received when Telegram brings them.
 *
 * @param url where Telegram sends them to, as seen from outside
 * @param bind the address to listen at, behind whatever ends the encryption
 * @param port the port to listen at
 * @param secret what Telegram says with each update, so that nobody else can send one
 */
record WebhookSettings(URI url, String bind, int port, String secret) {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    /** Reads the settings; empty where no address is set. */
    static Optional<WebhookSettings> read(AdapterContext context) throws TelegramSettings.Wrong {
        Optional<String> url =
                context.setting("telegram-webhook-url").map(String::strip).filter(it -> !it.isEmpty());
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String secret =
                context.setting("telegram-webhook-secret").map(String::strip).orElseGet(WebhookSettings::random);
        if (!SECRET.matcher(secret).matches()) {
            throw new TelegramSettings.Wrong(
                    "telegram-webhook-secret must be 16 to 256 letters, digits, - or _; leave it out to have one made");
        }
        return Optional.of(new WebhookSettings(
                TelegramSettings.uri("telegram-webhook-url", url.get()),
                context.setting("telegram-webhook-bind").orElse("127.0.0.1"),
                port(context.setting("telegram-webhook-port").orElse("8080")),
                secret));
    }

    private static int port(String value) throws TelegramSettings.Wrong {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new TelegramSettings.Wrong("telegram-webhook-port must be a number from 1 to 65535");
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String path() {
        String path = url.getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + port + "]";
    }
}
