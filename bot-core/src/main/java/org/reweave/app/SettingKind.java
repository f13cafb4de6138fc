package org.reweave.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reweave.engine.LanguageFiles;

/** What a setting may hold; each kind says what is wrong with a value and how to write it. */
enum SettingKind {
    /** Any text. */
    TEXT {
        @Override
        Optional<String> problem(String value, Path home) {
            return Optional.empty();
        }
    },
    /** A token or password, which no message may repeat. */
    SECRET {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.chars().anyMatch(Character::isWhitespace)
                    ? Optional.of("has a blank or a line break in it; copy it again without")
                    : Optional.empty();
        }
    },
    /** The address of a web service. */
    WEB_URL {
        @Override
        Optional<String> problem(String value, Path home) {
            return urlProblem(value, Set.of("http", "https"), "https://api.example.org");
        }
    },
    /** The address of a web socket. */
    SOCKET_URL {
        @Override
        Optional<String> problem(String value, Path home) {
            return urlProblem(value, Set.of("ws", "wss"), "wss://gateway.example.org");
        }
    },
    /** The address of a database; it may hold a password, so no message may repeat it. */
    DATABASE_URL {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.startsWith("jdbc:postgresql:")
                    ? Optional.empty()
                    : Optional.of("is no address of a PostgreSQL database; write jdbc:postgresql://host/name,"
                            + " or leave it out for the built-in one");
        }
    },
    /** On or off. */
    SWITCH {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("is neither on nor off; write true or false");
        }
    },
    /** A port to listen at. */
    PORT {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535
                    ? Optional.empty()
                    : Optional.of("is no port; write a number from 1 to 65535");
        }
    },
    /** How many of something, one at least. */
    COUNT {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.matches("\\d{1,9}") && Integer.parseInt(value) >= 1
                    ? Optional.empty()
                    : Optional.of("is no count; write a number from 1 to 999999999");
        }
    },
    /** A number of days. */
    DAYS {
        @Override
        Optional<String> problem(String value, Path home) {
            return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1
                    ? Optional.empty()
                    : Optional.of("is no number of days; write a number from 1 to 99999");
        }
    },
    /** A folder that is there; taken from the home folder where it is relative. */
    FOLDER {
        @Override
        Optional<String> problem(String value, Path home) {
            try {
                Path folder = home.resolve(value);
                return Files.isDirectory(folder) && Files.isReadable(folder)
                        ? Optional.empty()
                        : Optional.of("names " + folder + ", which is no folder that can be read; name another");
            } catch (InvalidPathException e) {
                return Optional.of("is no name of a folder; write a path such as /srv/reweave/journeys");
            }
        }
    },
    /** A language the companion speaks. */
    LANGUAGE {
        @Override
        Optional<String> problem(String value, Path home) {
            return SPOKEN.contains(value)
                    ? Optional.empty()
                    : Optional.of("\"" + value + "\" is not spoken yet; write " + String.join(" or ", SPOKEN));
        }
    },
    /** A time zone by its name. */
    ZONE {
        @Override
        Optional<String> problem(String value, Path home) {
            try {
                ZoneId.of(value);
                return Optional.empty();
            } catch (DateTimeException e) {
                String nearest =
                        NearestName.of(value, ZoneId.getAvailableZoneIds()).orElse("Europe/Berlin");
                return Optional.of("\"" + value + "\" is no time zone; write a name such as " + nearest);
            }
        }
    },
    /** How much is written to the log. */
    LOG_LEVEL {
        @Override
        Optional<String> problem(String value, Path home) {
            return LEVELS.contains(value.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of("\"" + value + "\" is no level; write " + String.join(", ", LEVELS));
        }
    };

    /** The languages with texts of the companion's own. */
    static final List<String> SPOKEN = LanguageFiles.spoken(SettingKind.class.getClassLoader());

    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    /** What is wrong with a value and how to write it, to be put behind the setting's name; empty where it is good. */
    abstract Optional<String> problem(String value, Path home);

    /** Whether a value of this kind must never be shown. */
    boolean hidden() {
        return this == SECRET || this == DATABASE_URL;
    }

    private static Optional<String> urlProblem(String value, Set<String> schemes, String example) {
        try {
            URI url = new URI(value);
            if (url.getHost() != null && schemes.contains(url.getScheme()) && url.getUserInfo() == null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            return Optional.of("is no address; write one such as " + example);
        }
        return Optional.of("is no address of this kind; write one such as " + example);
    }
}
