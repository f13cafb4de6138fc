package org.reweave.runtime;

import org.reweave.message.Address;

/** Who somebody is on one platform, whichever chat they write in. */
record Account(String platform, String user) {

    static Account of(Address address) {
        return new Account(address.platform(), address.user());
    }

    /** Says the platform only, as an address does. */
    @Override
    public String toString() {
        return "Account[" + platform + "]";
    }
}
