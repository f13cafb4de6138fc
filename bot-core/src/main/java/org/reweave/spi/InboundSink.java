package org.reweave.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;

/** Takes in what people do. */
public interface InboundSink {

    /**
     * Hands over one thing a person did.
     *
     * @return completes when what was done and the answer to it are on disk, and only then may the platform be told that
     *     it arrived; completes exceptionally when that failed and it must be handed over again
     */
    CompletableFuture<Accepted> accept(Inbound inbound);

    /**
     * Hands over one thing that happened in a group. What follows from it is said by the group's own turn, a moment later.
     *
     * @return as {@link #accept}, with no replies
     */
    default CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
        return CompletableFuture.completedFuture(new Accepted(false, 0));
    }

    /**
     * Takes in that an address can, or can no longer, be written to, where the platform says so by itself. Nothing unasked
     * is said at an address that is closed, until the person is heard of or it is open again.
     *
     * @return completes when it is on disk; completes exceptionally when that failed and it must be handed over again
     */
    default CompletableFuture<Void> door(Address address, boolean open) {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * About how long whoever does something on this platform now waits for the answer, in whole minutes and rather too long
     * than too short; empty where it is too short to be spoken of, or not known. Whoever asks is answered at once.
     */
    default Optional<Duration> wait(String platform) {
        return Optional.empty();
    }

    /**
     * What became of it.
     *
     * @param duplicate whether it had been taken in before, so that nothing happened this time
     * @param replies how many messages were put into the outbox for the address it came from
     * @param byGroup whether it was meant for a group, whose own turn answers it there a moment later
     */
    record Accepted(boolean duplicate, int replies, boolean byGroup) {

        /** What no group answers. */
        public Accepted(boolean duplicate, int replies) {
            this(duplicate, replies, false);
        }
    }
}
