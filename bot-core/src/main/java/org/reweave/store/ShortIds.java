package org.reweave.store;

import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes ids of 25 small letters and digits: 45 bits of the time in milliseconds, so that they sort as they were made,
 * and 80 bits of chance, so that nobody can guess one.
 */
public final class ShortIds implements Supplier<String> {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_A_LETTER = 5;
    private static final int TIME_LETTERS = 9;
    private static final int CHANCE_LETTERS = 16;

    private final Clock clock;
    private final Random random;

    /** Ids of this clock and this source of chance, which should be a {@link java.security.SecureRandom}. */
    public ShortIds(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String get() {
        StringBuilder id = new StringBuilder(TIME_LETTERS + CHANCE_LETTERS);
        letters(id, clock.millis(), TIME_LETTERS);
        letters(id, random.nextLong(), CHANCE_LETTERS / 2);
        letters(id, random.nextLong(), CHANCE_LETTERS / 2);
        return id.toString();
    }

    private static void letters(StringBuilder id, long bits, int count) {
        for (int at = count - 1; at >= 0; at--) {
            id.append(ALPHABET.charAt((int) (bits >>> (at * BITS_A_LETTER)) & (ALPHABET.length() - 1)));
        }
    }
}
