package org.reweave.runtime;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What people are called in the log: names from which one can tell that two lines are about the same person, and without
 * the key nothing else. With another key everybody has another name.
 */
public final class Pseudonyms {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 5;

    private final SecretKeySpec key;

    /** Names by a key, which is a secret. */
    public Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Names that mean the same person for as long as this process runs. */
    public static Pseudonyms untilTheEnd() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /** What an account is called, or a person by their id; ten characters. */
    public String of(String name) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] code = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
