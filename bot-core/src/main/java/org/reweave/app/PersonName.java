package org.reweave.app;

import org.reweave.message.Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads who is meant from {@code PLATFORM:USER}. */
final class PersonName implements ITypeConverter<Address> {

    @Override
    public Address convert(String written) {
        int colon = written.indexOf(':');
        if (colon < 1 || colon == written.length() - 1) {
            throw new TypeConversionException("write the platform and the account there, such as terminal:me");
        }
        String user = written.substring(colon + 1);
        return new Address(written.substring(0, colon), user, user);
    }

    /** The account as it is written on the command line. */
    static String written(Address account) {
        return account.platform() + ":" + account.user();
    }

    /** What to say where nobody is known by that account. */
    static HostException unknown(Address account) {
        return new HostException("nobody is known as " + written(account) + "; check how it is written");
    }
}
