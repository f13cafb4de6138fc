package org.reweave.spi;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Address;

/** What an adapter is given to work with. */
public interface AdapterContext {

    /** The value of a setting, by the name it has in the configuration file (such as {@code discord-token}). */
    Optional<String> setting(String name);

    /** The clock everything goes by. */
    Clock clock();

    /** Somebody who wrote before, and when they were last heard from (UTC). */
    record Heard(Address address, Instant at) {}

    /**
     * The people who wrote on a platform before, those heard from last first; for platforms on which what was sent while
     * nobody listened has to be fetched chat by chat. Empty where nothing is remembered.
     */
    default List<Heard> heardFrom(String platform) {
        return List.of();
    }

    /** Somebody who leads a group or joined it, by what the platform calls it. */
    record Belongs(Address address, String group) {}

    /**
     * Some of those who joined groups.
     *
     * @param people who they are; those whom the platform does not know any more are left out
     * @param next what the next ones are asked for with; empty where these are the last
     */
    record Some(List<Belongs> people, String next) {
        public Some {
            people = List.copyOf(people);
        }
    }

    /**
     * Some of those who joined groups on a platform, a few at a time; for platforms that do not tell by themselves that
     * somebody left.
     *
     * @param from what came with those before; empty for the first
     * @param most not more than so many
     */
    default Some joined(String platform, String from, int most) {
        return new Some(List.of(), "");
    }

    /**
     * Those who lead groups on a platform just now; for platforms that do not tell by themselves that somebody left. Empty
     * where nobody does.
     */
    default List<Belongs> leading(String platform) {
        return List.of();
    }
}
