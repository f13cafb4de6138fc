package org.reweave.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.reweave.store.MasterKey;
import org.reweave.store.StoreException;

/**
 * The keys of people, each wrapped with the master key and bound to its person. Those in use are kept unwrapped in memory
 * for some minutes, found by their wrapping, so that one that was never committed can never be taken for another.
 */
final class PersonKeys {
    private final MasterKey master;
    private final Cache<ByteBuffer, Aead> unwrapped = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            // To wake another thread for letting go of one costs more than to let go of it.
            .executor(Runnable::run)
            .build();

    PersonKeys(MasterKey master) {
        this.master = master;
    }

    /** What binds something to a person. */
    static byte[] bound(String person) {
        return person.getBytes(StandardCharsets.UTF_8);
    }

    /** A new key for a person, wrapped. */
    byte[] fresh(String person) {
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.aead(), bound(person));
            unwrapped.put(ByteBuffer.wrap(wrapped), primitive(key));
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw cannot(e);
        }
    }

    /** The key of a person; {@link StoreException} where it was wrapped for somebody else or with another master key. */
    Aead unwrap(String person, byte[] wrapped) {
        Aead known = unwrapped.getIfPresent(ByteBuffer.wrap(wrapped));
        if (known != null) {
            return known;
        }
        try {
            Aead key = primitive(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.aead(), bound(person)));
            unwrapped.put(ByteBuffer.wrap(wrapped.clone()), key);
            return key;
        } catch (GeneralSecurityException e) {
            throw cannot(e);
        }
    }

    /** The same key, wrapped with the newest master key. */
    byte[] wrapAgain(String person, byte[] wrapped) {
        try {
            KeysetHandle key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.aead(), bound(person));
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.aead(), bound(person));
        } catch (GeneralSecurityException e) {
            throw cannot(e);
        }
    }

    /** What is nobody's is closed with the master key itself. */
    Aead nobodys() {
        return master.aead();
    }

    private static Aead primitive(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static StoreException cannot(GeneralSecurityException e) {
        return new StoreException("Something kept of a person cannot be decrypted ("
                + e.getClass().getSimpleName() + "). Restore a backup, of the database and of its key.");
    }
}
