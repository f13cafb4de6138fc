package org.reweave.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.reweave.message.Address;

/**
 * Which addresses nothing can be delivered to: the companion is blocked there, or the account is gone.
 *
 * <p>An address is lost until the person behind it is heard of again, and while it is, nothing is said there unasked. What
 * counts is the account, whatever chat it writes in.
 */
public interface Reachability {

    /**
     * Notes that an address is lost; {@code reason} is a short constant. One that was lost before stays as it was noted, and
     * of an account nobody is known by nothing is noted.
     */
    void lose(Address address, String reason, Instant now);

    /** Notes that these can be written to; those that were never lost stay as they are. */
    void find(Collection<Address> addresses);

    /** Those of the addresses that are lost. */
    Set<Address> lost(Collection<Address> addresses);
}
