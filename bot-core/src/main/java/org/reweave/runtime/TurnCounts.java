package org.reweave.runtime;

/**
 * What became of turns since the start.
 *
 * @param turns turns that were worked through, duplicates included
 * @param duplicates turns that had been taken in before
 * @param commits transactions that worked turns through
 * @param retries failures of a turn alone after which it was to be tried again
 * @param parked turns that were put aside
 * @param refused turns that were given back because too many waited, the store was away or the companion stopped
 */
public record TurnCounts(long turns, long duplicates, long commits, long retries, long parked, long refused) {}
