package org.reweave.spi;

import java.time.Clock;
import java.util.Optional;

/** What an adapter is given to work with. */
public interface AdapterContext {

    /** The value of a setting, by the name it has in the configuration file (such as {@code discord-token}). */
    Optional<String> setting(String name);

    /** The clock everything goes by. */
    Clock clock();
}
