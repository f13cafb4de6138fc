package org.reweave.message;

import java.util.Arrays;

/** A picture that goes with a message, and the words for those who do not see it. A value. */
public final class Picture {
    /** How large a picture may be, in bytes; far below what either platform takes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final byte[] png;
    private final String description;

    /**
     * Takes a picture.
     *
     * @param png the bytes of a PNG file, {@value #MAX_BYTES} at most
     * @param description what is to be seen on it, as a sentence
     * @throws IllegalArgumentException where it is no PNG, too large, or without a description
     */
    public Picture(byte[] png, String description) {
        if (png.length > MAX_BYTES || !Arrays.equals(SIGNATURE, Arrays.copyOf(png, SIGNATURE.length))) {
            throw new IllegalArgumentException("a picture is a PNG of " + MAX_BYTES + " bytes at most");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("a picture needs a description");
        }
        this.png = png.clone();
        this.description = description;
    }

    /** A copy of its bytes. */
    public byte[] png() {
        return png.clone();
    }

    /** What is to be seen on it; never empty. */
    public String description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
                && Arrays.equals(png, picture.png)
                && description.equals(picture.description);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(png) + description.hashCode();
    }

    /** Says how large it is and nothing of what it shows. */
    @Override
    public String toString() {
        return "Picture[" + png.length + " bytes]";
    }
}
