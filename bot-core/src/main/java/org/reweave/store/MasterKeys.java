package org.reweave.store;

import java.util.Optional;

/** Where the master key is kept, outside the database. */
public interface MasterKeys {

    /**
     * The key, or empty where there is none yet.
     *
     * @throws StoreException when there is one that cannot be read; says where and what to do
     */
    Optional<MasterKey> find();

    /**
     * Makes a key and keeps it; it is on disk when this returns. Never takes the place of one that is there.
     *
     * @throws StoreException when it cannot be kept
     */
    MasterKey create();

    /**
     * Whether a key that is there tells of a database: a first start made it, for the database it made. Where it does, and
     * there is no database, one is missing.
     */
    default boolean tellsOfDatabase() {
        return false;
    }

    /** Where it is kept, in words for the host, such as {@code the file data/key}. */
    String where();
}
