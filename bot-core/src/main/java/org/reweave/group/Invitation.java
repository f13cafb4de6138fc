package org.reweave.group;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what one person may lead a group who does not run it: a word that whoever leads gives them, good once and for a day.
 *
 * @param word the word, in capital letters
 * @param until after this it is too old (UTC)
 */
public record Invitation(String word, Instant until) {
    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";
    /** None that is taken for another one, and none that makes words. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    /** One that nobody can guess who does not know the group's secret (hexadecimal digits). */
    static Invitation of(String secret, Instant now) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), ALGORITHM));
            byte[] bytes = mac.doFinal(("lead " + now).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                word.append(LETTERS.charAt(Byte.toUnsignedInt(bytes[i]) % LETTERS.length()));
            }
            return new Invitation(word.toString(), now.plus(GOOD_FOR));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Whether these words are it and it is not too old. */
    boolean isGood(String written, Instant now) {
        return word.equalsIgnoreCase(written.strip()) && now.isBefore(until);
    }

    @Override
    public String toString() {
        return "Invitation[" + until + "]";
    }
}
