package org.reweave.group.pulse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Normally spread numbers that look like chance to everybody without the group's secret, and are the same whenever the same
 * round with the same taps is counted again (HMAC-SHA-256).
 *
 * <p>They depend on the round, or an unchanged figure would tell that nobody changed their answer; and on every tap, or two
 * counts that differ by one tap could be subtracted and the blur would be gone.
 */
final class Blur {
    private static final String ALGORITHM = "HmacSHA256";
    /** A double between 0 and 1 has so many bits. */
    private static final int BITS = 53;

    private final byte[] secret;

    Blur(byte[] secret) {
        this.secret = secret.clone();
    }

    /** As many numbers as there are answers, with mean 0 and standard deviation 1. */
    double[] numbers(int answers, int round, List<Tap> taps) {
        byte[] seed = seed(answers, round, taps);
        double[] numbers = new double[answers];
        for (int i = 0; i < answers; i++) {
            numbers[i] = normal(ByteBuffer.wrap(started(seed)
                    .doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(i).array())));
        }
        return numbers;
    }

    private byte[] seed(int answers, int round, List<Tap> taps) {
        Mac mac = started(secret);
        mac.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(answers)
                .putInt(round)
                .flip());
        taps.stream().sorted(Comparator.comparing(Tap::member)).forEach(tap -> {
            byte[] member = tap.member().getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(member.length)
                    .putInt(tap.answer())
                    .flip());
            mac.update(member);
        });
        return mac.doFinal();
    }

    /** By Box and Muller. StrictMath gives the same on every machine. */
    private static double normal(ByteBuffer bytes) {
        double first = part(bytes.getLong());
        double second = part(bytes.getLong());
        return StrictMath.sqrt(-2 * StrictMath.log(first)) * StrictMath.cos(2 * Math.PI * second);
    }

    /** Above 0 and at most 1. */
    private static double part(long random) {
        return ((random >>> (Long.SIZE - BITS)) + 1) / (double) (1L << BITS);
    }

    private static Mac started(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
