package org.reweave.telegram;

/** One button below a message. */
record Button(String label, String token) {}
