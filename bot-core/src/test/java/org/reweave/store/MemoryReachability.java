package org.reweave.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reweave.message.Address;

/** Lost addresses in memory. */
final class MemoryReachability implements Reachability {
    private record Account(String platform, String user) {
        static Account of(Address address) {
            return new Account(address.platform(), address.user());
        }
    }

    private final Undo undo;
    private final Map<Account, Instant> lost = new HashMap<>();

    private final Predicate<Address> known;

    MemoryReachability(Undo undo, Predicate<Address> known) {
        this.undo = undo;
        this.known = known;
    }

    @Override
    public void lose(Address address, String reason, Instant now) {
        if (lost(List.of(address)).isEmpty() && known.test(address)) {
            undo.put(lost, Account.of(address), now);
        }
    }

    @Override
    public void find(Collection<Address> addresses) {
        addresses.forEach(address -> undo.remove(lost, Account.of(address)));
    }

    @Override
    public Set<Address> lost(Collection<Address> addresses) {
        return addresses.stream()
                .filter(address -> lost.containsKey(Account.of(address)))
                .collect(Collectors.toSet());
    }
}
