package org.reweave.telegram;

/**
 * How a message is sent, whatever is in it.
 *
 * @param protect whether it can be neither forwarded nor saved
 * @param silent whether it arrives without a sound
 */
record Manner(boolean protect, boolean silent) {}
