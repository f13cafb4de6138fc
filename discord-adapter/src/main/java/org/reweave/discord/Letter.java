package org.reweave.discord;

import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Haste;

/** One message on its way to one person; {@code delivery} is the same for every attempt to deliver it. */
record Letter(Address to, OutboundMessage message, Rendered rendered, String delivery, Haste haste) {}
