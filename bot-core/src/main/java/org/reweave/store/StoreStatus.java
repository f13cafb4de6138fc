package org.reweave.store;

/**
 * What a host wants to know of a store; counts only, nothing of any person.
 *
 * @param people how many people are known
 * @param parked how many updates were put aside
 * @param waiting how many messages wait to be delivered
 * @param bytes how much room the database takes on disk
 * @param schemaVersion the version of the tables, such as {@code 1}
 */
public record StoreStatus(long people, long parked, long waiting, long bytes, String schemaVersion) {}
