package org.reweave.store;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key that the keys of all people are wrapped with (AES-256-GCM). It is kept outside the database; without it nothing
 * anybody wrote can be read.
 */
public final class MasterKey {
    private static final String MARK = "reweave-key-1:";

    private final KeysetHandle keys;
    private final Aead aead;

    private MasterKey(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt", e);
        }
    }

    /** A new one, by chance. */
    public static MasterKey generate() {
        return made(() -> new MasterKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)));
    }

    /**
     * The key that was {@linkplain #written written}, with white space around it or without.
     *
     * @throws StoreException when it is none; quotes nothing of it
     */
    public static MasterKey read(String written) {
        String text = written.strip();
        if (text.startsWith(MARK)) {
            try {
                byte[] bytes = Base64.getDecoder().decode(text.substring(MARK.length()));
                return new MasterKey(TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get()));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new StoreException("the key is damaged");
            }
        }
        throw new StoreException("that is no key of Reweave; one begins with " + MARK);
    }

    /** All of it as one line of text, to be kept as a secret. */
    public String written() {
        return made(() -> MARK
                + Base64.getEncoder()
                        .encodeToString(TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())));
    }

    /** This key, which still opens what it closed, with a new one in it that closes from now on. */
    public MasterKey withNew() {
        return made(() -> new MasterKey(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()));
    }

    /** Only the newest of the keys in this one; what the others closed it cannot open. */
    public MasterKey newest() {
        return made(() -> new MasterKey(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                        .withFixedId(keys.getPrimary().getId())
                        .makePrimary())
                .build()));
    }

    /** A secret for one purpose, 32 bytes, that tells nothing of this key or of those for other purposes. */
    public byte[] derived(String purpose) {
        return made(() -> {
            byte[] all = TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            return Hkdf.computeHkdf("HmacSha256", all, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), 32);
        });
    }

    /**
     * Such a secret of each key in this one, the newest first; unlike {@link #derived} of all, it stays the same while a new
     * key is added and the older ones go.
     */
    public List<byte[]> derivedByEach(String purpose) {
        List<byte[]> secrets = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            KeysetHandle.Entry entry = keys.getAt(at);
            byte[] secret = made(() -> Hkdf.computeHkdf(
                    "HmacSha256", bytes(entry), new byte[0], purpose.getBytes(StandardCharsets.UTF_8), 32));
            secrets.add(entry.isPrimary() ? 0 : secrets.size(), secret);
        }
        return List.copyOf(secrets);
    }

    @AccessesPartialKey
    private static byte[] bytes(KeysetHandle.Entry entry) {
        return ((AesGcmKey) entry.getKey()).getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }

    /** Opens and closes with this key. */
    public Aead aead() {
        return aead;
    }

    private interface Making<T> {
        T make() throws GeneralSecurityException;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (GeneralSecurityException e) {
            throw new StoreException("This Java cannot encrypt (" + e.getClass().getSimpleName() + ").");
        }
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "MasterKey[***]";
    }
}
