package org.reweave.telegram;

import com.fasterxml.jackson.databind.node.BinaryNode;

/** A file in a form, with the name it was sent under. */
final class NamedFile extends BinaryNode {
    private static final long serialVersionUID = 1L;

    private final String name;

    NamedFile(String name, byte[] bytes) {
        super(bytes);
        this.name = name;
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return binaryValue();
    }
}
