package org.reweave.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row of what is kept of a person, as it is stored.
 *
 * @param table the table it is in
 * @param row its columns by name; what is kept as JSON is JSON here too
 */
public record Held(String table, ObjectNode row) {

    /** Says where it is kept and nothing of what is. */
    @Override
    public String toString() {
        return "Held[" + table + "]";
    }
}
