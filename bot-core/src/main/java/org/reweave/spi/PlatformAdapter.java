package org.reweave.spi;

import java.time.Duration;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage;

/**
 * One chat platform: brings in what people do there, and delivers what the companion says.
 *
 * <p>It translates and nothing else: retrying, ordering and pacing belong to the relay, deciding belongs to the engine.
 */
public interface PlatformAdapter {

    /** The platform's short name in small letters, the same as in {@link Address#platform()}. */
    String platform();

    /**
     * Begins to take in what people do. Returns soon, even while the platform cannot be reached.
     *
     * @param sink takes each thing that came in; the platform is told it arrived only after the sink's promise is kept
     */
    void start(InboundSink sink);

    /**
     * Tries once to deliver a message, and says how it went. Called by one thread at a time for each address.
     *
     * @param to where it goes
     * @param message what is said
     * @param deliveryId the same for every attempt to deliver this message, at most 25 ASCII characters; platforms that
     *     can tell a repeated delivery by it must do so
     */
    Delivery deliver(Address to, OutboundMessage message, String deliveryId);

    /**
     * As {@link #deliver(Address, OutboundMessage, String)}, of a message of which it is known how soon it has to go: an
     * adapter that makes messages wait for what the platform allows lets those go first that somebody waits for.
     */
    default Delivery deliver(Address to, OutboundMessage message, String deliveryId, Haste haste) {
        return deliver(to, message, deliveryId);
    }

    /**
     * Whether the platform tells a repeated delivery by its id, so that nothing is shown twice however often it is sent.
     * Where it does not, an unasked message of which nobody knows whether it arrived is not sent again.
     */
    default boolean tellsRepeats() {
        return false;
    }

    /** What the platform has, so that others see less of what is said to a person, and what of it is theirs to choose. */
    default Discretion discretion() {
        return Discretion.NONE;
    }

    /** Stops taking in, and frees everything within about the given time. Nothing that was acknowledged is lost. */
    void stop(Duration within);
}
