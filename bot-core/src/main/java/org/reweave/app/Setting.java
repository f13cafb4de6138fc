package org.reweave.app;

import java.util.Locale;
import java.util.Optional;

/** Everything that can be configured; what each means is told in {@code docs/configuration.md}. */
enum Setting {
    DISCORD_TOKEN("DISCORD_TOKEN", SettingKind.SECRET, ""),
    DISCORD_API_URL("DISCORD_API_URL", SettingKind.WEB_URL, ""),
    DISCORD_GATEWAY_URL("DISCORD_GATEWAY_URL", SettingKind.SOCKET_URL, ""),
    TELEGRAM_TOKEN("TELEGRAM_TOKEN", SettingKind.SECRET, ""),
    TELEGRAM_API_URL("TELEGRAM_API_URL", SettingKind.WEB_URL, ""),
    TELEGRAM_PROTECT_CONTENT("TELEGRAM_PROTECT_CONTENT", SettingKind.SWITCH, "false"),
    TELEGRAM_WEBHOOK_URL("TELEGRAM_WEBHOOK_URL", SettingKind.WEB_URL, ""),
    TELEGRAM_WEBHOOK_SECRET("TELEGRAM_WEBHOOK_SECRET", SettingKind.SECRET, ""),
    TELEGRAM_WEBHOOK_BIND("TELEGRAM_WEBHOOK_BIND", SettingKind.TEXT, "127.0.0.1"),
    TELEGRAM_WEBHOOK_PORT("TELEGRAM_WEBHOOK_PORT", SettingKind.PORT, "8080"),
    DATABASE_URL("REWEAVE_DATABASE_URL", SettingKind.DATABASE_URL, ""),
    DATABASE_USER("REWEAVE_DATABASE_USER", SettingKind.TEXT, ""),
    DATABASE_PASSWORD("REWEAVE_DATABASE_PASSWORD", SettingKind.SECRET, ""),
    KEY("REWEAVE_KEY", SettingKind.SECRET, ""),
    JOURNEYS_DIR("REWEAVE_JOURNEYS_DIR", SettingKind.FOLDER, ""),
    HELP_LINES("REWEAVE_HELP_LINES", SettingKind.TEXT, ""),
    LANGUAGE("REWEAVE_LANGUAGE", SettingKind.LANGUAGE, "en"),
    ZONE("REWEAVE_ZONE", SettingKind.ZONE, ""),
    MESSAGES_AT_ONCE("REWEAVE_MESSAGES_AT_ONCE", SettingKind.COUNT, "60"),
    MESSAGES_A_MINUTE("REWEAVE_MESSAGES_A_MINUTE", SettingKind.COUNT, "60"),
    UPDATES_KEPT("REWEAVE_UPDATES_KEPT", SettingKind.DAYS, "30"),
    FAILURES_KEPT("REWEAVE_FAILURES_KEPT", SettingKind.DAYS, "7"),
    UNDELIVERED_KEPT("REWEAVE_UNDELIVERED_KEPT", SettingKind.DAYS, "7"),
    WITHDRAWN_KEPT("REWEAVE_WITHDRAWN_KEPT", SettingKind.DAYS, "1095"),
    REMOVED_GROUPS_KEPT("REWEAVE_REMOVED_GROUPS_KEPT", SettingKind.DAYS, "7"),
    UNDECIDED_ERASED_AFTER("REWEAVE_UNDECIDED_ERASED_AFTER", SettingKind.DAYS, "7"),
    INACTIVE_ASKED_AFTER("REWEAVE_INACTIVE_ASKED_AFTER", SettingKind.DAYS, "365"),
    INACTIVE_ERASED_AFTER("REWEAVE_INACTIVE_ERASED_AFTER", SettingKind.DAYS, "395"),
    LOG_LEVEL("REWEAVE_LOG_LEVEL", SettingKind.LOG_LEVEL, "info");

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String variable;
    private final SettingKind kind;
    private final String standard;

    Setting(String variable, SettingKind kind, String standard) {
        this.variable = variable;
        this.kind = kind;
        this.standard = standard;
    }

    /** Its name in {@code reweave.yaml}, such as {@code discord-token}. */
    String key() {
        return key;
    }

    /** Its name in the environment. */
    String variable() {
        return variable;
    }

    SettingKind kind() {
        return kind;
    }

    /** The value where none is given, or empty. */
    String standard() {
        return standard;
    }

    static Optional<Setting> ofKey(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
