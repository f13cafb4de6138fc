package org.reweave.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.AdapterContext.Belongs;
import org.reweave.spi.AdapterContext.Heard;
import org.reweave.spi.AdapterContext.Some;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider;
import org.reweave.spi.PlatformAdapterProvider.Availability;

/** The chat platforms whose plug-ins lie on the class path, and which of them are set up. */
final class Platforms {
    private final AdapterContext context;
    private final Map<String, PlatformAdapterProvider> providers = new TreeMap<>();

    private Platforms(AdapterContext context) {
        this.context = context;
    }

    /** Finds the plug-ins; throws {@link HostException} where one of them is broken. */
    static Platforms find(AdapterContext context) {
        Platforms platforms = new Platforms(context);
        try {
            ServiceLoader.load(PlatformAdapterProvider.class)
                    .forEach(provider -> platforms.providers.put(provider.platform(), provider));
        } catch (ServiceConfigurationError e) {
            throw new HostException(
                    "a platform's plug-in cannot be loaded; build again, or remove its folder under dist", e);
        }
        return platforms;
    }

    /** Each platform's name, and whether it is set up. */
    Map<String, Availability> availability() {
        Map<String, Availability> all = new TreeMap<>();
        providers.forEach((name, provider) -> all.put(name, provider.availability(context)));
        return all;
    }

    /** The adapters of the platforms that are set up. */
    List<PlatformAdapter> create() {
        List<PlatformAdapter> adapters = new ArrayList<>();
        for (PlatformAdapterProvider provider : providers.values()) {
            if (provider.availability(context) instanceof Availability.Ready) {
                adapters.add(provider.create(context));
            }
        }
        return adapters;
    }

    /** What adapters may know before the database is open: the settings alone. */
    static AdapterContext context(BotConfig config, Clock clock) {
        return context(config, clock, Map.of(), Known.NOBODY);
    }

    /** Some of those who joined groups on a platform, after those that came with {@code from}. */
    interface Joined {
        /** Not more than so many. */
        Some some(String platform, String from, int most);
    }

    /** Who is known on a platform: those who wrote before, and those who lead groups or joined them. */
    record Known(Function<String, List<Heard>> heard, Function<String, List<Belongs>> leading, Joined joined) {
        static final Known NOBODY = new Known(
                platform -> List.of(), platform -> List.of(), (platform, from, most) -> new Some(List.of(), ""));

        static Known in(Database database) {
            return new Known(database::heardFrom, database::leading, database::joined);
        }
    }

    /** What adapters may know: the settings, with some values on top that are not in any file, and who is known. */
    static AdapterContext context(BotConfig config, Clock clock, Map<String, String> besides, Known known) {
        return new AdapterContext() {
            @Override
            public List<Heard> heardFrom(String platform) {
                return known.heard().apply(platform);
            }

            @Override
            public List<Belongs> leading(String platform) {
                return known.leading().apply(platform);
            }

            @Override
            public Some joined(String platform, String from, int most) {
                return known.joined().some(platform, from, most);
            }

            @Override
            public Optional<String> setting(String name) {
                Optional<String> given = Optional.ofNullable(besides.get(name));
                return given.isPresent() ? given : Setting.ofKey(name).flatMap(config::value);
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
