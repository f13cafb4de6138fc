package org.reweave.spi;

import java.time.Duration;
import java.util.Optional;

/** How one attempt to deliver a message ended. */
public sealed interface Delivery {

    /** The platform took it; {@code messageId} is its name there, where it has one. */
    record Delivered(Optional<String> messageId) implements Delivery {}

    /** It was refused for now; try again after the given time. */
    record Retry(Duration after) implements Delivery {}

    /** The connection was lost after the request had left: it may or may not have arrived. */
    record Unknown() implements Delivery {}

    /** This address cannot be reached (blocked, closed, gone); {@code reason} is a short constant, never personal. */
    record Unreachable(String reason) implements Delivery {}

    /** The platform will never take this message; {@code reason} is a short constant, never personal. */
    record Rejected(String reason) implements Delivery {}
}
