package org.reweave.store.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.reweave.store.StoreException;

/** Reads what is stored as JSON without asking what it means. */
final class StoredJson {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredJson() {}

    /** The tree of it; what is no JSON is a {@link StoreException} that quotes nothing. */
    static JsonNode read(byte[] utf8) {
        try {
            return JSON.readTree(utf8);
        } catch (IOException e) {
            throw new StoreException("Something kept of a person is damaged. Restore a backup.");
        }
    }
}
