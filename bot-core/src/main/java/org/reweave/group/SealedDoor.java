package org.reweave.group;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.reweave.message.Address;

/**
 * What a button carries that stands where everybody reads it and is meant for one person, written {@code c-3f9a…-kJ2x…-Qe7d…}.
 * What is behind it is there for that person only and cannot be told from it: without the group's secret each seal looks like
 * chance. For everybody else it is a door to their own place, as any door nobody knows.
 *
 * @param group the group's id
 * @param chance a number by chance, so that no two doors are alike
 * @param seal of that number, the person and what is behind the door
 */
public record SealedDoor(String group, String chance, String seal) {
    /** So many bytes are drawn by chance for each. */
    public static final int CHANCE = 8;

    private static final int SEAL = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("c-([0-9a-z]{8,25})-([A-Za-z0-9_-]{11})-([A-Za-z0-9_-]{22})");

    /** Reads a token; empty for every other one. */
    public static Optional<SealedDoor> read(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches()
                ? Optional.of(new SealedDoor(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    /**
     * A door for somebody.
     *
     * @param behind the token of what is behind it
     * @param secret the group's, as hexadecimal digits
     * @param chance its {@linkplain #number number}
     */
    static SealedDoor to(String behind, Address whom, String group, String secret, String chance) {
        return new SealedDoor(group, chance, seal(behind, whom, group, secret, chance));
    }

    /** The number of a door, of so many bytes by chance. */
    public static String number(byte[] chance) {
        return LETTERS.encodeToString(chance);
    }

    /** Whether that is behind it for somebody; takes as long whatever the answer is. */
    boolean leads(String behind, Address whom, String secret) {
        byte[] expected = seal(behind, whom, group, secret, chance).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.US_ASCII));
    }

    /** As it is carried. */
    public String written() {
        return "c-" + group + "-" + chance + "-" + seal;
    }

    /** An account is the same person in whichever chat they are. */
    private static String seal(String behind, Address whom, String group, String secret, String chance) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), ALGORITHM));
            for (String part : new String[] {"door", behind, group, whom.platform(), whom.user(), chance}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return LETTERS.encodeToString(Arrays.copyOf(mac.doFinal(), SEAL));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
