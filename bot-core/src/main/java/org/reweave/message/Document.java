package org.reweave.message;

import java.util.Arrays;

/** A file that is handed to a person, to read or to take along. A value. */
public final class Document {
    /** How large a file may be, in bytes: less than half of what Discord takes (10 MiB), and Telegram takes 50 MB. */
    public static final int MAX_BYTES = 4 << 20;

    private final String name;
    private final byte[] bytes;
    private final String description;
    private final String instead;

    /**
     * Takes a file.
     *
     * @param name what it is called, such as {@code notes.html}: small letters, digits and one dot, so that it is a name everywhere
     * @param bytes what is in it, {@value #MAX_BYTES} bytes at most
     * @param description what it is, as a sentence
     * @param instead what is said where it cannot be handed over
     * @throws IllegalArgumentException where it is empty or too large, has another name, or lacks one of the sentences
     */
    public Document(String name, byte[] bytes, String description, String instead) {
        if (!name.matches("[a-z0-9]{1,40}\\.[a-z0-9]{1,8}")) {
            throw new IllegalArgumentException("a file is called by small letters, digits and one dot");
        }
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a file has 1 to " + MAX_BYTES + " bytes");
        }
        if (description.isBlank() || instead.isBlank()) {
            throw new IllegalArgumentException("a file needs a description, and words to stand in its place");
        }
        this.name = name;
        this.bytes = bytes.clone();
        this.description = description;
        this.instead = instead;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** What it is; never empty. */
    public String description() {
        return description;
    }

    /** What is said where it cannot be handed over; never empty. */
    public String instead() {
        return instead;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document document
                && name.equals(document.name)
                && Arrays.equals(bytes, document.bytes)
                && description.equals(document.description)
                && instead.equals(document.instead);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    /** Says how large it is and nothing of what is in it. */
    @Override
    public String toString() {
        return "Document[" + bytes.length + " bytes]";
    }
}
