package org.reweave.runtime;

import java.time.Instant;
import org.reweave.engine.PersonState;
import org.reweave.message.Inbound;

/** Decides how a person who was never here before begins. */
@FunctionalInterface
public interface Newcomers {

    /** The state of a person before their first word, which is {@code first}; {@code now} is in UTC. */
    PersonState meet(Inbound first, Instant now);
}
