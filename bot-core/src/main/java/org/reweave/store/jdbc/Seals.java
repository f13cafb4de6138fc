package org.reweave.store.jdbc;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Seals and opens what people's rows hold, within one transaction: each with the key of its person. */
final class Seals {
    private final Sql sql;
    private final PersonKeys keys;
    private final Map<String, Aead> known = new HashMap<>();

    Seals(Sql sql, PersonKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Wrapped(String person, byte[] key) {
        @Override
        public String toString() {
            return "Wrapped[***]";
        }
    }

    /** Makes a key for a person who is added; its wrapping goes into their row. */
    byte[] fresh(String person) {
        byte[] wrapped = keys.fresh(person);
        know(person, wrapped);
        return wrapped;
    }

    /** Takes note of the wrapped key in a person's row. */
    void know(String person, byte[] wrapped) {
        known.put(person, keys.unwrap(person, wrapped));
    }

    /** Looks up the keys of these people, where they are not known yet. */
    void load(Collection<String> people) {
        Set<String> missing = new TreeSet<>(people);
        missing.removeAll(known.keySet());
        missing.remove("");
        if (!missing.isEmpty()) {
            InList.ask(missing, "?", this::wrapped).forEach(found -> know(found.person(), found.key()));
        }
    }

    private List<Wrapped> wrapped(String placeholders, List<String> people) {
        return sql.query(
                "select id, seal from person where id in (" + placeholders + ")",
                parameters -> {
                    for (String person : people) {
                        parameters.text(person);
                    }
                },
                row -> new Wrapped(row.text(), row.bytes()));
    }

    /** Seals something of a person; of somebody nobody knows, with the master key. */
    byte[] seal(String person, byte[] open) {
        try {
            return known.getOrDefault(person, keys.nobodys()).encrypt(open, PersonKeys.bound(person));
        } catch (GeneralSecurityException e) {
            throw PersonKeys.cannot(e);
        }
    }

    /** Opens what was sealed of a person. */
    byte[] open(String person, byte[] sealed) {
        Aead key = known.get(person);
        if (key != null) {
            try {
                return key.decrypt(sealed, PersonKeys.bound(person));
            } catch (GeneralSecurityException sealedBeforeTheyWereKnown) {
                return openNobodys(person, sealed);
            }
        }
        return openNobodys(person, sealed);
    }

    private byte[] openNobodys(String person, byte[] sealed) {
        try {
            return keys.nobodys().decrypt(sealed, PersonKeys.bound(person));
        } catch (GeneralSecurityException e) {
            throw PersonKeys.cannot(e);
        }
    }
}
